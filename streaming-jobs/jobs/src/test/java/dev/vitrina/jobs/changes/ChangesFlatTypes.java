package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.state.Flat;
import dev.vitrina.jobs.state.FlatType;
import java.util.List;
import java.util.stream.Stream;

/** What the first steps of every job send and keep. */
public final class ChangesFlatTypes {
    private static final Bundle SET =
            new Bundle(List.of(new Bundle.Component("BOX", 1), new Bundle.Component("MUG", Long.MAX_VALUE)));

    private ChangesFlatTypes() {}

    public static Stream<Flat<?>> all() {
        return Stream.of(
                new Flat<>(ChangeSource.RAW, new RawChange("vitrina.order", 3, 1L << 40, -1, new byte[] {1, 2})),
                new Flat<>(ChangeSource.RAW, new RawChange("vitrina.customer", 0, 0, 0, null)),
                new Flat<>(FlatType.of(Bundle.class, new BundleCodec()), SET),
                new Flat<>(
                        BundleDefinitions.TYPE,
                        new BundleDefinitions(List.of(
                                new BundleDefinition("SET-ё", "erp", Paper.day(1), Paper.day(2), SET),
                                new BundleDefinition("KIT", "shop", Paper.day(3), Paper.day(4), Bundle.NONE)))),
                new Flat<>(
                        Announcement.TYPE,
                        new Announcement(
                                List.of(new BundleDefinition("KIT", "shop", Paper.day(3), Paper.day(4), SET)),
                                List.of(version(new Closing("main", Paper.day(2), Paper.day(1)), "closing")))),
                new Flat<>(
                        FlatType.<DocumentHistory<Bundle>>of(
                                DocumentHistory.class,
                                new DocumentHistoryCodec<>(
                                        new DocumentVersionCodec<>(LinesCodec.each(new BundleCodec())))),
                        new DocumentHistory<>(List.of(version(SET, "product"), version(SET, "product")))));
    }

    /** A line inside what carries it: a document's version and a change. */
    public static <L> Stream<Flat<?>> carrying(L line, Codec<L> codec) {
        return Stream.of(
                new Flat<>(
                        FlatType.<DocumentVersion<L>>of(
                                DocumentVersion.class, new DocumentVersionCodec<>(LinesCodec.each(codec))),
                        version(line, "stock_document")),
                new Flat<>(
                        FlatType.<LineChange<L>>of(LineChange.class, new LineChangeCodec<>(codec)),
                        new LineChange<>(false, line, Cause.DELETE, Paper.day(2).plusNanos(1), Paper.day(1))),
                new Flat<>(
                        FlatType.<DocumentChange<L>>of(DocumentChange.class, new DocumentChangeCodec<>(codec)),
                        new DocumentChange<>(List.of(line, line), List.of(line), Cause.NEW, Paper.day(2))));
    }

    private static <L> DocumentVersion<L> version(L line, String entity) {
        return new DocumentVersion<>(
                entity, "erp", "D-ё", -3, Paper.day(1), "00ff", false, Paper.day(2), List.of(line, line));
    }

    /** Lines that are written together, in their document. */
    public static <L> Flat<?> document(String entity, String source, String id, LinesCodec<L> codec, List<L> lines) {
        return new Flat<>(
                FlatType.<DocumentVersion<L>>of(DocumentVersion.class, new DocumentVersionCodec<>(codec)),
                new DocumentVersion<>(
                        entity,
                        source,
                        id,
                        1L << 40,
                        Paper.day(1),
                        "0123456789abcdef0123456789abcdef",
                        false,
                        Paper.day(2).plusNanos(999_999_999),
                        lines));
    }
}
