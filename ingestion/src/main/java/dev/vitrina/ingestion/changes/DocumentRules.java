package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;
import static dev.vitrina.ingestion.changes.RejectedException.shown;

import dev.vitrina.schemas.Limits;
import dev.vitrina.schemas.avro.AdCost;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Expense;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderLine;
import dev.vitrina.schemas.avro.Payment;
import dev.vitrina.schemas.avro.PaymentLink;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.PurchaseOrder;
import dev.vitrina.schemas.avro.PurchaseOrderLine;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import dev.vitrina.schemas.avro.VisitEvent;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a complete document itself can show to be wrong, with no other document at hand. Whether a SKU or a warehouse is
 * known is not among it: such documents are kept and shown.
 */
final class DocumentRules {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private DocumentRules() {}

    /** Passes the bodies that make sense. Prices and amounts may be negative, and a document may have no lines. */
    static void check(SpecificRecord body) throws RejectedException {
        switch (body) {
            case Product product -> check(product);
            case Order order -> checkLines(order.getLines(), OrderLine::getLine, DocumentRules::check);
            case StockDocument document -> check(document);
            case PurchaseOrder order -> checkLines(order.getLines(), PurchaseOrderLine::getLine, DocumentRules::check);
            case Payment payment -> each("links", payment.getLinks(), DocumentRules::check);
            case Expense expense -> check(expense);
            case AdCost cost -> check(cost);
            case VisitEvent event -> requireText("client", event.getClient());
            default -> {} // no rule beyond the schema's
        }
    }

    private static void check(Product product) throws RejectedException {
        requireNotNegative("weight", product.getWeight());
        requireNotNegative("volume", product.getVolume());
        requireNotNegative("minimum_stock", product.getMinimumStock());
        requireNotNegative("pack_size", product.getPackSize());
        if (product.getLeadTimeDays() != null) {
            requireCount("lead_time_days", product.getLeadTimeDays());
        }
        each("components", product.getComponents(), DocumentRules::check);
    }

    private static void check(Component component) throws RejectedException {
        requireText("sku", component.getSku());
        requireQuantity("quantity", component.getQuantity());
    }

    private static void check(OrderLine line) throws RejectedException {
        requireText("sku", line.getSku());
        requireQuantity("quantity", line.getQuantity());
        requireQuantity("reserved", line.getReserved());
        checkPercents(line.getDiscountPercent(), line.getVatPercent());
    }

    private static void check(StockDocument document) throws RejectedException {
        checkLines(document.getLines(), StockLine::getLine, line -> check(document, line));
        if (document.getOverhead() != null) {
            try {
                requireWorth(
                        "amount",
                        document.getOverhead().getAmount(),
                        document.getRate().max(BigDecimal.ONE));
            } catch (RejectedException e) {
                throw e.in("overhead");
            }
        }
    }

    private static void check(StockDocument document, StockLine line) throws RejectedException {
        requireText("sku", line.getSku());
        if (document.getType() == StockDocumentType.cost_adjustment) {
            checkAdjustment(line);
        } else if (line.getQuantity() == null) {
            throw RecordForm.missing("quantity");
        }
        requireQuantity("quantity", line.getQuantity());
        requireNotNegative("weight", line.getWeight());
        requireNotNegative("volume", line.getVolume());
        checkPercents(line.getDiscountPercent(), line.getVatPercent());
        checkReference(line.getRef());
        checkWorth(document, line);
        requireText("order", document.getOrder());
        requireText("warehouse", line.getWarehouse());
        requireText("to_warehouse", line.getToWarehouse());
        requireText("to_warehouse", document.getToWarehouse());
        if (document.getType() == StockDocumentType.transfer
                && document.getToWarehouse() == null
                && line.getToWarehouse() == null) {
            throw RecordForm.missing("to_warehouse");
        }
        each("components", line.getComponents(), DocumentRules::check);
    }

    /** An adjustment of a receipt's line names an amount; one of the stock on hand may name its new unit cost instead. */
    private static void checkAdjustment(StockLine line) throws RejectedException {
        if (line.getAmount() == null && (line.getUnitCost() == null || line.getRef() != null)) {
            throw RecordForm.missing("amount");
        }
    }

    /** A document's rate has been filled in before. */
    private static void checkWorth(StockDocument document, StockLine line) throws RejectedException {
        BigDecimal quantity = line.getQuantity() == null ? BigDecimal.ONE : line.getQuantity();
        BigDecimal rate = document.getRate().max(BigDecimal.ONE);
        requireWorth("price", line.getPrice(), quantity.multiply(rate));
        requireWorth("unit_cost", line.getUnitCost(), quantity.multiply(rate));
        requireWorth("amount", line.getAmount(), rate);
    }

    private static void requireWorth(String field, BigDecimal stated, BigDecimal times) throws RejectedException {
        if (stated != null && stated.multiply(times).abs().compareTo(Limits.MOST_VALUE) > 0) {
            throw outOfRange(
                    field, "such that the line is worth at most " + Limits.MOST_VALUE.toPlainString(), plain(stated));
        }
    }

    private static void check(PurchaseOrderLine line) throws RejectedException {
        requireText("sku", line.getSku());
        requireQuantity("quantity", line.getQuantity());
    }

    private static void check(PaymentLink link) throws RejectedException {
        requireText("order", link.getOrder());
    }

    private static void check(Expense expense) throws RejectedException {
        requireText("item", expense.getItem());
        if (expense.getPeriodTo().isBefore(expense.getPeriodFrom())) {
            throw new RejectedException(
                            RejectReason.BAD_PERIOD,
                            "A period must not end before it begins: %s to %s"
                                    .formatted(expense.getPeriodFrom(), expense.getPeriodTo()))
                    .in("period_to");
        }
    }

    private static void check(AdCost cost) throws RejectedException {
        if (cost.getClicks() != null) {
            requireCount("clicks", cost.getClicks());
        }
        if (cost.getImpressions() != null) {
            requireCount("impressions", cost.getImpressions());
        }
    }

    private static void checkPercents(BigDecimal discount, BigDecimal vat) throws RejectedException {
        if (discount != null && (discount.signum() < 0 || discount.compareTo(HUNDRED) > 0)) {
            throw outOfRange("discount_percent", "between 0 and 100", plain(discount));
        }
        if (vat != null && vat.signum() < 0) {
            throw outOfRange("vat_percent", "0 or above", plain(vat));
        }
    }

    /** The last colon parts document and line, since a document's id may hold colons of its own. */
    private static void checkReference(String ref) throws RejectedException {
        if (ref == null) {
            return;
        }
        int colon = ref.lastIndexOf(':');
        if (colon < 0
                || ref.substring(0, colon).isBlank()
                || ref.substring(colon + 1).isBlank()) {
            throw new RejectedException(
                            RejectReason.BAD_REFERENCE, "Ref must be DOCUMENT:LINE: '%s'".formatted(shown(ref)))
                    .in("ref");
        }
    }

    private interface Rule<T> {
        void check(T item) throws RejectedException;
    }

    private interface Name<T> {
        String of(T line);
    }

    private static <T> void checkLines(List<T> lines, Name<T> name, Rule<T> rule) throws RejectedException {
        Set<String> names = HashSet.newHashSet(lines.size());
        each("lines", lines, line -> {
            requireText("line", name.of(line));
            if (!names.add(name.of(line))) {
                throw new RejectedException(
                                RejectReason.DUPLICATE_LINE,
                                "Line must be unique within its document: '%s'".formatted(shown(name.of(line))))
                        .in("line");
            }
            rule.check(line);
        });
    }

    private static <T> void each(String field, List<T> items, Rule<T> rule) throws RejectedException {
        for (int i = 0; i < items.size(); i++) {
            try {
                rule.check(items.get(i));
            } catch (RejectedException e) {
                throw e.at(i).in(field);
            }
        }
    }

    /** Absent is fine, empty is not. */
    private static void requireText(String field, String value) throws RejectedException {
        if (value != null) {
            ChangeReader.requireText(field, value);
        }
    }

    private static void requireQuantity(String field, BigDecimal quantity) throws RejectedException {
        requireNotNegative(field, quantity);
        if (quantity != null && quantity.compareTo(Limits.MOST_QUANTITY) > 0) {
            throw outOfRange(field, "at most " + Limits.MOST_QUANTITY.toPlainString(), plain(quantity));
        }
    }

    private static void requireNotNegative(String field, BigDecimal quantity) throws RejectedException {
        if (quantity != null && quantity.signum() < 0) {
            throw new RejectedException(
                            RejectReason.NEGATIVE_QUANTITY,
                            "%s must not be negative: %s".formatted(label(field), plain(quantity)))
                    .in(field);
        }
    }

    private static void requireCount(String field, long count) throws RejectedException {
        if (count < 0) {
            throw outOfRange(field, "0 or above", Long.toString(count));
        }
    }

    private static RejectedException outOfRange(String field, String expected, String value) {
        return new RejectedException(
                        RejectReason.OUT_OF_RANGE, "%s must be %s: %s".formatted(label(field), expected, value))
                .in(field);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
