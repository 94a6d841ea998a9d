package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.sales.LineRevenue;
import dev.vitrina.domain.stock.Quantity;
import dev.vitrina.schemas.Limits;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One line of a stock document with what it takes from its document's head: the line's own warehouse, sequence and
 * target go before the document's. Every job that reads stock documents begins here.
 */
public record StockDocumentLine(Change change, StockDocument document, StockLine line) {
    /**
     * The lines of a stock document that move anything: none when it is not applicable.
     *
     * @throws IllegalArgumentException if the document contradicts itself: two lines share an id, a quantity is negative,
     *     or a component's, a reference is none, or an organization, a warehouse, a type or an overhead's basis known to this build is missing
     */
    public static List<StockDocumentLine> of(Change change) {
        StockDocument document = (StockDocument) change.getBody();
        Set<String> ids = new HashSet<>();
        for (StockLine line : document.getLines()) {
            if (!ids.add(line.getLine())) {
                throw new IllegalArgumentException("Line '%s' stands twice in document %s of %s"
                        .formatted(line.getLine(), change.getId(), change.getSource()));
            }
        }
        if (document.getType() == StockDocumentType.unrecognised || document.getOrganization() == null) {
            throw new IllegalArgumentException("Document %s of %s needs an organization and a type known to this build"
                    .formatted(change.getId(), change.getSource()));
        }
        DocumentOverhead.of(change);
        if (!document.getApplicable()) {
            return List.of();
        }
        return document.getLines().stream()
                .map(line -> new StockDocumentLine(change, document, line).checked())
                .toList();
    }

    private StockDocumentLine checked() {
        BigDecimal quantity = line.getQuantity();
        if (quantity != null && (quantity.signum() < 0 || quantity.compareTo(Limits.MOST_QUANTITY) > 0)) {
            throw new IllegalArgumentException("Quantity must be from 0 to %s: %s in line '%s' of document %s of %s"
                    .formatted(Limits.MOST_QUANTITY, quantity, line.getLine(), id(), source()));
        }
        name("organization", document.getOrganization());
        name("line", line.getLine());
        name("sku", line.getSku());
        name("warehouse", warehouse());
        if (kind() == LineKind.TRANSFER) {
            name("to_warehouse", toWarehouse());
        }
        if (document.getOrder() != null) {
            name("order", document.getOrder());
        }
        if (document.getPurchaseOrder() != null) {
            name("purchase_order", document.getPurchaseOrder());
        }
        if (line.getOrderLine() != null) {
            name("order_line", line.getOrderLine());
        }
        if (reference() != null) {
            name("document of the reference", reference().document());
            name("line of the reference", reference().line());
        }
        BigDecimal rate = rate();
        revenue(rate);
        if (rate.compareTo(BigDecimal.ONE) != 0) {
            revenue(BigDecimal.ONE);
        }
        cost();
        bundle();
        return this;
    }

    private void name(String field, String text) {
        if (!Limits.isName(text)) {
            throw new IllegalArgumentException("The %s must have 1 to %d characters, not %d (document %s of %s)"
                    .formatted(field, Limits.LONGEST_NAME, text.length(), id(), source()));
        }
    }

    public LineKind kind() {
        return switch (document.getType()) {
            case receipt -> LineKind.RECEIPT;
            case shipment -> LineKind.SHIPMENT;
            case sale_return -> LineKind.SALE_RETURN;
            case purchase_return -> LineKind.PURCHASE_RETURN;
            case transfer -> LineKind.TRANSFER;
            case write_off -> LineKind.WRITE_OFF;
            case surplus -> LineKind.SURPLUS;
            case stocktake -> LineKind.STOCKTAKE;
            case cost_adjustment -> LineKind.COST_ADJUSTMENT;
            case unrecognised -> throw new IllegalArgumentException("A type that this build does not know");
        };
    }

    public String source() {
        return change.getSource();
    }

    public String id() {
        return change.getId();
    }

    public Instant moment() {
        return document.getMoment();
    }

    public long sequence() {
        Long own = line.getSequence() == null ? document.getSequence() : line.getSequence();
        return own == null ? 0 : own;
    }

    /** Where the line takes place; for a transfer where it starts. */
    public String warehouse() {
        String own = line.getWarehouse() == null ? document.getWarehouse() : line.getWarehouse();
        if (own == null) {
            throw new IllegalArgumentException(
                    "Line '%s' of document %s of %s names no warehouse".formatted(line.getLine(), id(), source()));
        }
        return own;
    }

    /** Where a transfer's line ends. */
    public String toWarehouse() {
        String own = line.getToWarehouse() == null ? document.getToWarehouse() : line.getToWarehouse();
        if (own == null) {
            throw new IllegalArgumentException(
                    "Line '%s' of transfer %s of %s names no to_warehouse".formatted(line.getLine(), id(), source()));
        }
        return own;
    }

    /** Thousandths; 0 where a line, such as a cost adjustment's, states none. */
    public long quantity() {
        return line.getQuantity() == null ? 0 : Quantity.thousandths(line.getQuantity());
    }

    /** From the document's currency to the shop's; 1 where the document names no currency of its own. */
    public BigDecimal rate() {
        return rate(change);
    }

    static BigDecimal rate(Change change) {
        StockDocument document = (StockDocument) change.getBody();
        if (document.getRate() == null && document.getCurrency() != null) {
            throw new IllegalArgumentException("Currency %s needs a rate to the shop's (document %s of %s)"
                    .formatted(document.getCurrency(), change.getId(), change.getSource()));
        }
        return document.getRate() == null ? BigDecimal.ONE : document.getRate();
    }

    /** Document and line that the line refers to, split at the last colon; null without a reference. */
    public Reference reference() {
        String ref = line.getRef();
        if (ref == null) {
            return null;
        }
        int colon = ref.lastIndexOf(':');
        if (colon < 1 || colon == ref.length() - 1) {
            throw new IllegalArgumentException("A reference must be DOCUMENT:LINE: '%s'".formatted(ref));
        }
        return new Reference(ref.substring(0, colon), ref.substring(colon + 1));
    }

    /** What the line is worth at its price, as if it were sold, in minor units after a conversion. */
    public LineRevenue revenue(BigDecimal conversion) {
        return LineRevenue.of(
                line.getPrice(),
                Quantity.decimal(quantity()),
                line.getDiscountPercent(),
                line.getVatPercent(),
                document.getVatIncluded(),
                conversion);
    }

    /** Minor units of the shop's currency: the stated amount, which wins, or quantity × unit cost; null if neither. */
    public Long cost() {
        if (line.getAmount() != null) {
            return Money.ofAmount(line.getAmount(), rate());
        }
        return line.getUnitCost() == null
                ? null
                : Money.ofUnitCost(Quantity.decimal(quantity()), line.getUnitCost(), rate());
    }

    /** The components that the line itself names; none if it names none. */
    public Bundle bundle() {
        return BundleNormaliser.bundle(line.getComponents());
    }

    /** The line's place in its item's history. */
    public Position position() {
        return Position.of(kind(), line.getRef() != null, moment(), sequence(), source(), id(), line.getLine());
    }

    /** A line of another document. */
    public record Reference(String document, String line) {}
}
