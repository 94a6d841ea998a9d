package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.jobs.state.Fields;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A bundle's components as bytes. */
record BundleCodec() implements Codec<Bundle> {
    @Override
    public int version() {
        return 1;
    }

    @Override
    public void write(Bundle bundle, DataOutput out) throws IOException {
        Fields.writeSize(bundle.components().size(), out);
        for (Bundle.Component component : bundle.components()) {
            Fields.writeText(component.sku(), out);
            out.writeLong(component.quantity());
        }
    }

    @Override
    public Bundle read(int version, DataInput in) throws IOException {
        Fields.expectVersion(version, version(), "A bundle");
        int size = Fields.readSize(in);
        List<Bundle.Component> components = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            components.add(new Bundle.Component(Fields.readText(in), in.readLong()));
        }
        return new Bundle(components);
    }
}
