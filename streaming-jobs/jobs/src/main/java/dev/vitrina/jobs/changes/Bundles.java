package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.Posting;
import dev.vitrina.jobs.state.FlatType;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Product;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The first keyed step of a job that counts goods: bundles are taken apart before anything is keyed by item. What is a
 * bundle is known to every task of that step, so that lines take no further way for it.
 */
public final class Bundles {
    private Bundles() {}

    /**
     * The components of a product; none of plain goods.
     *
     * @throws IllegalArgumentException if a component has no name or no possible quantity
     */
    public static Bundle of(Change product) {
        return BundleNormaliser.bundle(((Product) product.getBody()).getComponents());
    }

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
     * What changes in each document, bundles taken apart, when it has a new version, one of its bundles a new definition, or
     * its books are closed. A document's lines change all at once.
     *
     * @param posting how lines meet closed books
     * @param stated how a document's lines are written as it states them
     * @param lines how a line is written
     * @param name for people, and as the address of the state
     */
    public static <L> DataStream<DocumentChange<L>> unbundled(
            DataStream<DocumentVersion<Stated<L>>> documents,
            DataStream<Announcement> announcements,
            Unbundling<L> unbundling,
            Posting<L> posting,
            LinesCodec<Stated<L>> stated,
            Codec<L> lines,
            String name) {
        return documents
                .keyBy(document ->
                        Key.of(DocumentVersionCodec.shortName(document.entity()), document.source(), document.id()))
                .connect(announcements.broadcast(CompareUnbundled.DEFINITIONS, CompareUnbundled.CLOSINGS))
                .process(new CompareUnbundled<>(stated, unbundling, posting), changeType(lines))
                .name("compare " + name + " versions")
                .uid("compare-" + name);
    }

    /** What changes in a document as Flink's type. */
    public static <L> FlatType<DocumentChange<L>> changeType(Codec<L> lines) {
        return FlatType.of(DocumentChange.class, new DocumentChangeCodec<>(lines));
    }
}
