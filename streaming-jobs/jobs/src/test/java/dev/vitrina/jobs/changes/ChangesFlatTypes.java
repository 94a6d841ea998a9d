package dev.vitrina.jobs.changes;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.state.Flat;
import dev.vitrina.jobs.state.FlatType;
import java.util.List;
import java.util.stream.Stream;

/** What the first steps of every job send and keep. */
public final class ChangesFlatTypes {
    private ChangesFlatTypes() {}

    public static Stream<Flat<?>> all() {
        return Stream.of(
                new Flat<>(ChangeSource.RAW, new RawChange("vitrina.order", 3, 1L << 40, -1, new byte[] {1, 2})),
                new Flat<>(ChangeSource.RAW, new RawChange("vitrina.customer", 0, 0, 0, null)));
    }

    /** A line inside what carries it: a document's version and a change. */
    public static <L> Stream<Flat<?>> carrying(L line, Codec<L> codec) {
        return Stream.of(
                new Flat<>(
                        FlatType.<DocumentVersion<L>>of(DocumentVersion.class, new DocumentVersionCodec<>(codec)),
                        new DocumentVersion<>(
                                "erp", "D-ё", -3, Paper.day(1), "00ff", false, Paper.day(2), List.of(line, line))),
                new Flat<>(
                        FlatType.<LineChange<L>>of(LineChange.class, new LineChangeCodec<>(codec)),
                        new LineChange<>(false, line, Cause.DELETE, Paper.day(2).plusNanos(1))));
    }
}
