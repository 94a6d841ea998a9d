package dev.vitrina.domain.costing;

import dev.vitrina.domain.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How what an {@link ItemStore} keeps is written as bytes. */
public final class StoreCodecs {
    public static final Codec<Head> HEAD = codec(StoreOutput::head, StoreInput::head);
    public static final Codec<Step> STEP = codec(StoreOutput::step, StoreInput::step);
    public static final Codec<Part> PART = codec(StoreOutput::part, StoreInput::part);
    public static final Codec<LineAccount> ACCOUNT = codec(StoreOutput::account, StoreInput::account);
    public static final Codec<LineId> LINE_ID = codec(StoreOutput::lineId, StoreInput::lineId);
    public static final Codec<CostLine> LINE = codec(StoreOutput::line, StoreInput::line);

    private static final int VERSION = 4;

    private StoreCodecs() {}

    private interface Writing<T> {
        void write(StoreOutput out, T value) throws IOException;
    }

    private interface Reading<T> {
        T read(StoreInput in) throws IOException;
    }

    private static <T> Codec<T> codec(Writing<T> writing, Reading<T> reading) {
        return new Codec<>() {
            @Override
            public int version() {
                return VERSION;
            }

            @Override
            public void write(T value, DataOutput out) throws IOException {
                writing.write(new StoreOutput(out), value);
            }

            @Override
            public T read(int version, DataInput in) throws IOException {
                if (version != VERSION) {
                    throw new IOException("Unknown version %d of costing state: this program reads version %d"
                            .formatted(version, VERSION));
                }
                return reading.read(new StoreInput(in));
            }
        };
    }
}
