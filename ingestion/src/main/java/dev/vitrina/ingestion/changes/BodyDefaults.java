package dev.vitrina.ingestion.changes;

import dev.vitrina.ingestion.ShopDefaults;
import java.math.BigDecimal;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Completes bodies of one entity, so that a document in a topic means the same whatever the shop's defaults become: fills
 * in organization, warehouse, currency, and the rate 1 of the shop's own currency.
 */
final class BodyDefaults {
    private static final int ABSENT = -1;

    private final ShopDefaults shop;
    private final int organization;
    private final int warehouse;
    private final int currency;
    private final int rate;
    private final BigDecimal one;

    BodyDefaults(Schema body, ShopDefaults shop) {
        this.shop = shop;
        this.organization = position(body, "organization");
        this.warehouse = position(body, "warehouse");
        this.currency = position(body, "currency");
        this.rate = position(body, "rate");
        this.one = rate == ABSENT ? BigDecimal.ONE : BigDecimal.ONE.setScale(scale(body.getField("rate")));
    }

    /** Fills in what the body lacks. */
    void complete(SpecificRecord body) throws RejectedException {
        fill(body, organization, "organization", shop.organization());
        fill(body, warehouse, "warehouse", shop.warehouse());
        fill(body, currency, "currency", shop.currency());
        if (rate != ABSENT) {
            completeRate(body);
        }
    }

    private static void fill(SpecificRecord body, int position, String field, String standard)
            throws RejectedException {
        if (position != ABSENT) {
            if (body.get(position) == null) {
                body.put(position, standard);
            } else {
                ChangeReader.requireText(field, (String) body.get(position));
            }
        }
    }

    private void completeRate(SpecificRecord body) throws RejectedException {
        BigDecimal given = (BigDecimal) body.get(rate);
        if (given == null) {
            if (!body.get(currency).equals(shop.currency())) {
                throw new RejectedException(
                                RejectReason.MISSING_RATE,
                                "Currency %s needs a rate to the shop's %s"
                                        .formatted(
                                                RejectedException.shown((String) body.get(currency)), shop.currency()))
                        .in("rate");
            }
            body.put(rate, one);
        } else if (given.signum() <= 0) {
            throw new RejectedException(
                            RejectReason.BAD_RATE,
                            "Rate must be positive: "
                                    + given.stripTrailingZeros().toPlainString())
                    .in("rate");
        }
    }

    private static int position(Schema body, String field) {
        return body.getField(field) == null ? ABSENT : body.getField(field).pos();
    }

    private static int scale(Schema.Field decimal) {
        return decimal.schema().getTypes().stream()
                .map(Schema::getLogicalType)
                .filter(LogicalTypes.Decimal.class::isInstance)
                .map(LogicalTypes.Decimal.class::cast)
                .findFirst()
                .orElseThrow()
                .getScale();
    }
}
