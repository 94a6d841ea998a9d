package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.Posting;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The simplest line: so many thousandths of an SKU. */
record Goods(String sku, long quantity) {
    static final LinesCodec<Stated<Goods>> STATED = LinesCodec.each(new StatedAsBytes());

    @Override
    public String toString() {
        return quantity / 1000 + " " + sku;
    }

    record AsBytes() implements Codec<Goods> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Goods goods, DataOutput out) throws IOException {
            Fields.writeText(goods.sku, out);
            out.writeLong(goods.quantity);
        }

        @Override
        public Goods read(int version, DataInput in) throws IOException {
            return new Goods(Fields.readText(in), in.readLong());
        }
    }

    record StatedAsBytes() implements Codec<Stated<Goods>> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Stated<Goods> stated, DataOutput out) throws IOException {
            out.writeBoolean(stated.whole());
            new AsBytes().write(stated.line(), out);
        }

        @Override
        public Stated<Goods> read(int version, DataInput in) throws IOException {
            boolean whole = in.readBoolean();
            return new Stated<>(new AsBytes().read(version, in), whole);
        }
    }

    /** Books that are never closed. */
    record AlwaysOpen() implements Posting<Goods> {
        @Override
        public Instant moment(Goods goods) {
            return null;
        }

        @Override
        public String organization(Goods goods) {
            throw new AssertionError("Not asked of a line without a moment");
        }

        @Override
        public Object identity(Goods goods) {
            throw new AssertionError("Not asked of a line without a moment");
        }

        @Override
        public boolean isAlike(Goods before, Goods after) {
            throw new AssertionError("Not asked of a line without a moment");
        }

        @Override
        public Goods corrected(Goods goods, Correction<Goods> correction) {
            throw new AssertionError("Not asked of a line without a moment");
        }
    }

    record Parts() implements Unbundling<Goods> {
        @Override
        public String sku(Goods goods) {
            return goods.sku;
        }

        @Override
        public List<Goods> parts(Goods goods, Bundle bundle) {
            long[] quantities = bundle.quantities(goods.quantity);
            return IntStream.range(0, quantities.length)
                    .mapToObj(i -> new Goods(bundle.components().get(i).sku(), quantities[i]))
                    .toList();
        }
    }
}
