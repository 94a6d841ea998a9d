package dev.vitrina.batch.maintenance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * All snapshots of a table, and what points to them.
 *
 * @param commits by id
 * @param branches the newest snapshot of each branch, {@code main} among them
 * @param tags snapshots that somebody has given a name
 */
record TableLog(Map<Long, LoggedCommit> commits, Set<Long> branches, Set<Long> tags) {

    static TableLog of(Table table) {
        Map<Long, LoggedCommit> commits = new LinkedHashMap<>();
        table.snapshots().forEach(snapshot -> commits.put(snapshot.snapshotId(), LoggedCommit.of(snapshot)));
        Set<Long> branches = new LinkedHashSet<>();
        Set<Long> tags = new LinkedHashSet<>();
        for (SnapshotRef ref : table.refs().values()) {
            (ref.isBranch() ? branches : tags).add(ref.snapshotId());
        }
        return new TableLog(commits, branches, tags);
    }

    /** A branch from its newest snapshot to the oldest that is still there without a gap. */
    List<LoggedCommit> ancestry(long newest) {
        List<LoggedCommit> ancestry = new ArrayList<>();
        LoggedCommit commit = commits.get(newest);
        while (commit != null) {
            ancestry.add(commit);
            commit = commit.parent().map(commits::get).orElse(null);
        }
        return ancestry;
    }
}
