package dev.vitrina.ingestion.simulation;

import static dev.vitrina.ingestion.simulation.Calendar.DAY;
import static dev.vitrina.ingestion.simulation.Calendar.HOUR;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Overhead;
import dev.vitrina.schemas.avro.OverheadBasis;
import dev.vitrina.schemas.avro.PurchaseOrder;
import dev.vitrina.schemas.avro.PurchaseOrderLine;
import dev.vitrina.schemas.avro.PurchaseOrderStatus;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Buys what runs out: compares what is on hand and on its way with what the lead time will need. Suppliers that come later
 * than they promised, and weeks in which everybody wants the same, are where stockouts come from.
 */
final class Purchasing {
    private static final int PER_MILLE = 1_000;
    private static final int MEMORY_DAYS = 28;
    private static final int SAFETY_PERCENT = 135;

    private final Premises premises;
    private final Calendar calendar;
    private final Cashier cashier;
    private final Clerk clerk;
    private final Chance chance;
    private final int[] onTheWay;
    private final long[] soldADay; // thousandths of a step
    private final int[] shelf;

    Purchasing(Premises premises, Demand demand, Cashier cashier) {
        this.premises = premises;
        this.calendar = premises.calendar();
        this.cashier = cashier;
        this.clerk = premises.clerk();
        this.chance = premises.chance("purchasing");
        int size = premises.catalogue().size();
        this.onTheWay = new int[size];
        this.shelf = new int[size];
        this.soldADay = new long[size];
        for (Sku sku : premises.catalogue().stocked()) {
            // two pieces an order, more or less
            soldADay[sku.index()] = demand.usualShare(sku)
                    * premises.plan().ordersPerDay()
                    * 2
                    / PER_MILLE
                    * (sku.step() == PER_MILLE ? 1 : 2);
        }
    }

    /** Bought: so many steps of a variant, at a unit cost in hundredths of the supplier's currency. */
    private record Bought(Sku sku, int steps, long cost) {
        long worth() {
            return Decimals.share(cost, (long) steps * sku.step(), PER_MILLE);
        }
    }

    /** The stock that the shop opens with. */
    void fillShelves() {
        for (Supplier supplier : Supplier.values()) {
            List<Bought> lines = new ArrayList<>();
            for (Sku sku : premises.catalogue().stocked()) {
                if (sku.supplier() == supplier) {
                    int steps = chance.perMille(30) ? 0 : inPacks(sku, upTo(sku) * chance.between(50, 110) / 100);
                    if (steps > 0) {
                        lines.add(new Bought(sku, steps, premises.prices().cost(sku)));
                    }
                }
            }
            for (int from = 0; from < lines.size(); from += 40) {
                String id = clerk.next(Clerk.Kind.RECEIPT);
                List<Bought> some = lines.subList(from, Math.min(lines.size(), from + 40));
                some.forEach(line -> premises.stock().move(Place.MAIN, line.sku(), line.steps()));
                clerk.enter(id, receipt(id, null, supplier, some).build());
            }
        }
    }

    /** Learns from yesterday what sells, and orders where it is a supplier's turn. */
    void dayBegins(int day) {
        for (Sku sku : premises.catalogue().stocked()) {
            int now = premises.stock().onHand(sku);
            int gone = Math.max(0, shelf[sku.index()] - now);
            shelf[sku.index()] = now;
            if (now > 0 || gone > 0) {
                soldADay[sku.index()] = (soldADay[sku.index()] * (MEMORY_DAYS - 1) + gone * 1_000L) / MEMORY_DAYS;
            }
        }
        for (Supplier supplier : Supplier.values()) {
            if (!supplier.sendsToBuyers() && (day + supplier.ordinal()) % supplier.ordersEveryDays() == 0) {
                calendar.at(premises.days().todayAt(10, 5 * supplier.ordinal()), () -> order(supplier));
            }
        }
    }

    /** What came in has not been sold. */
    private void arrived(Bought bought, Place place) {
        premises.stock().move(place, bought.sku(), bought.steps());
        shelf[bought.sku().index()] += bought.steps();
    }

    private int level(Sku sku) {
        long days = sku.supplier().promisedDays() + sku.supplier().ordersEveryDays();
        return (int) (soldADay[sku.index()] * days * SAFETY_PERCENT / 100 / PER_MILLE) + 1;
    }

    private int upTo(Sku sku) {
        long days = sku.supplier().isForeign() ? 35 : 16;
        return level(sku) + (int) (soldADay[sku.index()] * days / PER_MILLE) + 1;
    }

    private static int inPacks(Sku sku, int steps) {
        return (steps + sku.pack() - 1) / sku.pack() * sku.pack();
    }

    private void order(Supplier supplier) {
        List<Bought> lines = new ArrayList<>();
        for (Sku sku : premises.catalogue().stocked()) {
            int position = premises.stock().onHand(sku) + onTheWay[sku.index()];
            if (sku.supplier() == supplier && position < level(sku)) {
                int steps = inPacks(sku, upTo(sku) - position);
                lines.add(new Bought(sku, steps, premises.prices().cost(sku) * chance.between(97, 104) / 100));
                onTheWay[sku.index()] += steps;
            }
        }
        if (lines.isEmpty()) {
            return;
        }
        String id = clerk.next(Clerk.Kind.PURCHASE_ORDER);
        long moment = calendar.now();
        Instant expected = Instant.ofEpochMilli(premises.days().inDaysAt(supplier.promisedDays(), 12, 0));
        long rate = premises.prices().rate(supplier);
        PurchaseOrder.Builder body = PurchaseOrder.newBuilder()
                .setOrganization(Premises.ORGANIZATION)
                .setMoment(Instant.ofEpochMilli(moment))
                .setStatus(PurchaseOrderStatus.open)
                .setSupplier(supplier.id())
                .setWarehouse(Place.MAIN.id())
                .setExpectedAt(expected)
                .setLines(orderLines(lines, rate));
        write(id, 1, body);
        if (supplier.isForeign()) {
            cashier.pay(supplier, lines.stream().mapToLong(Bought::worth).sum());
        }
        if (!supplier.isForeign() && chance.perMille(25)) {
            calendar.in(chance.between(6, 40) * HOUR, () -> {
                lines.forEach(line -> onTheWay[line.sku().index()] -= line.steps());
                write(id, 2, body.setStatus(PurchaseOrderStatus.cancelled));
            });
            return;
        }
        long days = chance.spread(supplier.leadDays());
        calendar.at(premises.days().inDaysAt(days, chance.between(9, 17), chance.below(60)), () -> {
            if (chance.perMille(170) && lines.size() > 1) {
                receivePart(id, body, supplier, lines);
            } else {
                receive(id, supplier, lines);
                close(id, 2, body);
            }
        });
    }

    private static List<PurchaseOrderLine> orderLines(List<Bought> lines, long rate) {
        List<PurchaseOrderLine> body = new ArrayList<>();
        for (Bought line : lines) {
            body.add(new PurchaseOrderLine(
                    Integer.toString(body.size() + 1),
                    line.sku().id(),
                    Decimals.quantity((long) line.steps() * line.sku().step()),
                    Decimals.price(Decimals.share(line.cost(), rate, 10_000))));
        }
        return body;
    }

    private void write(String id, long version, PurchaseOrder.Builder body) {
        premises.journal().write(Source.SHOP, Entity.PURCHASE_ORDER, id, version, body.build());
    }

    private void close(String id, long version, PurchaseOrder.Builder body) {
        calendar.in(chance.between(1, 8) * HOUR, () -> write(id, version, body.setStatus(PurchaseOrderStatus.closed)));
    }

    /** A part now, the rest days later, and once in a while never. */
    private void receivePart(String id, PurchaseOrder.Builder body, Supplier supplier, List<Bought> lines) {
        int first = lines.size() * 3 / 5;
        List<Bought> rest = lines.subList(Math.max(1, first), lines.size());
        receive(id, supplier, lines.subList(0, Math.max(1, first)));
        calendar.in(chance.between(3, 9) * DAY, () -> {
            if (chance.perMille(880)) {
                receive(id, supplier, rest);
            } else {
                rest.forEach(line -> onTheWay[line.sku().index()] -= line.steps());
            }
            close(id, 2, body);
        });
    }

    private void receive(String order, Supplier supplier, List<Bought> lines) {
        for (Bought line : lines) {
            onTheWay[line.sku().index()] -= line.steps();
            arrived(line, Place.MAIN);
        }
        String id = clerk.next(Clerk.Kind.RECEIPT);
        StockDocument.Builder body = receipt(id, order, supplier, lines);
        if (chance.perMille(300)) {
            OverheadBasis[] bases = {
                OverheadBasis.value, OverheadBasis.quantity, OverheadBasis.weight, OverheadBasis.volume
            };
            body.setOverhead(new Overhead(freight(supplier, lines), chance.oneOf(bases)));
        }
        StockDocument document = body.build();
        enter(id, document);
        if (supplier.isForeign()) {
            calendar.in(chance.between(4, 12) * DAY, () -> customs(id, supplier, lines));
        } else {
            long owed = lines.stream().mapToLong(Bought::worth).sum();
            calendar.in(supplier.termsDays() * DAY + chance.below(9) * HOUR, () -> cashier.pay(supplier, owed));
        }
        if (chance.perMille(120)) {
            calendar.in(chance.between(20, 70) * HOUR, () -> sendBack(id, supplier, lines));
        }
    }

    private void enter(String id, StockDocument document) {
        if (chance.perMille(90)) {
            clerk.enterIn(chance.spread(3 * HOUR, 9 * HOUR, 30 * HOUR, 80 * HOUR), id, document);
        } else if (chance.perMille(30)) {
            clerk.enterWithSlip(chance.between(2, 30) * HOUR, id, document);
        } else {
            clerk.enter(id, document);
            if (chance.perMille(50)) {
                clerk.correctIn(chance.between(2, 12) * DAY, id, 2, repriced(document));
            } else if (chance.perMille(15)) {
                String twin = clerk.next(Clerk.Kind.RECEIPT);
                clerk.enterTwiceIn(chance.between(1, 5) * HOUR, twin, document, chance.between(2, 40) * HOUR);
            }
        }
    }

    /** The supplier's invoice says something else than its price list. */
    private StockDocument repriced(StockDocument document) {
        List<StockLine> lines = new ArrayList<>();
        for (StockLine line : document.getLines()) {
            BigDecimal cost = line.getUnitCost()
                    .multiply(BigDecimal.valueOf(chance.between(93, 106)))
                    .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP)
                    .setScale(6);
            lines.add(StockLine.newBuilder(line).setUnitCost(cost).build());
        }
        return StockDocument.newBuilder(document).setLines(lines).build();
    }

    private StockDocument.Builder receipt(String id, String order, Supplier supplier, List<Bought> lines) {
        List<StockLine> body = new ArrayList<>();
        for (Bought line : lines) {
            body.add(Clerk.line(body.size() + 1, line.sku(), line.steps())
                    .setUnitCost(Decimals.price(line.cost()))
                    .setWeight(Decimals.measure(line.sku().category().grams()))
                    .setVolume(Decimals.measure(line.sku().category().grams() * 4L))
                    .build());
        }
        return clerk.paper(StockDocumentType.receipt, Place.MAIN)
                .setNumber(id.substring(2))
                .setCounterparty(supplier.id())
                .setPurchaseOrder(order)
                .setCurrency(supplier.currency())
                .setRate(Decimals.rate(premises.prices().rate(supplier)))
                .setLines(body);
    }

    /** About a fiftieth of the goods' value, in their currency. */
    private BigDecimal freight(Supplier supplier, List<Bought> lines) {
        long worth = lines.stream().mapToLong(Bought::worth).sum();
        return Decimals.amount(Math.max(supplier.isForeign() ? 1_000 : 10_000, worth * chance.between(12, 30) / 1_000));
    }

    /** Duties and broker: known days after the goods, and part of what they cost. In the shop's currency. */
    private void customs(String receipt, Supplier supplier, List<Bought> lines) {
        String id = clerk.next(Clerk.Kind.COST_ADJUSTMENT);
        List<StockLine> body = new ArrayList<>();
        for (Bought line : lines) {
            long worth = Decimals.share(line.worth(), premises.prices().rate(supplier), 10_000);
            body.add(StockLine.newBuilder()
                    .setLine(Integer.toString(body.size() + 1))
                    .setSku(line.sku().id())
                    .setRef(receipt + ":" + (body.size() + 1))
                    .setAmount(Decimals.amount(worth * chance.between(30, 55) / 1_000))
                    .build());
        }
        clerk.enter(
                id,
                clerk.paper(StockDocumentType.cost_adjustment, Place.MAIN)
                        .setNumber(id.substring(3))
                        .setCounterparty("customs-broker")
                        .setLines(body)
                        .build());
    }

    /** What came broken goes back. */
    private void sendBack(String receipt, Supplier supplier, List<Bought> lines) {
        int line = chance.below(lines.size());
        Bought bought = lines.get(line);
        int steps = Math.min(chance.between(1, 3), premises.stock().free(Place.MAIN, bought.sku()));
        if (steps < 1) {
            return;
        }
        premises.stock().move(Place.MAIN, bought.sku(), -steps);
        shelf[bought.sku().index()] -= steps;
        String id = clerk.next(Clerk.Kind.PURCHASE_RETURN);
        clerk.enter(
                id,
                clerk.paper(StockDocumentType.purchase_return, Place.MAIN)
                        .setNumber(id.substring(3))
                        .setCounterparty(supplier.id())
                        .setLines(List.of(Clerk.line(1, bought.sku(), steps)
                                .setRef(receipt + ":" + (line + 1))
                                .build()))
                        .build());
    }

    /** Pieces sold on an average day of late, in thousandths of a step. */
    long soldADay(Sku sku) {
        return soldADay[sku.index()];
    }
}
