package dev.vitrina.ingestion.simulation;

import static dev.vitrina.ingestion.simulation.Calendar.DAY;
import static dev.vitrina.ingestion.simulation.Calendar.HOUR;
import static dev.vitrina.ingestion.simulation.Calendar.MINUTE;

import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import dev.vitrina.schemas.avro.WarehouseKind;
import java.util.ArrayList;
import java.util.List;

/** Packs, sends and delivers; takes back what is not wanted. */
final class Fulfilment {
    private static final int MOST_ATTEMPTS = 4;

    private final Premises premises;
    private final Calendar calendar;
    private final Cashier cashier;
    private final Chance chance;
    private OrderDesk desk;
    private int delivered;

    Fulfilment(Premises premises, Cashier cashier) {
        this.premises = premises;
        this.calendar = premises.calendar();
        this.cashier = cashier;
        this.chance = premises.chance("fulfilment");
    }

    /** Whom to tell what became of an order. Said once, before the first order. */
    void reportTo(OrderDesk orders) {
        desk = orders;
    }

    /** Parcels delivered since the last call. */
    int drainDelivered() {
        int drained = delivered;
        delivered = 0;
        return drained;
    }

    /** Over the counter: gone in a minute. */
    void handOver(SalesOrder order) {
        if (pack(order, order.lines.size()).isEmpty()) {
            desk.cancel(order, "out_of_stock");
            return;
        }
        desk.status(order, OrderStatus.shipped);
        dropUnshipped(order);
        desk.status(order, OrderStatus.delivered);
        settle(order);
        planReturn(order);
    }

    /** Sends what is there; for the rest it tries again on the following days, and then gives up. */
    void ship(SalesOrder order) {
        if (order.status != OrderStatus.confirmed && order.status != OrderStatus.shipped) {
            return;
        }
        boolean splits = order.lines.size() > 1 && order.attempts == 0 && chance.perMille(40);
        List<SalesOrder.Shipped> parcel = pack(order, splits ? 1 : order.lines.size());
        order.attempts++;
        if (!parcel.isEmpty() && order.status == OrderStatus.confirmed) {
            desk.status(order, OrderStatus.shipped);
        }
        if (order.isShippedWhole()) {
            calendar.in(transit(order), () -> deliver(order));
        } else if (order.attempts < MOST_ATTEMPTS) {
            calendar.at(premises.days().inDaysAt(1, 11, chance.below(60)), () -> ship(order));
        } else if (order.shipped.isEmpty()) {
            desk.cancel(order, "out_of_stock");
        } else {
            dropUnshipped(order);
            desk.write(order);
            calendar.in(transit(order), () -> deliver(order));
        }
    }

    /** One shipment with what is on the shelf of the order's first lines. */
    private List<SalesOrder.Shipped> pack(SalesOrder order, int lines) {
        List<SalesOrder.Shipped> parcel = new ArrayList<>();
        List<StockLine> body = new ArrayList<>();
        String id = null;
        boolean namesLines = !chance.perMille(50);
        for (SalesOrder.Line line : order.lines.subList(0, Math.min(lines, order.lines.size()))) {
            int steps = Math.min(line.open(), premises.stock().takeable(order.place, line.sku));
            if (steps <= 0) {
                continue;
            }
            id = id == null ? premises.clerk().next(Clerk.Kind.SHIPMENT) : id;
            int released = Math.min(steps, line.reserved);
            premises.stock().move(order.place, line.sku, -steps);
            premises.stock().reserve(order.place, line.sku, -released);
            line.reserved -= released;
            line.shippedSteps += steps;
            parcel.add(new SalesOrder.Shipped(id, parcel.size() + 1, line, steps));
            body.add(priced(Clerk.line(parcel.size(), line.sku, steps), line)
                    .setOrderLine(namesLines ? Integer.toString(line.number) : null)
                    .build());
        }
        if (!parcel.isEmpty()) {
            order.shipped.addAll(parcel);
            enterShipment(
                    id,
                    premises.clerk()
                            .paper(StockDocumentType.shipment, order.place)
                            .setNumber(id.substring(2))
                            .setOrder(order.id)
                            .setCounterparty(order.buyer.id())
                            .setChannel(order.channel.text())
                            .setLines(body));
        }
        return parcel;
    }

    private void enterShipment(String id, StockDocument.Builder shipment) {
        if (isAtSupplier(shipment)) {
            enterPair(id, shipment);
        } else if (chance.perMille(25)) {
            premises.clerk().enterIn(chance.between(1, 20) * HOUR, id, shipment.build());
        } else if (chance.perMille(6)) {
            premises.clerk().enterWithSlip(chance.between(10, 300) * MINUTE, id, shipment.build());
        } else {
            premises.clerk().enter(id, shipment.build());
        }
    }

    private static boolean isAtSupplier(StockDocument.Builder shipment) {
        return shipment.getWarehouse().equals(Place.LUMEN.id())
                || shipment.getWarehouse().equals(Place.NORDWOOD.id());
    }

    /** What the supplier sends to a buyer comes to the shop and leaves it in the same moment. */
    private void enterPair(String id, StockDocument.Builder shipment) {
        Supplier supplier = shipment.getWarehouse().equals(Place.LUMEN.id()) ? Supplier.LUMEN : Supplier.NORDWOOD;
        String receipt = premises.clerk().next(Clerk.Kind.RECEIPT);
        List<StockLine> lines = new ArrayList<>();
        long worth = 0;
        for (StockLine sold : shipment.getLines()) {
            Sku sku = premises.catalogue().named(sold.getSku());
            long cost = premises.prices().cost(sku);
            lines.add(StockLine.newBuilder()
                    .setLine(sold.getLine())
                    .setSku(sold.getSku())
                    .setQuantity(sold.getQuantity())
                    .setUnitCost(Decimals.price(cost))
                    .build());
            worth += cost * sold.getQuantity().longValueExact();
        }
        premises.clerk()
                .enter(
                        receipt,
                        premises.clerk()
                                .paper(StockDocumentType.receipt, supplier.place())
                                .setNumber(receipt.substring(2))
                                .setCounterparty(supplier.id())
                                .setOrder(shipment.getOrder())
                                .setSequence(1L)
                                .setLines(lines)
                                .build());
        premises.clerk().enter(id, shipment.setSequence(2L).build());
        long owed = worth;
        calendar.in(supplier.termsDays() * DAY, () -> cashier.pay(supplier, owed));
    }

    private long transit(SalesOrder order) {
        long usual = switch (order.channel) {
            case MARKETPLACE -> chance.spread(18 * HOUR, 30 * HOUR, 48 * HOUR, 80 * HOUR);
            default -> chance.spread(10 * HOUR, 22 * HOUR, 34 * HOUR, 60 * HOUR);
        };
        return chance.perMille(60) ? usual + chance.between(2, 6) * DAY : usual;
    }

    private void deliver(SalesOrder order) {
        boolean late = calendar.now() > order.promisedAt + 12 * HOUR;
        boolean refused = late && chance.perMille(300);
        boolean forgotten = order.payment == SalesOrder.Payment.CASH_ON_DELIVERY && chance.perMille(35);
        if ((refused || forgotten) && !order.hasBundles()) {
            if (refused) {
                comesBack(order, "delivered_late");
            } else {
                calendar.in(7 * DAY, () -> comesBack(order, "not_collected"));
            }
            return;
        }
        delivered++;
        desk.status(order, OrderStatus.delivered);
        settle(order);
        planReturn(order);
    }

    private void comesBack(SalesOrder order, String reason) {
        desk.cancel(order, reason);
        List<SalesOrder.Shipped> all = List.copyOf(order.shipped);
        calendar.in(
                chance.between(2, 6) * DAY,
                () -> takeBack(
                        order, all, all.stream().map(SalesOrder.Shipped::steps).toList(), order.place));
    }

    /** What is still to be paid, in the way that was agreed. */
    private void settle(SalesOrder order) {
        switch (order.payment) {
            case CASH_ON_DELIVERY ->
                calendar.in(
                        chance.between(20, 70) * HOUR, () -> cashier.receive(order, order.owed(), "cash_on_delivery"));
            case INVOICE ->
                calendar.in(chance.between(3, 24) * DAY, () -> cashier.receive(order, order.owed(), "invoice"));
            case MARKETPLACE -> cashier.owedByMarketplace(order, order.owed());
            case CARD, CASH -> {
                cashier.receive(order, order.owed(), order.payment == SalesOrder.Payment.CARD ? "card" : "cash");
                cashier.refund(order, -order.owed());
            }
        }
    }

    private static void dropUnshipped(SalesOrder order) {
        order.lines.forEach(line -> line.steps = line.shippedSteps);
        order.lines.removeIf(line -> line.steps == 0);
    }

    /** Some goods do not fit, some do not please. */
    private void planReturn(SalesOrder order) {
        List<SalesOrder.Shipped> returned = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        for (SalesOrder.Shipped shipped : order.shipped) {
            Sku sku = shipped.line().sku;
            if (!sku.isBundle() && chance.perMille(sku.category().returnedPerMille())) {
                returned.add(shipped);
                steps.add(chance.between(1, shipped.steps()));
            }
        }
        if (returned.isEmpty()) {
            return;
        }
        Place place = order.place.kind() == WarehouseKind.supplier || chance.perMille(200) ? Place.MAIN : order.place;
        long when = premises.days().officeTime(calendar.now() + chance.between(2 * DAY, 14 * DAY));
        calendar.at(when, () -> {
            order.credited += takeBack(order, returned, steps, place);
            // who has not paid yet pays less
            calendar.in(chance.between(2, 60) * HOUR, () -> cashier.refund(order, -order.owed()));
        });
    }

    /** Puts goods back on a shelf; some are no longer fit for sale. Returns what the buyer had to pay for them. */
    private long takeBack(SalesOrder order, List<SalesOrder.Shipped> returned, List<Integer> steps, Place shelf) {
        Place place = shelf.kind() == WarehouseKind.supplier ? Place.MAIN : shelf;
        List<StockLine> lines = new ArrayList<>();
        long worth = 0;
        for (int i = 0; i < returned.size(); i++) {
            SalesOrder.Line line = returned.get(i).line();
            premises.stock().move(place, line.sku, steps.get(i));
            worth += line.worth(steps.get(i));
            lines.add(priced(Clerk.line(i + 1, line.sku, steps.get(i)), line)
                    .setRef(returned.get(i).ref())
                    .build());
        }
        String id = premises.clerk().next(Clerk.Kind.SALE_RETURN);
        StockDocument document = premises.clerk()
                .paper(StockDocumentType.sale_return, place)
                .setNumber(id.substring(3))
                .setOrder(order.id)
                .setCounterparty(order.buyer.id())
                .setChannel(order.channel.text())
                .setLines(lines)
                .build();
        if (chance.perMille(60)) {
            premises.clerk().enterIn(chance.between(3, 40) * HOUR, id, document);
        } else {
            premises.clerk().enter(id, document);
        }
        return worth;
    }

    private static StockLine.Builder priced(StockLine.Builder body, SalesOrder.Line line) {
        return body.setPrice(Decimals.price(line.price))
                .setDiscountPercent(line.discountPercent == 0 ? null : Decimals.percent(line.discountPercent))
                .setVatPercent(Decimals.VAT_PERCENT);
    }
}
