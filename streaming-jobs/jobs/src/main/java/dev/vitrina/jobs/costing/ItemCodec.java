package dev.vitrina.jobs.costing;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.costing.Block;
import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.Head;
import dev.vitrina.domain.costing.LineAccount;
import dev.vitrina.domain.costing.LineId;
import dev.vitrina.domain.costing.Snapshot;
import dev.vitrina.domain.costing.StoreCodecs;
import dev.vitrina.jobs.state.FlatType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The parts of an item's history as Flink's types, each written by the domain's own codec. */
record ItemCodec<T>(Part part) implements Codec<T> {
    static final ItemCodec<CostLine> LINES = new ItemCodec<>(Part.LINE);
    static final FlatType<Head> HEAD = FlatType.of(Head.class, new ItemCodec<>(Part.HEAD));
    static final FlatType<Block> BLOCK = FlatType.of(Block.class, new ItemCodec<>(Part.BLOCK));
    static final FlatType<Snapshot> SNAPSHOT = FlatType.of(Snapshot.class, new ItemCodec<>(Part.SNAPSHOT));
    static final FlatType<LineAccount> ACCOUNT = FlatType.of(LineAccount.class, new ItemCodec<>(Part.ACCOUNT));
    static final FlatType<LineId> LINE_ID = FlatType.of(LineId.class, new ItemCodec<>(Part.LINE_ID));

    /** Which part; the names are kept in savepoints. */
    enum Part {
        LINE(StoreCodecs.LINE),
        HEAD(StoreCodecs.HEAD),
        BLOCK(StoreCodecs.BLOCK),
        SNAPSHOT(StoreCodecs.SNAPSHOT),
        ACCOUNT(StoreCodecs.ACCOUNT),
        LINE_ID(StoreCodecs.LINE_ID);

        private final Codec<?> codec;

        Part(Codec<?> codec) {
            this.codec = codec;
        }
    }

    @SuppressWarnings("unchecked")
    private Codec<T> codec() {
        return (Codec<T>) part.codec;
    }

    @Override
    public int version() {
        return part.codec.version();
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
