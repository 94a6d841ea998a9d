package dev.vitrina.batch.maintenance;

import java.util.List;

/**
 * What was done to one table, or would be.
 *
 * @param table namespace.name
 * @param compacted whether files were merged or deletes applied
 * @param expired snapshots
 * @param orphans files that nothing referred to
 * @param notes what was left for the next time, and why
 * @param failures what went wrong; the steps that follow are tried all the same
 * @param millis how long it took
 */
record TableReport(
        String table,
        Footprint before,
        Footprint after,
        boolean compacted,
        int expired,
        int orphans,
        List<String> notes,
        List<String> failures,
        long millis) {}
