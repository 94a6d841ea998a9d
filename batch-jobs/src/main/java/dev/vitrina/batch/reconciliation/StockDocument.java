package dev.vitrina.batch.reconciliation;

import dev.vitrina.batch.reconciliation.Verdict.Sale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A stock document that counts, on its way into lines of items. */
final class StockDocument {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String source;
    private final String id;
    private final Fields body;
    private final BigDecimal rate;
    private final String organization;

    StockDocument(Version version) {
        source = version.source();
        id = version.id();
        body = Fields.of(version.body());
        rate = body.decimal("rate", BigDecimal.ONE);
        organization = body.text("organization", "main");
    }

    String organization() {
        return organization;
    }

    /** Whether it moves anything. */
    boolean applies() {
        return body.flag("applicable", true) && Kind.of(type(), null) != null;
    }

    String type() {
        return body.text("type", "");
    }

    /** The order whose reserve its lines reduce; null if none. */
    String order() {
        return body.text("order");
    }

    /** The purchase order whose expectation its lines reduce; null if none. */
    String purchaseOrder() {
        return body.text("purchase_order");
    }

    /** What it fulfils, line by line, bundles taken apart. */
    List<Promises.Fulfilment> fulfilments(Bundles bundles) {
        List<Promises.Fulfilment> fulfilments = new ArrayList<>();
        for (Fields line : body.list("lines")) {
            partsOf(line, bundles)
                    .forEach((sku, quantity) ->
                            fulfilments.add(new Promises.Fulfilment(line.text("order_line"), sku, quantity)));
        }
        return fulfilments;
    }

    /** What a line of a quantity takes apart into: its own parts, those of its SKU, or itself. */
    private static Map<String, Long> partsOf(Fields line, Bundles bundles) {
        SortedMap<String, Long> own = Bundles.parts(line.list("components"));
        long quantity = line.quantity("quantity");
        return own.isEmpty() ? bundles.explode(line.text("sku"), quantity) : Bundles.explode(own, quantity);
    }

    /** The lines that concern items, bundles taken apart as they were known at a time. */
    void lines(Bundles bundles, Instant known, BiConsumer<Item, Line> to) {
        long[] overhead = overhead();
        int number = 0;
        for (Fields fields : body.list("lines")) {
            Line whole = line(fields, number, overhead[number]);
            SortedMap<String, Long> parts = Bundles.parts(fields.list("components"));
            if (parts.isEmpty()) {
                parts = bundles.partsOf(fields.text("sku"), known);
            }
            if (parts.isEmpty()) {
                to.accept(new Item(organization, fields.text("sku")), whole);
            } else {
                takeApart(whole, parts, to);
            }
            number++;
        }
    }

    private void takeApart(Line whole, SortedMap<String, Long> parts, BiConsumer<Item, Line> to) {
        Long value = whole.kind() == Kind.COST_ADJUSTMENT ? whole.amount() : whole.value();
        var values = value == null ? new TreeMap<String, Long>() : Bundles.split(value, parts);
        var overheads = Bundles.split(whole.overhead(), parts);
        parts.forEach((sku, each) -> to.accept(
                new Item(organization, sku),
                new Line(
                        whole.id(),
                        whole.kind(),
                        whole.moment(),
                        whole.sequence(),
                        whole.number(),
                        whole.warehouse(),
                        whole.toWarehouse(),
                        Rounding.times(whole.quantity(), each),
                        values.get(sku),
                        null,
                        overheads.get(sku),
                        whole.ref())));
    }

    private Line line(Fields fields, int number, long overhead) {
        String ref = fields.text("ref");
        return new Line(
                new LineId(source, id, fields.text("line")),
                Kind.of(type(), ref),
                body.moment("moment"),
                fields.number("sequence", body.number("sequence", 0)),
                number,
                fields.text("warehouse", body.text("warehouse", "main")),
                fields.text("to_warehouse", body.text("to_warehouse")),
                fields.quantity("quantity"),
                amount(fields),
                unitCost(fields),
                overhead,
                reference(ref));
    }

    private Long amount(Fields line) {
        BigDecimal amount = line.decimal("amount");
        return amount == null ? null : Long.valueOf(Rounding.minor(amount.multiply(rate)));
    }

    private BigDecimal unitCost(Fields line) {
        BigDecimal cost = line.decimal("unit_cost");
        return cost == null ? null : cost.multiply(rate);
    }

    /** The last colon parts document and line. */
    private LineId reference(String ref) {
        if (ref == null) {
            return null;
        }
        int colon = ref.lastIndexOf(':');
        return new LineId(source, ref.substring(0, Math.max(colon, 0)), ref.substring(colon + 1));
    }

    private long[] overhead() {
        if (!body.has("overhead") || !Kind.of(type(), null).isReceipt()) {
            return new long[body.size("lines")];
        }
        List<Overhead.Measured> lines = new ArrayList<>();
        for (Fields fields : body.list("lines")) {
            Long value = line(fields, 0, 0).value();
            lines.add(new Overhead.Measured(
                    fields.quantity("quantity"),
                    value == null ? 0 : value,
                    fields.decimal("weight"),
                    fields.decimal("volume")));
        }
        Fields overhead = body.in("overhead");
        long amount = Rounding.minor(overhead.decimal("amount", BigDecimal.ZERO).multiply(rate));
        return Overhead.shares(amount, overhead.text("by", "value"), lines);
    }

    /** What its lines sold or took back; a bundle stays a bundle. */
    void sales(BiConsumer<Item, Sold> to) {
        int sign = type().equals(Kind.SHIPMENT.type()) ? 1 : type().equals(Kind.SALE_RETURN.type()) ? -1 : 0;
        if (sign == 0) {
            return;
        }
        boolean vatIncluded = body.flag("vat_included", true);
        for (Fields line : body.list("lines")) {
            Sale sale = sale(line, sign, vatIncluded, rate);
            Sale own = sale(line, sign, vatIncluded, BigDecimal.ONE);
            to.accept(
                    new Item(organization, line.text("sku")),
                    new Sold(
                            new LineId(source, id, line.text("line")),
                            new Sale(
                                    sale.quantity(),
                                    sale.gross(),
                                    sale.discount(),
                                    sale.vat(),
                                    sale.net(),
                                    own.net())));
        }
    }

    /** A line's revenue. */
    record Sold(LineId line, Sale sale) {}

    /** Discount first, then VAT, each rounded. */
    private static Sale sale(Fields line, int sign, boolean vatIncluded, BigDecimal rate) {
        long quantity = line.quantity("quantity");
        BigDecimal price = line.decimal("price", BigDecimal.ZERO).multiply(rate);
        BigDecimal vatPercent = line.decimal("vat_percent", BigDecimal.ZERO);
        long gross = Rounding.worth(quantity, price);
        long discount = part(gross, line.decimal("discount_percent", BigDecimal.ZERO), HUNDRED);
        long rest = gross - discount;
        long vat = part(rest, vatPercent, vatIncluded ? HUNDRED.add(vatPercent) : HUNDRED);
        long net = vatIncluded ? rest - vat : rest;
        return new Sale(sign * quantity, sign * gross, sign * discount, sign * vat, sign * net, sign * net);
    }

    private static long part(long value, BigDecimal part, BigDecimal whole) {
        return BigDecimal.valueOf(value)
                .multiply(part)
                .divide(whole, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
