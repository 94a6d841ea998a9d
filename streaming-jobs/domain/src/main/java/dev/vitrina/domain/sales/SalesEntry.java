package dev.vitrina.domain.sales;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One signed row of the sales ledger.
 *
 * @param entry 1, 2, 3 … without gaps within source and document
 * @param sign 1 asserts the line, −1 takes it back
 * @param line the line, its numbers not yet signed
 * @param effectiveAt the line's own moment, or the first instant after its period when that was closed
 * @param recordedAt the greatest recorded-at that the document has applied
 */
public record SalesEntry(long entry, int sign, SalesLine line, Instant effectiveAt, Instant recordedAt) {
    /**
     * What a change of a line writes.
     *
     * @param entries how many its document has written before
     */
    public static List<SalesEntry> of(LineChange<SalesLine> change, long entries) {
        SalesLine line = change.line();
        int sign = change.asserted() ? 1 : -1;
        Correction<SalesLine> correction = line.correction();
        if (correction == null) {
            return List.of(new SalesEntry(entries + 1, sign, line, line.moment(), change.recordedAt()));
        }
        List<SalesEntry> written = new ArrayList<>(2);
        SalesLine before = correction.withdrawn() ? line : correction.before();
        if (before != null) {
            written.add(new SalesEntry(entries + 1, -sign, before, correction.at(), change.recordedAt()));
        }
        if (!correction.withdrawn()) {
            long entry = entries + written.size() + 1;
            written.add(new SalesEntry(entry, sign, line, correction.at(), change.recordedAt()));
        }
        return written;
    }
}
