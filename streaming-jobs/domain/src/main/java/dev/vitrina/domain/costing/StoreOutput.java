package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes stored values. Whole numbers are zigzag varints; a string is written once per value and then named by its
 * number; enums are written by name, so that their order may change.
 */
final class StoreOutput {
    interface Writing<T> {
        void write(T value) throws IOException;
    }

    private final DataOutput out;
    private final Map<String, Integer> strings = new HashMap<>();

    StoreOutput(DataOutput out) {
        this.out = out;
    }

    void head(Head head) throws IOException {
        list(head.blocks(), this::blockEntry);
        number(head.nextBlock());
        nullable(head.last(), this::position);
        snapshot(head.tail());
        number(head.costEntries());
        number(head.layerEntries());
        number(head.idleAdjustments());
        instant(head.recordedAt());
    }

    void block(Block block) throws IOException {
        list(block.steps(), this::step);
    }

    void snapshot(Snapshot snapshot) throws IOException {
        list(snapshot.queues(), this::queue);
    }

    void account(LineAccount account) throws IOException {
        nullable(account.position(), this::position);
        out.writeBoolean(account.adjustable());
        list(account.returns(), this::position);
        list(account.adjustments(), adjustment -> {
            position(adjustment.by());
            number(adjustment.amount());
        });
        list(account.movements(), movement -> {
            position(movement.by());
            number(movement.quantity());
            number(movement.cost());
        });
    }

    void lineId(LineId id) throws IOException {
        string(id.source());
        string(id.document());
        string(id.line());
    }

    private void blockEntry(BlockEntry entry) throws IOException {
        position(entry.from());
        number(entry.id());
        number(entry.count());
    }

    private void position(Position position) throws IOException {
        instant(position.moment());
        number(position.sequence());
        number(position.rank());
        string(position.source());
        string(position.document());
        string(position.line());
    }

    private void queue(QueueState queue) throws IOException {
        string(queue.warehouse());
        list(queue.layers(), layer -> {
            number(layer.quantity());
            number(layer.value());
            nullable(layer.origin(), this::lineId);
        });
        list(queue.shortages(), shortage -> {
            target(shortage.line());
            number(shortage.quantity());
            number(shortage.value());
            out.writeBoolean(shortage.frozen());
        });
        number(queue.lastKnown().value());
        number(queue.lastKnown().quantity());
    }

    private void step(Step step) throws IOException {
        line(step.line());
        number(step.adjustment());
        Outcome outcome = step.outcome();
        list(outcome.effects(), this::effect);
        list(outcome.uses(), this::use);
        list(outcome.postings(), posting -> {
            lineId(posting.account());
            number(posting.quantity());
            number(posting.cost());
        });
        out.writeBoolean(outcome.idle());
    }

    void line(CostLine line) throws IOException {
        string(line.organization());
        string(line.sku());
        string(line.kind().name());
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
    }

    private void target(Target target) throws IOException {
        lineId(target.id());
        string(target.kind().name());
        nullable(target.order(), this::string);
        instant(target.moment());
    }

    private void effect(Effect effect) throws IOException {
        target(effect.target());
        string(effect.warehouse());
        number(effect.quantity());
        number(effect.cost());
        out.writeBoolean(effect.provisional());
        string(effect.reason().name());
        instant(effect.effectiveAt());
    }

    private void use(LayerUse use) throws IOException {
        lineId(use.issue());
        nullable(use.origin(), this::lineId);
        number(use.quantity());
        number(use.cost());
        instant(use.effectiveAt());
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
        Integer known = strings.putIfAbsent(text, strings.size() + 1);
        number(known == null ? 0 : known);
        if (known == null) {
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
