package dev.vitrina.jobs.stock;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.OrderBook;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How what is said of orders is written as bytes. */
final class OrderCodecs {
    private static final OrderId.Kind[] KINDS = OrderId.Kind.values();

    private OrderCodecs() {}

    static void writeOrder(OrderId order, DataOutput out) throws IOException {
        out.writeByte(order.kind().ordinal());
        Fields.writeText(order.source(), out);
        Fields.writeText(order.id(), out);
    }

    static OrderId readOrder(DataInput in) throws IOException {
        return new OrderId(KINDS[in.readUnsignedByte()], Fields.readText(in), Fields.readText(in));
    }

    private static void writeOrdered(Ordered line, DataOutput out) throws IOException {
        Fields.writeText(line.line(), out);
        Fields.writeText(line.sku(), out);
        Fields.writeText(line.organization(), out);
        Fields.writeText(line.warehouse(), out);
        Fields.writeNumber(line.quantity(), out);
    }

    private static Ordered readOrdered(OrderId order, DataInput in) throws IOException {
        return new Ordered(
                order,
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readNumber(in));
    }

    private static void writeDelivered(Delivered line, DataOutput out) throws IOException {
        Fields.writeText(line.orderLine(), out);
        Fields.writeText(line.sku(), out);
        Fields.writeNumber(line.quantity(), out);
    }

    private static Delivered readDelivered(OrderId order, DataInput in) throws IOException {
        return new Delivered(order, Fields.readText(in), Fields.readText(in), Fields.readNumber(in));
    }

    /** One line's word about an order. */
    record OrderFacts() implements Codec<OrderFact> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(OrderFact fact, DataOutput out) throws IOException {
            writeOrder(fact.order(), out);
            out.writeBoolean(fact instanceof Ordered);
            switch (fact) {
                case Ordered line -> writeOrdered(line, out);
                case Delivered line -> writeDelivered(line, out);
            }
        }

        @Override
        public OrderFact read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "What is said of an order");
            OrderId order = readOrder(in);
            return in.readBoolean() ? readOrdered(order, in) : readDelivered(order, in);
        }
    }

    /** What stands of an order, whose identity is written once. */
    record OrderBooks() implements Codec<OrderBook> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(OrderBook book, DataOutput out) throws IOException {
            OrderFact any = book.ordered().isEmpty()
                    ? book.delivered().getFirst()
                    : book.ordered().getFirst();
            writeOrder(any.order(), out);
            Fields.writeSize(book.ordered().size(), out);
            for (Ordered line : book.ordered()) {
                writeOrdered(line, out);
            }
            Fields.writeSize(book.delivered().size(), out);
            for (Delivered line : book.delivered()) {
                writeDelivered(line, out);
            }
        }

        @Override
        public OrderBook read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "What stands of an order");
            OrderId order = readOrder(in);
            int lines = Fields.readSize(in);
            List<Ordered> ordered = new ArrayList<>(lines);
            for (int i = 0; i < lines; i++) {
                ordered.add(readOrdered(order, in));
            }
            int deliveries = Fields.readSize(in);
            List<Delivered> delivered = new ArrayList<>(deliveries);
            for (int i = 0; i < deliveries; i++) {
                delivered.add(readDelivered(order, in));
            }
            return new OrderBook(ordered, delivered);
        }
    }

    /** Differences on their way to the stock card. */
    record Pledges() implements Codec<Pledge> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Pledge pledge, DataOutput out) throws IOException {
            Fields.writeText(pledge.organization(), out);
            Fields.writeText(pledge.sku(), out);
            Fields.writeText(pledge.warehouse(), out);
            Fields.writeNumber(pledge.reserved(), out);
            Fields.writeNumber(pledge.expected(), out);
            Fields.writeTime(pledge.recordedAt(), out);
        }

        @Override
        public Pledge read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A pledge");
            return new Pledge(
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readTime(in));
        }
    }
}
