package dev.vitrina.stack;

import java.time.Instant;
import java.util.List;

/**
 * What {@code status} tells.
 *
 * @param healthy everything runs
 * @param summary the same in one sentence, with what to do if it is not
 * @param notices what else there is to know, in sentences
 * @param data null while it cannot be asked for
 */
public record StatusReport(
        boolean healthy,
        String summary,
        List<String> notices,
        List<PartRow> parts,
        List<JobRow> jobs,
        DataStatus data) {

    /**
     * One server.
     *
     * @param residentMebibytes null while it does not run
     */
    public record PartRow(
            String name,
            PartState.Condition condition,
            Long pid,
            String address,
            Long residentMebibytes,
            int restarts,
            String lastExit,
            Instant since) {}

    /**
     * One streaming job.
     *
     * @param checkpoint number of the newest complete one, null before the first
     * @param checkpointAgeSeconds since it was completed
     * @param failedCheckpoints since the job was submitted
     */
    public record JobRow(
            String name,
            String condition,
            Long checkpoint,
            Double checkpointAgeSeconds,
            Long failedCheckpoints,
            int resubmissions,
            String problem) {}

    /**
     * What the tables tell; null where a table does not exist yet.
     *
     * @param newest when changes were committed to the archive last
     * @param ageSeconds of that change
     * @param rejects changes that could not be read
     * @param mismatches found by the last reconciliation
     * @param unknownItems SKUs and warehouses with stock that no product or warehouse names
     * @param streams by source and entity
     */
    public record DataStatus(
            Instant newest,
            Double ageSeconds,
            Long rejects,
            Long mismatches,
            Long unknownItems,
            List<StreamRow> streams) {}

    /**
     * What has come of one kind of document from one source.
     *
     * @param source null if it could not be read from what was rejected; likewise the entity
     * @param changes accepted; of customers, how many there are
     * @param newest when the newest of them reached us, null if none did
     * @param ageSeconds of that
     */
    public record StreamRow(
            String source, String entity, long changes, Instant newest, Double ageSeconds, long rejects) {}
}
