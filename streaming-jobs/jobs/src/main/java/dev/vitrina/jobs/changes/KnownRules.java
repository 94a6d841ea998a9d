package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.Closings;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.PostedLines;
import dev.vitrina.domain.documents.Posting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a task goes by when it says what documents assert: how bundles come apart, and which books are closed.
 *
 * @param bundles all definitions
 * @param closings those that stand
 * @param posting how the job's lines meet closed books
 */
record KnownRules<L>(KnownBundles<L> bundles, Closings closings, Posting<L> posting) {
    KnownRules<L> with(Closings others) {
        return new KnownRules<>(bundles, others, posting);
    }

    KnownRules<L> with(KnownBundles<L> others) {
        return new KnownRules<>(others, closings, posting);
    }

    /** What a document asserts; nothing where it is null. */
    List<L> asserted(DocumentHistory<Stated<L>> document) {
        if (document == null) {
            return List.of();
        }
        return closings.isEmpty()
                ? bundles.asserted(document.newest(), Instant.MAX)
                : PostedLines.of(new Known(document), closings, posting);
    }

    /** By organization that a document is of, the first instant that was not closed when something was recorded. */
    Map<String, Instant> closedUntil(DocumentHistory<Stated<L>> document, Instant recordedAt) {
        if (closings.isEmpty()) {
            return Map.of();
        }
        Map<String, Instant> closed = new HashMap<>();
        lines(document).filter(line -> posting.moment(line) != null).forEach(line -> {
            ClosedPeriods periods = closings.of(posting.organization(line));
            Instant until = periods.until(periods.epoch(recordedAt));
            if (until != null) {
                closed.put(posting.organization(line), until);
            }
        });
        return closed;
    }

    /** Whether any version of a document has lines in the books of some organizations. */
    boolean concern(DocumentHistory<Stated<L>> document, Collection<String> organizations) {
        return lines(document)
                .anyMatch(line -> posting.moment(line) != null && organizations.contains(posting.organization(line)));
    }

    /** How much of a document is kept: all of it where closings may concern it. */
    DocumentHistory<Stated<L>> kept(DocumentHistory<Stated<L>> document) {
        return document.versions().size() == 1 || lines(document).anyMatch(line -> posting.moment(line) != null)
                ? document
                : document.withoutFormer();
    }

    private static <L> Stream<L> lines(DocumentHistory<Stated<L>> document) {
        return document.versions().stream()
                .flatMap(version -> version.lines().stream())
                .map(Stated::line);
    }

    private final class Known implements PostedLines.Knowledge<L> {
        private final DocumentHistory<Stated<L>> document;

        private Known(DocumentHistory<Stated<L>> document) {
            this.document = document;
        }

        @Override
        public List<L> at(Instant recordedAt) {
            DocumentVersion<Stated<L>> version = document.at(recordedAt);
            return version == null ? List.of() : bundles.asserted(version, recordedAt);
        }

        @Override
        public Collection<Instant> changes() {
            List<Instant> changes = new ArrayList<>();
            for (DocumentVersion<Stated<L>> version : document.versions()) {
                changes.add(version.recordedAt());
                changes.addAll(bundles.changes(version));
            }
            return changes;
        }
    }
}
