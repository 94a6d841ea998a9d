package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.state.Fields;
import dev.vitrina.jobs.state.FlatType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * What every task that compares documents has to know.
 *
 * @param definitions of bundles that changed together: of each source all that it ever said of an SKU, in its order
 * @param closings versions of closings, each with what it closes; without lines where it closes nothing
 */
public record Announcement(List<BundleDefinition> definitions, List<DocumentVersion<Closing>> closings) {
    static final FlatType<Announcement> TYPE = FlatType.of(Announcement.class, new AsBytes());

    public Announcement {
        definitions = List.copyOf(definitions);
        closings = List.copyOf(closings);
    }

    static Announcement of(BundleDefinitions bundles) {
        return new Announcement(bundles.definitions(), List.of());
    }

    static Announcement of(DocumentVersion<Closing> closing) {
        return new Announcement(List.of(), List.of(closing));
    }

    record AsBytes() implements Codec<Announcement> {
        private static final BundleDefinitions.AsBytes BUNDLES = new BundleDefinitions.AsBytes();
        private static final DocumentVersionCodec<Closing> CLOSINGS =
                new DocumentVersionCodec<>(LinesCodec.each(new ClosingCodec()));

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(Announcement announcement, DataOutput out) throws IOException {
            BUNDLES.write(new BundleDefinitions(announcement.definitions), out);
            Fields.writeAll(announcement.closings, CLOSINGS, out);
        }

        @Override
        public Announcement read(int version, DataInput in) throws IOException {
            Fields.expectVersion(version, version(), "An announcement");
            List<BundleDefinition> definitions =
                    BUNDLES.read(BUNDLES.version(), in).definitions();
            return new Announcement(definitions, Fields.readAll(CLOSINGS, in));
        }
    }
}
