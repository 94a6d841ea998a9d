package dev.vitrina.batch.reconciliation;

import dev.vitrina.schemas.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One comparison of all items. */
final class Reconciliation {
    private static final long LINES_AT_ONCE = 100_000;

    /** What is told while it goes on. */
    interface Listener {
        void progress(String task, long done, long total);

        /** An item has mismatches. */
        void differs(Item item, List<Mismatch> mismatches);
    }

    private final ReconciliationConfig config;
    private final Connection trino;
    private final Listener listener;
    private final Map<String, Long> kinds = new TreeMap<>();
    private final List<Mismatch> kept = new ArrayList<>();
    private final Set<Item> different = new HashSet<>();
    private long mismatches;
    private long compared;
    private long moved;

    Reconciliation(ReconciliationConfig config, Connection trino, Listener listener) {
        this.config = config;
        this.trino = trino;
        this.listener = listener;
    }

    /** Compares, writes what it found and says what it came to. */
    RunReport run(String run, Instant at) throws SQLException {
        long start = System.nanoTime();
        Snapshots live = config.snapshots().isEmpty()
                ? Snapshots.newest(trino, config.compared())
                : new Snapshots(config.snapshots());
        Snapshots history = Snapshots.newest(trino, List.of(Tables.CHANGES));
        long versions = Archive.size(trino, history);
        Archive archive = new Archive(config.settled());
        Docket docket = Judge.of(config.policies(), config.timeZone()).docket();
        archive.read(trino, history, docket, read -> listener.progress("Reading changes", read, versions));
        compare(docket, live, archive.movingSkus(docket));
        RunReport report = new RunReport(
                run,
                compared,
                docket.documents(),
                docket.lines(),
                versions,
                mismatches,
                different.size(),
                kinds,
                kept.size(),
                archive.movingDocuments(),
                moved,
                (System.nanoTime() - start) / 1e9);
        if (config.keep()) {
            new ReconciliationTable(trino).write(run, at, kept, report);
        }
        return report;
    }

    private void compare(Docket docket, Snapshots live, Set<String> movingSkus) throws SQLException {
        int shares = (int) (docket.lines() / LINES_AT_ONCE) + 1;
        LiveTables tables = new LiveTables(trino, live, shares);
        Map<Integer, List<Item>> named = new TreeMap<>();
        docket.items()
                .forEach(item -> named.computeIfAbsent(tables.shareOf(item.sku()), absent -> new ArrayList<>())
                        .add(item));
        long done = 0;
        for (int share = 0; share < shares; share++) {
            listener.progress("Comparing items", done, docket.items().size());
            Map<Item, Figures> found = tables.read(share);
            Map<Item, List<Mismatch>> entries = new TreeMap<>(tables.entries(share));
            Set<Item> items = new TreeSet<>(named.getOrDefault(share, List.of()));
            done += items.size();
            items.addAll(found.keySet());
            for (Item item : items) {
                if (movingSkus.contains(item.sku())) {
                    moved++;
                } else {
                    compared++;
                    Figures figures = found.getOrDefault(item, new Figures());
                    List<Mismatch> mismatches = new ArrayList<>(Comparison.of(docket.verdict(item), figures));
                    mismatches.removeIf(mismatch -> !mismatch.figure().what().isOf(config.tables()));
                    mismatches.addAll(entries.getOrDefault(item, List.of()));
                    note(item, mismatches);
                }
                entries.remove(item);
            }
            // of documents, whose entries are numbered each on their own
            entries.forEach(this::note);
        }
    }

    private void note(Item item, List<Mismatch> found) {
        if (found.isEmpty()) {
            return;
        }
        for (Mismatch mismatch : found) {
            mismatches++;
            kinds.merge(mismatch.figure().what().text(), 1L, Long::sum);
            if (kept.size() < config.mostRows()) {
                kept.add(mismatch);
            }
        }
        different.add(item);
        listener.differs(item, found);
    }
}
