package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.ClosedMoves.Standing;
import java.io.DataInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link StoreOutput} wrote. */
final class StoreInput {
    interface Reading<T> {
        T read() throws IOException;
    }

    private static final LineKind[] KINDS = LineKind.values();
    private static final Reason[] REASONS = Reason.values();
    private static final Method[] METHODS = Method.values();

    private final DataInput in;
    private final List<String> strings = new ArrayList<>();

    StoreInput(DataInput in) {
        this.in = in;
    }

    Head head() throws IOException {
        return new Head(
                number(),
                smallNumber(),
                number(),
                chunkEntry(),
                smallNumber(),
                number(),
                nullable(this::position),
                tail(),
                tail(),
                number(),
                number(),
                number(),
                number(),
                number(),
                smallNumber(),
                instant(),
                nullable(this::instant),
                number(),
                number(),
                folded());
    }

    private Folded folded() throws IOException {
        if (!in.readBoolean()) {
            return Folded.NOTHING;
        }
        Instant until = instant();
        Instant since = instant();
        Map<String, Standing> standings = new TreeMap<>();
        for (int left = smallNumber(); left > 0; left--) {
            standings.put(string(), new Standing(nullable(this::position), number(), number()));
        }
        return new Folded(until, since, standings);
    }

    Part part() throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case StoreOutput.CHUNK -> new Part.Chunk(list(this::step));
            case StoreOutput.NODE -> new Part.Node(list(this::chunkEntry));
            case StoreOutput.PAGE -> new Part.Page(list(this::layer), list(this::shortage));
            case StoreOutput.SNAPSHOT -> new Snapshot(list(this::queue), list(this::level));
            default -> throw new IOException("Unknown part of an item's state: " + kind);
        };
    }

    LineAccount account() throws IOException {
        return new LineAccount(
                nullable(this::position),
                list(this::position),
                list(() -> new LineAccount.Adjustment(position(), number(), nullable(this::instant))),
                list(() -> new LineAccount.Movement(position(), METHODS[in.readUnsignedByte()], number(), number())),
                list(this::position));
    }

    LineId lineId() throws IOException {
        return new LineId(string(), string(), string());
    }

    private ChunkEntry chunkEntry() throws IOException {
        return new ChunkEntry(nullable(this::position), number(), number(), number());
    }

    private Position position() throws IOException {
        return new Position(instant(), number(), smallNumber(), string(), string(), string());
    }

    private Tail tail() throws IOException {
        return new Tail(list(this::tailQueue), list(this::level), smallNumber());
    }

    private Tail.Queue tailQueue() throws IOException {
        return new Tail.Queue(
                string(), ends(this::layer), ends(this::shortage), unitCost(), number(), number(), number(), number());
    }

    private <E> Ends<E> ends(Reading<E> element) throws IOException {
        return new Ends<>(list(element), list(this::number), list(element));
    }

    private QueueState queue() throws IOException {
        return new QueueState(string(), list(this::layer), list(this::shortage), unitCost());
    }

    private Snapshot.Level level() throws IOException {
        return new Snapshot.Level(string(), number());
    }

    private UnitCost unitCost() throws IOException {
        return new UnitCost(number(), number());
    }

    private Layer layer() throws IOException {
        return new Layer(number(), number(), nullable(this::lineId));
    }

    private Shortage shortage() throws IOException {
        return new Shortage(target(), number(), number(), in.readBoolean());
    }

    Step step() throws IOException {
        CostLine line = line();
        Target own = Target.of(line);
        long adjustment = number();
        int flags = in.readUnsignedByte();
        boolean moves = (flags & StoreOutput.MOVES) != 0;
        return new Step(
                line,
                adjustment,
                (flags & StoreOutput.RETURNED) != 0,
                moves ? number() : 0,
                moves ? number() : 0,
                outcome(own),
                outcome(own));
    }

    private Outcome outcome(Target own) throws IOException {
        int shape = in.readUnsignedByte();
        if (shape == StoreOutput.NOT_PLAYED) {
            return null;
        }
        return new Outcome(
                list(() -> effect(own)),
                list(() -> use(own)),
                list(() -> new Posting(lineId(), number(), number())),
                shape == StoreOutput.IDLE);
    }

    CostLine line() throws IOException {
        String organization = string();
        String sku = string();
        int kind = in.readUnsignedByte();
        CostLine line = new CostLine(
                organization,
                sku,
                KINDS[kind & ~(StoreOutput.CORRECTED | StoreOutput.CLOSED)],
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
        if ((kind & StoreOutput.CORRECTED) != 0) {
            line = line.corrected(new Correction<>(nullable(this::instant), nullable(this::line), in.readBoolean()));
        }
        return (kind & StoreOutput.CLOSED) != 0 ? line.recordedAfter(instant()) : line;
    }

    private Target target() throws IOException {
        return new Target(lineId(), KINDS[in.readUnsignedByte()], nullable(this::string), string(), instant());
    }

    private Effect effect(Target own) throws IOException {
        int flags = in.readUnsignedByte();
        Target target = (flags & StoreOutput.OWN) != 0 ? own : target();
        String warehouse = (flags & StoreOutput.SAME_WAREHOUSE) != 0 ? target.warehouse() : string();
        long quantity = number();
        long cost = number();
        Instant effectiveAt = (flags & StoreOutput.SAME_TIME) != 0 ? target.moment() : instant();
        return new Effect(
                target,
                warehouse,
                quantity,
                cost,
                (flags & StoreOutput.PROVISIONAL) != 0,
                REASONS[flags >> StoreOutput.REASON_SHIFT],
                effectiveAt);
    }

    private LayerUse use(Target own) throws IOException {
        int flags = in.readUnsignedByte();
        LineId issue = (flags & StoreOutput.OWN) != 0 ? own.id() : lineId();
        LineId origin = (flags & StoreOutput.NO_ORIGIN) != 0 ? null : lineId();
        long quantity = number();
        long cost = number();
        return new LayerUse(
                issue, origin, quantity, cost, (flags & StoreOutput.SAME_TIME) != 0 ? own.moment() : instant());
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
