package dev.vitrina.jobs.stock;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How the stock job's state is written as bytes. */
final class StockCodecs {
    static final Movements MOVEMENTS = new Movements();
    static final OrderCodecs.OrderFacts ORDER_FACTS = new OrderCodecs.OrderFacts();
    static final OrderCodecs.OrderBooks ORDER_BOOKS = new OrderCodecs.OrderBooks();
    static final OrderCodecs.Pledges PLEDGES = new OrderCodecs.Pledges();
    static final Facts FACTS = new Facts();

    private StockCodecs() {}

    /** A place in an item's history; equal places have equal bytes, as keys of a map state must. */
    record Positions() implements Codec<Position> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Position position, DataOutput out) throws IOException {
            Fields.writeTime(position.moment(), out);
            out.writeLong(position.sequence());
            out.writeByte(position.rank());
            Fields.writeText(position.source(), out);
            Fields.writeText(position.document(), out);
            Fields.writeText(position.line(), out);
        }

        @Override
        public Position read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A place in an item's history");
            Instant moment = Fields.readTime(in);
            long sequence = in.readLong();
            int rank = in.readUnsignedByte();
            return new Position(moment, sequence, rank, Fields.readText(in), Fields.readText(in), Fields.readText(in));
        }
    }

    record Movements() implements Codec<StockMovement> {
        private static final Positions POSITIONS = new Positions();

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StockMovement movement, DataOutput out) throws IOException {
            Fields.writeText(movement.organization(), out);
            Fields.writeText(movement.sku(), out);
            Fields.writeText(movement.warehouse(), out);
            Fields.writeText(movement.kind().name(), out);
            POSITIONS.write(movement.position(), out);
            out.writeLong(movement.quantity());
        }

        @Override
        public StockMovement read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A stock movement");
            return new StockMovement(
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readText(in),
                    LineKind.valueOf(Fields.readText(in)),
                    POSITIONS.read(1, in),
                    in.readLong());
        }
    }

    /** Anything that a document says about stock. */
    record Facts() implements Codec<StockFact> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StockFact fact, DataOutput out) throws IOException {
            out.writeBoolean(fact instanceof StockMovement);
            switch (fact) {
                case StockMovement movement -> MOVEMENTS.write(movement, out);
                case OrderFact order -> ORDER_FACTS.write(order, out);
            }
        }

        @Override
        public StockFact read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "What a document says about stock");
            return in.readBoolean()
                    ? MOVEMENTS.read(MOVEMENTS.version(), in)
                    : ORDER_FACTS.read(ORDER_FACTS.version(), in);
        }
    }

    record Cards() implements Codec<StockCard> {
        private static final Positions POSITIONS = new Positions();

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StockCard card, DataOutput out) throws IOException {
            Fields.writeSize(card.counts().size(), out);
            for (StockCard.Count count : card.counts()) {
                POSITIONS.write(count.position(), out);
                out.writeLong(count.counted());
                out.writeLong(count.moved());
            }
            out.writeLong(card.since());
            out.writeLong(card.reserved());
            out.writeLong(card.expected());
            out.writeLong(card.entries());
            out.writeLong(card.version());
            Fields.writeTime(card.recordedAt(), out);
        }

        @Override
        public StockCard read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A stock card");
            int size = Fields.readSize(in);
            List<StockCard.Count> counts = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                counts.add(new StockCard.Count(POSITIONS.read(1, in), in.readLong(), in.readLong()));
            }
            return new StockCard(
                    counts,
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    Fields.readTime(in));
        }
    }
}
