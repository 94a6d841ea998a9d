package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.LinesCodec;
import dev.vitrina.jobs.changes.Stated;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What one document says about stock, in the document's state and on its way there. Each fact says of its document's source
 * and id nothing, and of the rest only what differs from the fact before.
 */
record StockLinesCodec() implements LinesCodec<Stated<StockFact>> {
    private static final int MOVEMENT = 0;
    private static final int ORDERED = 1;
    private static final int DELIVERED = 2;
    private static final int TYPE = 3;
    private static final int PART = 1 << 2;
    private static final int SAME_PLACE = 1 << 3;
    private static final int SAME_HEAD = 1 << 4;
    private static final int SAME_SKU = 1 << 5;

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(String source, String id, List<Stated<StockFact>> facts, DataOutput out) throws IOException {
        Fields.writeSize(facts.size(), out);
        Writer writer = new Writer(source, id, out);
        for (Stated<StockFact> stated : facts) {
            int part = stated.whole() ? 0 : PART;
            switch (stated.line()) {
                case StockMovement movement -> writer.movement(movement, part);
                case Ordered ordered -> writer.ordered(ordered, part);
                case Delivered delivered -> writer.delivered(delivered, part);
            }
        }
    }

    @Override
    public List<Stated<StockFact>> read(int version, String source, String id, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "What a document says about stock");
        int size = Fields.readSize(in);
        List<Stated<StockFact>> facts = new ArrayList<>(size);
        Reader reader = new Reader(source, id, in);
        for (int i = 0; i < size; i++) {
            int flags = in.readUnsignedByte();
            facts.add(new Stated<>(reader.fact(flags), (flags & PART) == 0));
        }
        return facts;
    }

    /** What the facts before have in common with the next. */
    private static class Before {
        final String source;
        final String id;
        String organization = "";
        String warehouse = "";
        String sku = "";
        LineKind kind;
        int rank;
        Instant moment;
        long sequence;
        OrderId order;

        Before(String source, String id) {
            this.source = source;
            this.id = id;
        }
    }

    private static final class Writer extends Before {
        private final DataOutput out;

        Writer(String source, String id, DataOutput out) {
            super(source, id);
            this.out = out;
        }

        void movement(StockMovement movement, int part) throws IOException {
            Position place = movement.position();
            if (!place.source().equals(source) || !place.document().equals(id)) {
                throw new IOException("A movement of %s %s cannot stand in %s %s"
                        .formatted(place.source(), place.document(), source, id));
            }
            boolean sameHead = movement.kind() == kind
                    && place.rank() == rank
                    && place.sequence() == sequence
                    && place.moment().equals(moment);
            flags(MOVEMENT | part, movement.organization(), movement.warehouse(), sameHead, movement.sku());
            if (!sameHead) {
                kind = movement.kind();
                rank = place.rank();
                moment = place.moment();
                sequence = place.sequence();
                out.writeByte(kind.ordinal());
                out.writeByte(rank);
                Fields.writeTime(moment, out);
                Fields.writeNumber(sequence, out);
            }
            Fields.writeText(place.line(), out);
            Fields.writeNumber(movement.quantity(), out);
        }

        void ordered(Ordered line, int part) throws IOException {
            boolean sameHead = line.order().equals(order);
            flags(ORDERED | part, line.organization(), line.warehouse(), sameHead, line.sku());
            order(line.order(), sameHead);
            Fields.writeText(line.line(), out);
            Fields.writeNumber(line.quantity(), out);
        }

        void delivered(Delivered line, int part) throws IOException {
            boolean sameHead = line.order().equals(order);
            flags(DELIVERED | part, organization, warehouse, sameHead, line.sku());
            order(line.order(), sameHead);
            Fields.writeText(line.orderLine(), out);
            Fields.writeNumber(line.quantity(), out);
        }

        private void flags(int first, String newOrganization, String newWarehouse, boolean sameHead, String newSku)
                throws IOException {
            boolean samePlace = newWarehouse.equals(warehouse) && newOrganization.equals(organization);
            boolean sameSku = newSku.equals(sku);
            out.writeByte(first | (samePlace ? SAME_PLACE : 0) | (sameHead ? SAME_HEAD : 0) | (sameSku ? SAME_SKU : 0));
            if (!samePlace) {
                organization = newOrganization;
                warehouse = newWarehouse;
                Fields.writeText(organization, out);
                Fields.writeText(warehouse, out);
            }
            if (!sameSku) {
                sku = newSku;
                Fields.writeText(sku, out);
            }
        }

        private void order(OrderId newOrder, boolean same) throws IOException {
            if (!same) {
                order = newOrder;
                OrderCodecs.writeOrder(order, out);
            }
        }
    }

    private static final class Reader extends Before {
        private final DataInput in;

        Reader(String source, String id, DataInput in) {
            super(source, id);
            this.in = in;
        }

        StockFact fact(int flags) throws IOException {
            if ((flags & SAME_PLACE) == 0) {
                organization = Fields.readText(in);
                warehouse = Fields.readText(in);
            }
            if ((flags & SAME_SKU) == 0) {
                sku = Fields.readText(in);
            }
            boolean sameHead = (flags & SAME_HEAD) != 0;
            return switch (flags & TYPE) {
                case MOVEMENT -> movement(sameHead);
                case ORDERED ->
                    new Ordered(
                            order(sameHead), Fields.readText(in), sku, organization, warehouse, Fields.readNumber(in));
                case DELIVERED -> new Delivered(order(sameHead), Fields.readText(in), sku, Fields.readNumber(in));
                default -> throw new IOException("No fact about stock has the flags " + flags);
            };
        }

        private StockMovement movement(boolean sameHead) throws IOException {
            if (!sameHead) {
                kind = StockCodecs.KINDS[in.readUnsignedByte()];
                rank = in.readUnsignedByte();
                moment = Fields.readTime(in);
                sequence = Fields.readNumber(in);
            }
            Position place = new Position(moment, sequence, rank, source, id, Fields.readText(in));
            return new StockMovement(organization, sku, warehouse, kind, place, Fields.readNumber(in));
        }

        private OrderId order(boolean same) throws IOException {
            if (!same) {
                order = OrderCodecs.readOrder(in);
            }
            return order;
        }
    }
}
