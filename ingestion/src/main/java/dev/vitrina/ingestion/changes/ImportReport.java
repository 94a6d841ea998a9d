package dev.vitrina.ingestion.changes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * What an import did. Whether a change was new is not known here: that is for whoever reads the topics.
 *
 * @param files in the order in which they were given
 * @param elapsed until all was acknowledged
 * @param endOffsets the first offset behind what was imported, by topic and partition
 */
public record ImportReport(List<FileReport> files, Duration elapsed, Map<TopicPartition, Long> endOffsets) {
    /**
     * What came of one file.
     *
     * @param lines read, blank ones left out; each has become a change or a reject. Of CSV files: rows, of which a
     *     document may take several and several documents one
     * @param changes sent, deletions included
     * @param rejects lines, or documents of CSV rows, sent to rejects, by reason
     * @param ignoredFields how often fields that no schema knows were ignored, by dotted path; empty unless lenient
     * @param neverFound rows that are there to be looked up and that no document looked up; CSV files only
     * @param damage a sentence if the file could not be read to its end; what stands before counts
     */
    public record FileReport(
            Path file,
            long lines,
            long changes,
            Map<RejectReason, Long> rejects,
            Map<String, Long> ignoredFields,
            long neverFound,
            Optional<String> damage) {
        /** Lines sent to rejects. */
        public long rejected() {
            return sum(rejects);
        }
    }

    public ImportReport {
        files = List.copyOf(files);
        endOffsets = Map.copyOf(endOffsets);
    }

    public long lines() {
        return total(FileReport::lines);
    }

    public long changes() {
        return total(FileReport::changes);
    }

    /** Lines sent to rejects. */
    public long rejected() {
        return total(FileReport::rejected);
    }

    /** Lines sent to rejects, by reason. */
    public Map<RejectReason, Long> rejects() {
        Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
        files.forEach(file -> file.rejects().forEach((reason, count) -> rejects.merge(reason, count, Long::sum)));
        return rejects;
    }

    /** How often fields that no schema knows were ignored, by dotted path; empty unless lenient. */
    public Map<String, Long> ignoredFields() {
        Map<String, Long> ignored = new TreeMap<>();
        files.forEach(file -> file.ignoredFields().forEach((field, count) -> ignored.merge(field, count, Long::sum)));
        return ignored;
    }

    /** A sentence for each file that could not be read to its end. */
    public List<String> damages() {
        return files.stream().flatMap(file -> file.damage().stream()).toList();
    }

    private long total(ToLongFunction<FileReport> count) {
        return files.stream().mapToLong(count).sum();
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
