package dev.vitrina.ingestion.changes;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** What happens to fields that the schema does not know: strict readers reject them, lenient ones count them. */
final class UnknownFields {
    private final boolean ignored;
    private final Map<String, Long> counts = new TreeMap<>();

    UnknownFields(boolean ignored) {
        this.ignored = ignored;
    }

    /**
     * Takes note of an unknown field.
     *
     * @param parent dotted path of the object that holds it, such as {@code order.lines}
     * @throws RejectedException if unknown fields are not ignored
     */
    void met(String parent, String field, Collection<String> expected) throws RejectedException {
        if (!ignored) {
            throw new RejectedException(
                            RejectReason.UNKNOWN_FIELD,
                            "Unknown field '%s': expected one of %s"
                                    .formatted(RejectedException.shown(field), String.join(", ", expected)))
                    .in(RejectedException.shown(field));
        }
        counts.merge(parent + "." + RejectedException.shown(field), 1L, Long::sum);
    }

    /** How often each unknown field was ignored since the last call, by its dotted path. */
    Map<String, Long> drain() {
        Map<String, Long> drained = new TreeMap<>(counts);
        counts.clear();
        return drained;
    }
}
