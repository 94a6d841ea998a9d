package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Messages as bytes, should a source and its reader ever run in different tasks. */
record RawChangeCodec() implements Codec<RawChange> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(RawChange message, DataOutput out) throws IOException {
        Fields.writeText(message.topic(), out);
        out.writeInt(message.partition());
        out.writeLong(message.offset());
        out.writeLong(message.timestamp());
        Fields.writeSize(message.value() == null ? 0 : message.value().length + 1, out);
        if (message.value() != null) {
            out.write(message.value());
        }
    }

    @Override
    public RawChange read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A message");
        String topic = Fields.readText(in);
        int partition = in.readInt();
        long offset = in.readLong();
        long timestamp = in.readLong();
        int size = Fields.readSize(in);
        byte[] value = size == 0 ? null : new byte[size - 1];
        if (value != null) {
            in.readFully(value);
        }
        return new RawChange(topic, partition, offset, timestamp, value);
    }
}
