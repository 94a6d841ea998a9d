package dev.vitrina.jobs.costing;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Part;
import dev.vitrina.domain.costing.Step;
import dev.vitrina.domain.costing.StoreCodecs;
import dev.vitrina.jobs.state.FlatType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What is sent and kept of an item, written by the domain's own codecs. */
record ItemCodec<T>(Kind kind) implements Codec<T> {
    static final ItemCodec<CostLine> LINES = new ItemCodec<>(Kind.LINE);
    static final FlatType<Head> HEAD = FlatType.of(Head.class, new ItemCodec<>(Kind.HEAD));
    static final ItemCodec<Step> STEP = new ItemCodec<>(Kind.STEP);
    static final ItemCodec<Part> PART = new ItemCodec<>(Kind.PART);
    static final ItemCodec<LineAccount> ACCOUNT = new ItemCodec<>(Kind.ACCOUNT);
    static final ItemCodec<LineId> LINE_ID = new ItemCodec<>(Kind.LINE_ID);

    /** Which part; the names are kept in savepoints. */
    enum Kind {
        LINE(StoreCodecs.LINE),
        HEAD(StoreCodecs.HEAD),
        STEP(StoreCodecs.STEP),
        PART(StoreCodecs.PART),
        ACCOUNT(StoreCodecs.ACCOUNT),
        LINE_ID(StoreCodecs.LINE_ID);

        private final Codec<?> codec;

        Kind(Codec<?> codec) {
            this.codec = codec;
        }
    }

    @SuppressWarnings("unchecked")
    private Codec<T> codec() {
        return (Codec<T>) kind.codec;
    }

    @Override
    public int version() {
        return kind.codec.version();
    }

    @Override
    public void write(T value, DataOutput out) throws IOException {
        codec().write(value, out);
    }

    @Override
    public T read(int version, DataInput in) throws IOException {
        return codec().read(version, in);
    }
}
