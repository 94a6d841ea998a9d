package dev.vitrina.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One run of one side of a pair.
 *
 * @param cpuSeconds processor time by process
 * @param compilingSeconds what of it went into compiling Java code
 * @param cpuMicrosPerEvent of all processes together
 * @param rowsSent by table, where the run writes any
 * @param rowsWritten by table; of an upserted one only the newest row of each key and checkpoint
 * @param commits by table
 */
record Run(
        Map<String, Double> cpuSeconds,
        double compilingSeconds,
        double cpuMicrosPerEvent,
        double wallSeconds,
        Map<String, Long> rowsSent,
        Map<String, Long> rowsWritten,
        Map<String, Long> commits) {

    static Run of(
            Cpu used,
            Duration wall,
            long events,
            Map<String, Long> rowsSent,
            Map<String, Long> rowsWritten,
            Map<String, Long> commits) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        used.byPart().forEach((part, time) -> seconds.put(part, time.toNanos() / 1e9));
        return new Run(
                seconds,
                used.compiling().toNanos() / 1e9,
                used.total().toNanos() / 1e3 / events,
                wall.toNanos() / 1e9,
                rowsSent,
                rowsWritten,
                commits);
    }
}
