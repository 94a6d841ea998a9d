package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.jobs.state.Fields;
import dev.vitrina.jobs.state.FlatType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Definitions of bundles: on their way those that changed together, in state those of one SKU. Of each source they are all
 * that it ever said, in its order.
 */
public record BundleDefinitions(List<BundleDefinition> definitions) {
    static final FlatType<BundleDefinitions> TYPE = FlatType.of(BundleDefinitions.class, new AsBytes());

    public BundleDefinitions {
        definitions = List.copyOf(definitions);
    }

    record AsBytes() implements Codec<BundleDefinitions> {
        private static final BundleCodec BUNDLES = new BundleCodec();

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(BundleDefinitions all, DataOutput out) throws IOException {
            Fields.writeSize(all.definitions.size(), out);
            for (BundleDefinition definition : all.definitions) {
                Fields.writeText(definition.sku(), out);
                Fields.writeText(definition.source(), out);
                Fields.writeTime(definition.changedAt(), out);
                Fields.writeTime(definition.recordedAt(), out);
                BUNDLES.write(definition.bundle(), out);
            }
        }

        @Override
        public BundleDefinitions read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "A definition of bundles");
            int size = Fields.readSize(in);
            List<BundleDefinition> definitions = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                definitions.add(new BundleDefinition(
                        Fields.readText(in),
                        Fields.readText(in),
                        Fields.readTime(in),
                        Fields.readTime(in),
                        BUNDLES.read(BUNDLES.version(), in)));
            }
            return new BundleDefinitions(definitions);
        }
    }
}
