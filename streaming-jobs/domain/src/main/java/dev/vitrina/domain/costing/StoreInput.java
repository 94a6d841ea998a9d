package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import java.io.DataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link StoreOutput} wrote. */
final class StoreInput {
    interface Reading<T> {
        T read() throws IOException;
    }

    private final DataInput in;
    private final List<String> strings = new ArrayList<>();

    StoreInput(DataInput in) {
        this.in = in;
    }

    Head head() throws IOException {
        return new Head(
                list(this::blockEntry),
                number(),
                nullable(this::position),
                snapshot(),
                number(),
                number(),
                smallNumber(),
                instant());
    }

    Block block() throws IOException {
        return new Block(list(this::step));
    }

    Snapshot snapshot() throws IOException {
        return new Snapshot(list(this::queue));
    }

    LineAccount account() throws IOException {
        return new LineAccount(
                nullable(this::position),
                in.readBoolean(),
                list(this::position),
                list(() -> new LineAccount.Adjustment(position(), number())),
                list(() -> new LineAccount.Movement(position(), number(), number())));
    }

    LineId lineId() throws IOException {
        return new LineId(string(), string(), string());
    }

    private BlockEntry blockEntry() throws IOException {
        return new BlockEntry(position(), number(), smallNumber());
    }

    private Position position() throws IOException {
        return new Position(instant(), number(), smallNumber(), string(), string(), string());
    }

    private QueueState queue() throws IOException {
        return new QueueState(
                string(),
                list(() -> new Layer(number(), number(), nullable(this::lineId))),
                list(() -> new Shortage(target(), number(), number(), in.readBoolean())),
                new UnitCost(number(), number()));
    }

    private Step step() throws IOException {
        return new Step(
                line(),
                number(),
                new Outcome(
                        list(this::effect),
                        list(this::use),
                        list(() -> new Posting(lineId(), number(), number())),
                        in.readBoolean()));
    }

    CostLine line() throws IOException {
        return new CostLine(
                string(),
                string(),
                LineKind.valueOf(string()),
                string(),
                string(),
                string(),
                instant(),
                number(),
                string(),
                nullable(this::string),
                number(),
                nullable(this::number),
                nullable(this::decimal),
                nullable(this::string),
                nullable(this::string),
                nullable(this::string),
                number());
    }

    private Target target() throws IOException {
        return new Target(lineId(), LineKind.valueOf(string()), nullable(this::string), instant());
    }

    private Effect effect() throws IOException {
        return new Effect(
                target(), string(), number(), number(), in.readBoolean(), Reason.valueOf(string()), instant());
    }

    private LayerUse use() throws IOException {
        return new LayerUse(lineId(), nullable(this::lineId), number(), number(), instant());
    }

    private <T> List<T> list(Reading<T> element) throws IOException {
        int size = smallNumber();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.read());
        }
        return list;
    }

    private <T> T nullable(Reading<T> reading) throws IOException {
        return in.readBoolean() ? reading.read() : null;
    }

    private Instant instant() throws IOException {
        return Instant.ofEpochSecond(number(), number());
    }

    private BigDecimal decimal() throws IOException {
        int scale = smallNumber();
        byte[] unscaled = new byte[smallNumber()];
        in.readFully(unscaled);
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    private String string() throws IOException {
        int known = smallNumber();
        if (known == 0) {
            strings.add(in.readUTF());
            return strings.getLast();
        }
        return strings.get(known - 1);
    }

    private int smallNumber() throws IOException {
        return Math.toIntExact(number());
    }

    private long number() throws IOException {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.readByte();
            rest |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw new IOException("A number of more than 64 bits: these are not bytes of costing state");
    }
}
