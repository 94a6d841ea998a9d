package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderLine;
import dev.vitrina.schemas.avro.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An order while somebody still has something to do about it. */
final class SalesOrder {
    final String id;
    final Channel channel;
    final Customers.Buyer buyer;
    final Place place;
    final String client;
    final long moment;
    final long promisedAt;
    final long deliveryPrice;
    final Payment payment;
    final String manager;
    final List<Line> lines = new ArrayList<>();
    final List<Shipped> shipped = new ArrayList<>();
    OrderStatus status = OrderStatus.placed;
    long statusAt;
    String cancelReason;
    long paid;
    long credited;
    int version;
    int attempts;

    SalesOrder(
            String id,
            Channel channel,
            Customers.Buyer buyer,
            Place place,
            String client,
            long moment,
            long promisedAt,
            long deliveryPrice,
            Payment payment,
            String manager) {
        this.id = id;
        this.channel = channel;
        this.buyer = buyer;
        this.place = place;
        this.client = client;
        this.moment = moment;
        this.statusAt = moment;
        this.promisedAt = promisedAt;
        this.deliveryPrice = deliveryPrice;
        this.payment = payment;
        this.manager = manager;
    }

    /** How the buyer pays. */
    enum Payment {
        CARD,
        CASH_ON_DELIVERY,
        CASH,
        INVOICE,
        MARKETPLACE
    }

    /** One ordered thing; quantities in steps, the price in kopecks with VAT. */
    static final class Line {
        final int number;
        final Sku sku;
        final long price;
        final int discountPercent;
        int steps;
        int reserved;
        int shippedSteps;
        boolean shortWhenPlaced;

        Line(int number, Sku sku, int steps, long price, int discountPercent) {
            this.number = number;
            this.sku = sku;
            this.steps = steps;
            this.price = price;
            this.discountPercent = discountPercent;
        }

        int open() {
            return steps - shippedSteps;
        }

        /** What so many steps cost the buyer: discount first, each half up, as the sales ledger counts. */
        long worth(int ofSteps) {
            long gross = Decimals.share(price, (long) ofSteps * sku.step(), 1_000);
            return gross - Decimals.share(gross, discountPercent, 100);
        }
    }

    /** A line of a shipment, which a return refers to. */
    record Shipped(String document, int documentLine, Line line, int steps) {
        String ref() {
            return document + ":" + documentLine;
        }
    }

    boolean isOpen() {
        return status == OrderStatus.placed || status == OrderStatus.confirmed || status == OrderStatus.shipped;
    }

    boolean isShippedWhole() {
        return lines.stream().allMatch(line -> line.open() == 0);
    }

    boolean hasBundles() {
        return lines.stream().anyMatch(line -> line.sku.isBundle());
    }

    long worth() {
        return lines.stream().mapToLong(line -> line.worth(line.steps)).sum() + deliveryPrice;
    }

    /** What the buyer still has to pay; below zero what they get back. */
    long owed() {
        return worth() - credited - paid;
    }

    Order body() {
        List<OrderLine> body = new ArrayList<>(lines.size());
        for (Line line : lines) {
            body.add(new OrderLine(
                    Integer.toString(line.number),
                    line.sku.id(),
                    Decimals.quantity((long) line.steps * line.sku.step()),
                    line.shortWhenPlaced
                            ? Decimals.quantity((long) (line.reserved + line.shippedSteps) * line.sku.step())
                            : null,
                    Decimals.price(line.price),
                    line.discountPercent == 0 ? null : Decimals.percent(line.discountPercent),
                    Decimals.VAT_PERCENT));
        }
        return new Order(
                id.substring(4),
                Instant.ofEpochMilli(moment),
                status,
                Instant.ofEpochMilli(statusAt),
                cancelReason,
                channel.text(),
                buyer.id(),
                manager,
                Premises.ORGANIZATION,
                place.id(),
                Premises.CURRENCY,
                Decimals.RATE_OF_OWN_CURRENCY,
                client,
                Instant.ofEpochMilli(promisedAt),
                deliveryPrice == 0 ? null : Decimals.amount(deliveryPrice),
                body);
    }
}
