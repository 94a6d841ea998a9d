package dev.vitrina.street.recount;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One line of a stock document that applies.
 *
 * @param quantity three decimals, 0 where none is stated
 * @param unitCost in the document's currency, null where none is stated
 * @param amount in the document's currency, null where none is stated
 * @param ref the line that this one names, null without a reference
 */
record Line(
        LineId id,
        String type,
        String organization,
        String sku,
        Instant moment,
        long sequence,
        String warehouse,
        String toWarehouse,
        BigDecimal quantity,
        BigDecimal unitCost,
        BigDecimal amount,
        BigDecimal rate,
        LineId ref,
        Price price) {

    /**
     * What a customer pays for a line.
     *
     * @param perUnit null for a line without a price
     * @param vatIncluded whether the price contains the VAT
     */
    record Price(BigDecimal perUnit, BigDecimal discountPercent, BigDecimal vatPercent, boolean vatIncluded) {}

    /** The order of an item's history. */
    static final Comparator<Line> HISTORY = Comparator.comparing(Line::moment)
            .thenComparingLong(Line::sequence)
            .thenComparingInt(Line::rank)
            .thenComparing(line -> line.id().source(), Line::asBytes)
            .thenComparing(line -> line.id().document(), Line::asBytes)
            .thenComparingInt(line -> Integer.parseInt(line.id().line()));

    private static int asBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private int rank() {
        return switch (type) {
            case "receipt", "surplus" -> 1;
            case "transfer" -> 2;
            case "shipment", "write_off", "purchase_return" -> 3;
            case "sale_return" -> ref == null ? 1 : 4;
            case "stocktake" -> 5;
            case "cost_adjustment" -> 6;
            default -> throw new IllegalArgumentException("Unknown type of stock document: " + type);
        };
    }

    Posting posting() {
        return new Posting(id, sku, warehouse);
    }

    /** The value that goods come in at, null if the line states none. */
    BigDecimal statedValue() {
        if (amount != null) {
            return Amounts.round(amount.multiply(rate));
        }
        return unitCost == null ? null : valueOf(quantity);
    }

    /** A quantity at the line's unit cost. */
    BigDecimal valueOf(BigDecimal units) {
        return Amounts.round(units.multiply(unitCost).multiply(rate));
    }

    /** Revenue without discount and VAT, negative for a return. */
    BigDecimal net() {
        if (price.perUnit() == null) {
            return Amounts.ZERO;
        }
        BigDecimal gross = Amounts.round(quantity.multiply(price.perUnit()).multiply(rate));
        BigDecimal rest = gross.subtract(percent(gross, price.discountPercent(), Amounts.HUNDRED));
        BigDecimal net = price.vatIncluded()
                ? rest.subtract(percent(rest, price.vatPercent(), Amounts.HUNDRED.add(price.vatPercent())))
                : rest;
        return type.equals("sale_return") ? net.negate() : net;
    }

    private static BigDecimal percent(BigDecimal amount, BigDecimal percent, BigDecimal whole) {
        return Amounts.share(amount, percent, whole);
    }
}
