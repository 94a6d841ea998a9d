package dev.vitrina.jobs.stock;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.ClosedMoves;
import dev.vitrina.domain.stock.MovementTree;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Corrections;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How what the stock job sends and keeps is written as bytes. */
final class StockCodecs {
    static final Movements MOVEMENTS = new Movements();
    static final OrderCodecs.OrderFacts ORDER_FACTS = new OrderCodecs.OrderFacts();
    static final OrderCodecs.OrderBooks ORDER_BOOKS = new OrderCodecs.OrderBooks();
    static final OrderCodecs.Pledges PLEDGES = new OrderCodecs.Pledges();
    static final Facts FACTS = new Facts();

    /** The numbers of kinds are their order in the enum, which must stay: a test holds it. */
    static final LineKind[] KINDS = LineKind.values();

    private StockCodecs() {}

    private static void writePlace(Position position, DataOutput out) throws IOException {
        Fields.writeTime(position.moment(), out);
        Fields.writeNumber(position.sequence(), out);
        out.writeByte(position.rank());
        Fields.writeText(position.source(), out);
        Fields.writeText(position.document(), out);
        Fields.writeText(position.line(), out);
    }

    private static Position readPlace(DataInput in) throws IOException {
        return new Position(
                Fields.readTime(in),
                Fields.readNumber(in),
                in.readUnsignedByte(),
                Fields.readText(in),
                Fields.readText(in),
                Fields.readText(in));
    }

    private static void writeSaying(ClosedMoves.Saying saying, DataOutput out) throws IOException {
        out.writeByte(saying == null ? 0 : saying.isCount() ? 2 : 1);
        if (saying != null) {
            writePlace(saying.position(), out);
            Fields.writeNumber(saying.quantity(), out);
        }
    }

    private static ClosedMoves.Saying readSaying(DataInput in) throws IOException {
        int kind = in.readUnsignedByte();
        return kind == 0 ? null : new ClosedMoves.Saying(readPlace(in), Fields.readNumber(in), kind == 2);
    }

    /** A movement of a document, and how it is posted when its period was closed. */
    record Movements() implements Codec<StockMovement> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StockMovement movement, DataOutput out) throws IOException {
            Corrections.write(movement.correction(), Movements::writeOwn, out);
            writeOwn(movement, out);
        }

        private static void writeOwn(StockMovement movement, DataOutput out) throws IOException {
            Fields.writeText(movement.organization(), out);
            Fields.writeText(movement.sku(), out);
            Fields.writeText(movement.warehouse(), out);
            out.writeByte(movement.kind().ordinal());
            writePlace(movement.position(), out);
            Fields.writeNumber(movement.quantity(), out);
        }

        @Override
        public StockMovement read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A stock movement");
            return readOwn(Corrections.read(before -> readOwn(null, before), in), in);
        }

        private static StockMovement readOwn(Correction<StockMovement> correction, DataInput in) throws IOException {
            return new StockMovement(
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readText(in),
                    KINDS[in.readUnsignedByte()],
                    readPlace(in),
                    Fields.readNumber(in),
                    correction);
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

    /** A card with what leads to its movements. */
    record KeptCards() implements Codec<KeptCard> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(KeptCard kept, DataOutput out) throws IOException {
            StockCard card = kept.card();
            Fields.writeSize(card.counts().size(), out);
            for (StockCard.Count count : card.counts()) {
                writePlace(count.position(), out);
                Fields.writeNumber(count.counted(), out);
                Fields.writeNumber(count.moved(), out);
            }
            Fields.writeSize(card.posted().size(), out);
            for (StockCard.Posted posted : card.posted()) {
                writePlace(posted.place(), out);
                out.writeByte(posted.kind().ordinal());
                Fields.writeTime(posted.change().at(), out);
                writeSaying(posted.change().before(), out);
                writeSaying(posted.change().after(), out);
                Fields.writeNumber(posted.moved(), out);
            }
            Fields.writeNumber(card.since(), out);
            Fields.writeNumber(card.reserved(), out);
            Fields.writeNumber(card.expected(), out);
            Fields.writeNumber(card.entries(), out);
            Fields.writeNumber(card.version(), out);
            Fields.writeTime(card.recordedAt(), out);
            Fields.writeSize(kept.recent(), out);
            Fields.writeSize(kept.tree().height(), out);
            Fields.writeNumber(kept.tree().root(), out);
            Fields.writeNumber(kept.tree().nextPage(), out);
        }

        @Override
        public KeptCard read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A stock card");
            int size = Fields.readSize(in);
            List<StockCard.Count> counts = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                counts.add(new StockCard.Count(readPlace(in), Fields.readNumber(in), Fields.readNumber(in)));
            }
            int changes = Fields.readSize(in);
            List<StockCard.Posted> posted = new ArrayList<>(changes);
            for (int i = 0; i < changes; i++) {
                posted.add(new StockCard.Posted(
                        readPlace(in),
                        KINDS[in.readUnsignedByte()],
                        new ClosedMoves.Change(Fields.readTime(in), readSaying(in), readSaying(in)),
                        Fields.readNumber(in)));
            }
            StockCard card = new StockCard(
                    counts,
                    posted,
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readTime(in));
            int recent = Fields.readSize(in);
            int height = Fields.readSize(in);
            return new KeptCard(card, recent, new MovementTree(Fields.readNumber(in), height, Fields.readNumber(in)));
        }
    }

    /** Movements that are not in the tree yet. */
    record Recent() implements Codec<MovementTree.Entry> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(MovementTree.Entry entry, DataOutput out) throws IOException {
            writePlace(entry.place(), out);
            Fields.writeNumber(entry.quantity(), out);
        }

        @Override
        public MovementTree.Entry read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A recent movement");
            return new MovementTree.Entry(readPlace(in), Fields.readNumber(in));
        }
    }

    record Pages() implements Codec<MovementTree.Page> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(MovementTree.Page page, DataOutput out) throws IOException {
            Fields.writeSize(page.slots().size(), out);
            for (MovementTree.Slot slot : page.slots()) {
                writePlace(slot.from(), out);
                Fields.writeNumber(slot.page(), out);
                Fields.writeNumber(slot.quantity(), out);
            }
        }

        @Override
        public MovementTree.Page read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A page of movements");
            int size = Fields.readSize(in);
            List<MovementTree.Slot> slots = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                slots.add(new MovementTree.Slot(readPlace(in), Fields.readNumber(in), Fields.readNumber(in)));
            }
            return new MovementTree.Page(slots);
        }
    }

    record Entries() implements Codec<StockEntry> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StockEntry entry, DataOutput out) throws IOException {
            Fields.writeNumber(entry.entry(), out);
            Fields.writeText(entry.source(), out);
            Fields.writeText(entry.document(), out);
            Fields.writeText(entry.line(), out);
            out.writeByte(entry.type().ordinal());
            Fields.writeText(entry.organization(), out);
            Fields.writeText(entry.sku(), out);
            Fields.writeText(entry.warehouse(), out);
            Fields.writeNumber(entry.quantity(), out);
            Fields.writeTime(entry.effectiveAt(), out);
            Fields.writeTime(entry.recordedAt(), out);
        }

        @Override
        public StockEntry read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A stock entry");
            return new StockEntry(
                    Fields.readNumber(in),
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readText(in),
                    KINDS[in.readUnsignedByte()],
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readNumber(in),
                    Fields.readTime(in),
                    Fields.readTime(in));
        }
    }

    record Levels() implements Codec<StockLevel> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StockLevel level, DataOutput out) throws IOException {
            Fields.writeText(level.organization(), out);
            Fields.writeText(level.sku(), out);
            Fields.writeText(level.warehouse(), out);
            Fields.writeNumber(level.onHand(), out);
            Fields.writeNumber(level.reserved(), out);
            Fields.writeNumber(level.expected(), out);
            Fields.writeNumber(level.version(), out);
            Fields.writeTime(level.updatedAt(), out);
        }

        @Override
        public StockLevel read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A stock level");
            return new StockLevel(
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readText(in),
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readNumber(in),
                    Fields.readTime(in));
        }
    }
}
