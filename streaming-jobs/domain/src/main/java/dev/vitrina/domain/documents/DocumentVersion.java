package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One version of a document, reduced to the lines that a job cares about.
 *
 * @param entity the kind of document, such as {@code order}; ids are unique within it and the source
 * @param source the system that the document comes from
 * @param id the document's id there
 * @param version the larger wins
 * @param changedAt when the document was changed in its system
 * @param bodyHash of the whole document body, in hexadecimal; equal versions with equal hashes are duplicates
 * @param deleted whether this version says that the document is gone; it then has no lines
 * @param recordedAt when this version, or any applied before it, reached us
 * @param lines what the document asserts
 */
public record DocumentVersion<L>(
        String entity,
        String source,
        String id,
        long version,
        Instant changedAt,
        String bodyHash,
        boolean deleted,
        Instant recordedAt,
        List<L> lines) {
    public DocumentVersion {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(recordedAt, "recordedAt");
        lines = List.copyOf(lines);
        if (deleted && !lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "A deleted document has no lines: %s of %s has %d".formatted(id, source, lines.size()));
        }
    }

    /** What a version of a document turned out to be, beside those applied before it. */
    public enum Standing {
        /** The newest so far. */
        NEWER,
        /** The newest has the same version and body. */
        DUPLICATE,
        /** The newest has the same version and another body: the greater (changed at, body hash) stands. */
        CONFLICT,
        /** A larger version has been applied. */
        OLDER
    }

    /** How this version stands beside the newest applied before, which is null for a document not seen yet. */
    public Standing beside(DocumentVersion<L> newest) {
        if (newest == null || version > newest.version) {
            return Standing.NEWER;
        }
        if (version < newest.version) {
            return Standing.OLDER;
        }
        return bodyHash.equals(newest.bodyHash) && deleted == newest.deleted ? Standing.DUPLICATE : Standing.CONFLICT;
    }

    /** Whether this version replaces the newest applied before, null for none. The answer knows no arrival order. */
    public boolean replaces(DocumentVersion<L> newest) {
        return switch (beside(newest)) {
            case NEWER -> true;
            case CONFLICT -> tieOrder(newest) > 0;
            case DUPLICATE, OLDER -> false;
        };
    }

    private int tieOrder(DocumentVersion<L> other) {
        int order = changedAt.compareTo(other.changedAt);
        if (order == 0) {
            order = bodyHash.compareTo(other.bodyHash);
        }
        return order == 0 ? Boolean.compare(deleted, other.deleted) : order;
    }

    /** This version as the newest after another; it counts as recorded when the later of both was. */
    public DocumentVersion<L> after(DocumentVersion<L> newest) {
        return newest == null || !newest.recordedAt.isAfter(recordedAt) ? this : recorded(newest.recordedAt);
    }

    /** The same version as if it had reached us at another time. */
    DocumentVersion<L> recorded(Instant at) {
        return new DocumentVersion<>(entity, source, id, version, changedAt, bodyHash, deleted, at, lines);
    }

    /**
     * What changes when this version replaces another: retractions of lines that no longer stand, then assertions of
     * lines that did not stand before. Lines that are equal in both are left alone.
     */
    public DocumentChange<L> changeFrom(DocumentVersion<L> before) {
        return DocumentChange.between(before == null ? List.of() : before.lines, lines, causeAfter(before), recordedAt);
    }

    /** What happened to the document when this version replaced another, null for none. */
    public Cause causeAfter(DocumentVersion<L> before) {
        if (before == null) {
            return Cause.NEW;
        }
        return deleted ? Cause.DELETE : Cause.EDIT;
    }
}
