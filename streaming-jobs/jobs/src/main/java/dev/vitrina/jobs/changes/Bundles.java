package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.state.FlatType;
import dev.vitrina.schemas.Entity;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The first keyed step of a job that counts goods: bundles are taken apart before anything is keyed by item. What is a
 * bundle is known to every task of that step, so that lines take no further way for it.
 */
public final class Bundles {
    private Bundles() {}

    /** Messages → what products say about their components, each time that changes. */
    public static DataStream<BundleDefinitions> definitions(DataStream<RawChange> messages, PublishedSchemas schemas) {
        return DocumentVersions.of(
                        messages, Entity.PRODUCT, new BundleNormaliser(), new BundleCodec(), schemas, "product")
                .keyBy(product -> Key.of(product.source(), product.id()))
                .transform("gather bundles", BundleDefinitions.TYPE, new GatherDefinitions())
                .setParallelism(1)
                .uid("gather-bundles");
    }

    /**
     * What changes in each document, bundles taken apart, when it has a new version or one of its bundles a new definition.
     * A document's lines change all at once.
     *
     * @param lines how a line is written
     * @param name for people, and as the address of the state
     */
    public static <L> DataStream<DocumentChange<L>> unbundled(
            DataStream<DocumentVersion<Stated<L>>> documents,
            DataStream<BundleDefinitions> definitions,
            Unbundling<L> unbundling,
            Codec<L> lines,
            String name) {
        FlatType<DocumentVersion<Stated<L>>> type =
                FlatType.of(DocumentVersion.class, new DocumentVersionCodec<>(stated(lines)));
        return documents
                .keyBy(document -> Key.of(document.source(), document.id()))
                .connect(definitions.broadcast(CompareUnbundled.DEFINITIONS))
                .process(
                        new CompareUnbundled<>(type, unbundling),
                        FlatType.<DocumentChange<L>>of(DocumentChange.class, new DocumentChangeCodec<>(lines)))
                .name("compare " + name + " versions")
                .uid("compare-" + name);
    }

    /** How a line is written that may be a bundle. */
    public static <L> Codec<Stated<L>> stated(Codec<L> lines) {
        return new StatedCodec<>(lines);
    }
}
