package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import dev.vitrina.domain.documents.Position;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Writes stored values. Whole numbers are zigzag varints; a string is written once per value and then named by its
 * number; enums are written by their order, so new constants go to their end. What a step says of its own line is not
 * written twice.
 */
final class StoreOutput {
    static final int CHUNK = 1;
    static final int NODE = 2;
    static final int PAGE = 3;
    static final int SNAPSHOT = 4;

    static final int NOT_PLAYED = 0;
    static final int PLAYED = 1;
    static final int IDLE = 2;

    static final int RETURNED = 1;
    static final int MOVES = 2;

    static final int CORRECTED = 1 << 6;
    static final int CLOSED = 1 << 7;

    static final int OWN = 1;
    static final int SAME_TIME = 2;
    static final int SAME_WAREHOUSE = 4;
    static final int NO_ORIGIN = 4;
    static final int PROVISIONAL = 8;
    static final int REASON_SHIFT = 4;

    interface Writing<T> {
        void write(T value) throws IOException;
    }

    private final DataOutput out;
    private final WrittenTexts texts = new WrittenTexts();

    StoreOutput(DataOutput out) {
        this.out = out;
    }

    void head(Head head) throws IOException {
        number(head.root());
        number(head.height());
        number(head.nextPart());
        chunkEntry(head.recent());
        number(head.recentCount());
        number(head.steps());
        nullable(head.last(), this::position);
        tail(head.fifo());
        tail(head.average());
        number(head.costEntries());
        number(head.layerEntries());
        number(head.eventfulAccounts());
        number(head.referring());
        number(head.awaited());
        number(head.idleAdjustments());
        instant(head.recordedAt());
        nullable(head.closedUntil(), this::instant);
        number(head.corrections());
        number(head.stocktakes());
        folded(head.folded());
    }

    private void folded(Folded folded) throws IOException {
        out.writeBoolean(!folded.isNothing());
        if (!folded.isNothing()) {
            instant(folded.until());
            instant(folded.since());
            list(List.copyOf(folded.standings().entrySet()), warehouse -> {
                string(warehouse.getKey());
                nullable(warehouse.getValue().count(), this::position);
                number(warehouse.getValue().counted());
                number(warehouse.getValue().moved());
            });
        }
    }

    void part(Part part) throws IOException {
        switch (part) {
            case Part.Chunk chunk -> {
                out.writeByte(CHUNK);
                list(chunk.steps(), this::step);
            }
            case Part.Node node -> {
                out.writeByte(NODE);
                list(node.entries(), this::chunkEntry);
            }
            case Part.Page page -> {
                out.writeByte(PAGE);
                list(page.layers(), this::layer);
                list(page.shortages(), this::shortage);
            }
            case Snapshot snapshot -> {
                out.writeByte(SNAPSHOT);
                list(snapshot.queues(), this::queue);
                list(snapshot.levels(), this::level);
            }
        }
    }

    void account(LineAccount account) throws IOException {
        nullable(account.place(), this::position);
        list(account.returns(), this::position);
        list(account.adjustments(), adjustment -> {
            position(adjustment.by());
            number(adjustment.amount());
            nullable(adjustment.closedUntil(), this::instant);
        });
        list(account.movements(), movement -> {
            position(movement.by());
            out.writeByte(movement.method().ordinal());
            number(movement.quantity());
            number(movement.cost());
        });
        list(account.corrections(), this::position);
    }

    void lineId(LineId id) throws IOException {
        string(id.source());
        string(id.document());
        string(id.line());
    }

    private void chunkEntry(ChunkEntry entry) throws IOException {
        nullable(entry.after(), this::position);
        number(entry.id());
        number(entry.fifo());
        number(entry.average());
    }

    private void position(Position position) throws IOException {
        instant(position.moment());
        number(position.sequence());
        number(position.rank());
        string(position.source());
        string(position.document());
        string(position.line());
    }

    private void tail(Tail tail) throws IOException {
        list(tail.queues(), queue -> {
            string(queue.warehouse());
            ends(queue.layers(), this::layer);
            ends(queue.shortages(), this::shortage);
            unitCost(queue.lastKnown());
            number(queue.goods());
            number(queue.goodsValue());
            number(queue.owed());
            number(queue.owedValue());
        });
        list(tail.levels(), this::level);
        number(tail.sinceSnapshot());
    }

    private <E> void ends(Ends<E> ends, Writing<E> element) throws IOException {
        list(ends.front(), element);
        list(ends.pages(), this::number);
        list(ends.back(), element);
    }

    private void queue(QueueState queue) throws IOException {
        string(queue.warehouse());
        list(queue.layers(), this::layer);
        list(queue.shortages(), this::shortage);
        unitCost(queue.lastKnown());
    }

    private void level(Snapshot.Level level) throws IOException {
        string(level.warehouse());
        number(level.quantity());
    }

    private void unitCost(UnitCost cost) throws IOException {
        number(cost.value());
        number(cost.quantity());
    }

    private void layer(Layer layer) throws IOException {
        number(layer.quantity());
        number(layer.value());
        nullable(layer.origin(), this::lineId);
    }

    private void shortage(Shortage shortage) throws IOException {
        target(shortage.line());
        number(shortage.quantity());
        number(shortage.value());
        out.writeBoolean(shortage.frozen());
    }

    void step(Step step) throws IOException {
        line(step.line());
        number(step.adjustment());
        boolean moves = step.moved() != 0 || step.movedTo() != 0;
        out.writeByte((step.returned() ? RETURNED : 0) | (moves ? MOVES : 0));
        if (moves) {
            number(step.moved());
            number(step.movedTo());
        }
        Target own = Target.of(step.line());
        outcome(step.fifo(), own);
        outcome(step.average(), own);
    }

    private void outcome(Outcome outcome, Target own) throws IOException {
        if (outcome == null) {
            out.writeByte(NOT_PLAYED);
            return;
        }
        out.writeByte(outcome.idle() ? IDLE : PLAYED);
        list(outcome.effects(), effect -> effect(effect, own));
        list(outcome.uses(), use -> use(use, own));
        list(outcome.postings(), posting -> {
            lineId(posting.account());
            number(posting.quantity());
            number(posting.cost());
        });
    }

    void line(CostLine line) throws IOException {
        string(line.organization());
        string(line.sku());
        out.writeByte(line.kind().ordinal()
                | (line.correction() != null ? CORRECTED : 0)
                | (line.closedUntil() != null ? CLOSED : 0));
        lineId(line.id());
        instant(line.moment());
        number(line.sequence());
        string(line.warehouse());
        nullable(line.toWarehouse(), this::string);
        number(line.quantity());
        nullable(line.value(), this::number);
        nullable(line.unitCost(), this::decimal);
        nullable(line.refDocument(), this::string);
        nullable(line.refLine(), this::string);
        nullable(line.order(), this::string);
        number(line.overhead());
        if (line.correction() != null) {
            nullable(line.correction().at(), this::instant);
            nullable(line.correction().before(), this::line);
            out.writeBoolean(line.correction().withdrawn());
        }
        if (line.closedUntil() != null) {
            instant(line.closedUntil());
        }
    }

    private void target(Target target) throws IOException {
        lineId(target.id());
        out.writeByte(target.kind().ordinal());
        nullable(target.order(), this::string);
        string(target.warehouse());
        instant(target.moment());
    }

    private void effect(Effect effect, Target own) throws IOException {
        Target target = effect.target();
        boolean isOwn = target.equals(own);
        boolean sameWarehouse = effect.warehouse().equals(target.warehouse());
        boolean sameTime = effect.effectiveAt().equals(target.moment());
        out.writeByte((isOwn ? OWN : 0)
                | (sameWarehouse ? SAME_WAREHOUSE : 0)
                | (sameTime ? SAME_TIME : 0)
                | (effect.provisional() ? PROVISIONAL : 0)
                | effect.reason().ordinal() << REASON_SHIFT);
        if (!isOwn) {
            target(target);
        }
        if (!sameWarehouse) {
            string(effect.warehouse());
        }
        number(effect.quantity());
        number(effect.cost());
        if (!sameTime) {
            instant(effect.effectiveAt());
        }
    }

    private void use(LayerUse use, Target own) throws IOException {
        boolean isOwn = use.issue().equals(own.id());
        boolean sameTime = use.effectiveAt().equals(own.moment());
        out.writeByte((isOwn ? OWN : 0) | (use.origin() == null ? NO_ORIGIN : 0) | (sameTime ? SAME_TIME : 0));
        if (!isOwn) {
            lineId(use.issue());
        }
        if (use.origin() != null) {
            lineId(use.origin());
        }
        number(use.quantity());
        number(use.cost());
        if (!sameTime) {
            instant(use.effectiveAt());
        }
    }

    private <T> void list(List<T> list, Writing<T> element) throws IOException {
        number(list.size());
        for (T one : list) {
            element.write(one);
        }
    }

    private <T> void nullable(T value, Writing<T> writing) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writing.write(value);
        }
    }

    private void instant(Instant instant) throws IOException {
        number(instant.getEpochSecond());
        number(instant.getNano());
    }

    private void decimal(BigDecimal decimal) throws IOException {
        byte[] unscaled = decimal.unscaledValue().toByteArray();
        number(decimal.scale());
        number(unscaled.length);
        out.write(unscaled);
    }

    /** 0 and the text, or the number of a text written before, counted from 1. */
    private void string(String text) throws IOException {
        int known = texts.numberOf(text);
        number(known);
        if (known == 0) {
            out.writeUTF(text);
        }
    }

    private void number(long number) throws IOException {
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }
}
