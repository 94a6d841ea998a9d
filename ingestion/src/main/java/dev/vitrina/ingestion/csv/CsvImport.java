package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ChangeReader;
import dev.vitrina.ingestion.changes.ChangesFile;
import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.ingestion.changes.Progress;
import dev.vitrina.ingestion.changes.RejectReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Imports comma-separated files by a mapping. Every document becomes a change or a reject, whole. Importing the same files
 * again sends the same versions and the same reject keys again, which changes nothing behind the topics.
 *
 * <p>Documents are sent in the mapping's order, and of one kind in the order of their first rows; those of rows that need not
 * be kept are sent as the rows are read, one pass serving all that is made of a file. Rows are kept in memory where others may
 * belong to them, that is, where they are grouped (unless their groups stand together) or looked up. A row that cannot be
 * read always ends in a reject: of the documents that it belongs to, else by itself.
 */
public final class CsvImport {
    private static final int DOCUMENTS_PER_MARK = 1_000;
    private static final int OVERHEAD_OF_A_ROW = 72; // its object, its array's head and its place in a list and a group
    private static final int OVERHEAD_OF_A_KEY = 150; // its text, its place in a map and the list that it leads to

    private final ChangeSink sink;
    private final Clock clock;
    private final long room;

    /**
     * What a mapping leaves open.
     *
     * @param version of documents that bring none of their own; 0 or above
     */
    public record Options(ShopDefaults shop, long version) {
        public Options {
            Objects.requireNonNull(shop, "shop");
            if (version < 0) {
                throw new IllegalArgumentException("Version must be 0 or above: " + version);
            }
        }
    }

    /**
     * An import into this sink.
     *
     * @param clock says when a reject was recorded; changes bring their own times
     */
    public CsvImport(ChangeSink sink, Clock clock) {
        this(sink, clock, Runtime.getRuntime().maxMemory() / 2);
    }

    /** An import that keeps no more than so many bytes of rows and keys, roughly. */
    CsvImport(ChangeSink sink, Clock clock, long room) {
        this.sink = sink;
        this.clock = clock;
        this.room = room;
    }

    /**
     * Sends all documents of the files and returns when all of them have been acknowledged.
     *
     * @throws MappingException with all that does not fit, before anything is sent, if the files are not what the mapping
     *     describes
     * @throws DeliveryException if the sink fails; what was sent before may have arrived
     * @throws IOException in one sentence, if a file is missing or damaged, or too large to be kept; in rows that need not
     *     be kept, what stands before the damage may have been sent
     */
    public ImportReport run(List<Path> paths, CsvMapping mapping, Options options, Progress progress)
            throws IOException {
        List<ChangesFile> files = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        long bytes = 0;
        for (Path path : paths) {
            ChangesFile file = new ChangesFile(path);
            file.requireReadable();
            if (!Files.isRegularFile(path)) {
                throw new IOException("Expected a file that can be read more than once: " + path);
            }
            if (known.add(path.toRealPath())) { // rows given twice would be twice in their documents
                files.add(file);
                bytes += file.size();
            }
        }
        long start = System.nanoTime();
        Run run = new Run(mapping, mapping.cast(files), options, progress, bytes);
        run.keepRows();
        for (DocumentSet set : mapping.sets()) {
            run.send(set);
        }
        run.rejectUnsettled();
        sink.flush();
        return new ImportReport(run.reports(), Duration.ofNanos(System.nanoTime() - start), sink.endOffsets());
    }

    /** What came of one file. */
    private static final class Tally {
        private long rows;
        private long changes;
        private final Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
    }

    private final class Run {
        private final CsvMapping mapping;
        private final List<CsvFile> files;
        private final Progress progress;
        private final long bytesTotal;
        private final DocumentBuilder builder;
        private final Map<CsvFile, Tally> tallies = new LinkedHashMap<>();
        private final Map<Role, List<CsvRow>> kept = new HashMap<>();
        private final Set<CsvRow> unsettled = new LinkedHashSet<>(); // rows in trouble that no reject shows yet
        private long keptBytes;
        private long bytesOfFilesBefore;
        private long bytesOfThisFile;
        private long documents;

        Run(CsvMapping mapping, List<CsvFile> files, Options options, Progress progress, long bytesTotal) {
            this.mapping = mapping;
            this.files = files;
            this.progress = progress;
            this.bytesTotal = bytesTotal;
            this.builder =
                    new DocumentBuilder(mapping, new ChangeReader(options.shop(), false), options.version(), clock);
            files.forEach(file -> tallies.put(file, new Tally()));
        }

        List<ImportReport.FileReport> reports() {
            Map<CsvFile, Long> neverFound = neverFound();
            return tallies.entrySet().stream()
                    .map(entry -> new ImportReport.FileReport(
                            entry.getKey().file().path(),
                            entry.getValue().rows,
                            entry.getValue().changes,
                            entry.getValue().rejects,
                            Map.of(),
                            neverFound.getOrDefault(entry.getKey(), 0L),
                            Optional.empty()))
                    .toList();
        }

        /** Rows that are there to be looked up only, and that no document looked up. */
        private Map<CsvFile, Long> neverFound() {
            return mapping.joined().stream()
                    .filter(role -> setsOf(role).isEmpty())
                    .flatMap(role -> kept.get(role).stream())
                    .filter(row -> !row.isFound())
                    .collect(Collectors.groupingBy(CsvRow::file, Collectors.counting()));
        }

        /** Reads what has to be known as a whole. */
        void keepRows() throws IOException {
            mapping.indexes().forEach(RowIndex::clear);
            Set<Role> joined = mapping.joined();
            for (Role role : mapping.roles()) {
                List<DocumentSet> sets = setsOf(role);
                boolean scattered = sets.stream()
                        .anyMatch(set -> set.groupBy().length > 0 && !set.firstRowOnly() && !set.contiguous());
                if (scattered || joined.contains(role)) {
                    List<CsvRow> rows = new ArrayList<>();
                    kept.put(role, rows);
                    read(role, row -> keep(row, rows));
                }
            }
            for (RowIndex index : mapping.indexes()) {
                for (CsvRow row : kept.get(index.role())) {
                    takeKey(row);
                    index.add(row);
                }
            }
        }

        private void keep(CsvRow row, List<CsvRow> rows) throws IOException {
            rows.add(row);
            take(row, row.size() + OVERHEAD_OF_A_ROW);
        }

        private void takeKey(CsvRow row) throws IOException {
            take(row, OVERHEAD_OF_A_KEY);
        }

        private void take(CsvRow row, long bytes) throws IOException {
            keptBytes += bytes;
            if (keptBytes > room) {
                throw new IOException(
                        kept.containsKey(row.file().role())
                                ? "%s is too large to be kept whole: line %d does not fit into the %d MB that there are for rows and their keys. If the rows of each document stand together, say 'contiguous: true' beside 'group by'; else cut the file between documents"
                                        .formatted(row.file().file().path(), row.line(), room >> 20)
                                : "%s has too many documents: at line %d their keys do not fit into the %d MB that there are for rows and their keys. Cut the file between documents"
                                        .formatted(row.file().file().path(), row.line(), room >> 20));
            }
        }

        private List<DocumentSet> setsOf(Role role) {
            return mapping.sets().stream().filter(set -> set.from() == role).toList();
        }

        private void read(Role role, CsvFile.Taker taker) throws IOException {
            for (CsvFile file : files) {
                if (file.role() == role) {
                    Tally tally = tallies.get(file);
                    file.read(
                            row -> {
                                tally.rows++;
                                if (row.trouble() != null) {
                                    unsettled.add(row);
                                }
                                taker.take(row);
                            },
                            this::readUpTo);
                    bytesOfFilesBefore += bytesOfThisFile;
                    bytesOfThisFile = 0;
                }
            }
        }

        private void readUpTo(long bytes) {
            bytesOfThisFile = bytes;
            mark();
        }

        /** Sends the documents of a set. Where rows are not kept, one pass over them serves all sets of their role. */
        void send(DocumentSet set) throws IOException {
            if (set.from() == null) {
                send(set, List.of());
            } else if (kept.containsKey(set.from())) {
                long before = keptBytes;
                Groups groups = new Groups(set, group -> send(set, group), this::takeKey);
                for (CsvRow row : kept.get(set.from())) {
                    groups.take(row);
                }
                groups.end();
                keptBytes = before;
            } else if (setsOf(set.from()).getFirst() == set) {
                long before = keptBytes;
                List<Groups> all = setsOf(set.from()).stream()
                        .map(each -> new Groups(each, group -> send(each, group), this::takeKey))
                        .toList();
                read(set.from(), row -> {
                    for (Groups groups : all) {
                        groups.take(row);
                    }
                    if (unsettled.contains(row) && all.stream().noneMatch(groups -> groups.keeps(row))) {
                        reject(row);
                    }
                });
                for (Groups groups : all) {
                    groups.end();
                }
                keptBytes = before;
            }
        }

        private void send(DocumentSet set, List<CsvRow> group) throws DeliveryException {
            group.forEach(CsvRow::open);
            sendOpened(set, group);
            group.forEach(CsvRow::close);
        }

        private void sendOpened(DocumentSet set, List<CsvRow> group) throws DeliveryException {
            Tally tally = tallies.get(
                    group.isEmpty() ? files.getFirst() : group.getFirst().file());
            if (!group.isEmpty() && group.getFirst().trouble() != null) {
                refuse(set, group, tally);
            } else {
                for (DocumentPlan plan : set.documents()) {
                    switch (builder.build(plan, group)) {
                        case DocumentBuilder.Built built -> {
                            sink.send(built.change());
                            tally.changes++;
                        }
                        case DocumentBuilder.Refused refused -> reject(refused, group, tally);
                        case DocumentBuilder.None none -> {}
                    }
                }
            }
            if (++documents % DOCUMENTS_PER_MARK == 0) {
                mark();
            }
        }

        /**
         * Refuses the documents that the first row, which is in trouble, still shows to be meant. Where it shows none, sound
         * rows do not go without a word; the row itself waits for whoever may know better.
         */
        private void refuse(DocumentSet set, List<CsvRow> group, Tally tally) throws DeliveryException {
            List<DocumentPlan> meant = set.documents().stream()
                    .filter(plan -> DocumentBuilder.isMeant(plan, group.getFirst()))
                    .toList();
            if (meant.isEmpty() && group.stream().anyMatch(row -> row.trouble() == null)) {
                meant = set.documents().subList(0, 1);
            }
            for (DocumentPlan plan : meant) {
                reject(builder.refuse(plan, group), group, tally);
            }
        }

        private void reject(DocumentBuilder.Refused refused, List<CsvRow> group, Tally tally) throws DeliveryException {
            sink.send(refused.reject());
            tally.rejects.merge(refused.reason(), 1L, Long::sum);
            if (!unsettled.isEmpty()) {
                unsettled.remove(refused.row());
                group.forEach(unsettled::remove);
            }
        }

        /** Rejects a row in trouble by itself. */
        private void reject(CsvRow row) throws DeliveryException {
            DocumentPlan plan = setsOf(row.file().role()).stream()
                    .flatMap(set -> set.documents().stream())
                    .findFirst()
                    .orElse(null);
            List<CsvRow> alone = List.of(row);
            reject(builder.refuse(plan, alone), alone, tallies.get(row.file()));
        }

        /** Rejects the rows in trouble that no document has been rejected for: no broken row goes without a word. */
        void rejectUnsettled() throws DeliveryException {
            for (CsvRow row : List.copyOf(unsettled)) {
                reject(row);
            }
        }

        private void mark() {
            long rows = 0;
            long changes = 0;
            long rejects = 0;
            for (Tally tally : tallies.values()) {
                rows += tally.rows;
                changes += tally.changes;
                rejects += tally.rejects.values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
            }
            progress.reached(
                    new Progress.Mark(bytesOfFilesBefore + bytesOfThisFile, bytesTotal, rows, changes, rejects));
        }
    }
}
