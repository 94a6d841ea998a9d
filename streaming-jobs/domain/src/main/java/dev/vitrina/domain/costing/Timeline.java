package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An item's steps in order. All but the newest lie in chunks, which the {@link Directory} finds, and which are read when
 * they are needed and written when they have changed. The newest, the recent ones, lie in a list that grows without being
 * read; when there are enough of them they become a chunk. So a line that comes in order costs the same however long the
 * history is, and a late one the logarithm of its length.
 */
final class Timeline {
    /** How many recent steps become a chunk; one that grows to twice as many splits. */
    static final int CHUNK = 32;

    private static final int MOST_OPEN = 64;

    private final ItemStore store;
    private final Parts parts;
    private final Directory directory;
    private final Accounts accounts;
    private final Map<Long, Stretch> open = new LinkedHashMap<>();
    private final Map<LineId, Position> inserted = new HashMap<>();
    private final int storedRecent;
    private List<Step> stored;
    private Stretch recent;
    private boolean recentWhole;
    private boolean folded;
    private long steps;
    private Position last;

    Timeline(ItemStore store, Parts parts, Accounts accounts, Head head) {
        this.store = store;
        this.parts = parts;
        this.accounts = accounts;
        this.directory = new Directory(parts, head.root(), head.height());
        this.storedRecent = head.recentCount();
        this.recent = new Stretch(head.recent(), new ArrayList<>(), false);
        this.recentWhole = storedRecent == 0;
        this.folded = !head.folded().isNothing();
        this.steps = head.steps();
        this.last = head.last();
    }

    Directory directory() {
        return directory;
    }

    ChunkEntry recent() {
        return recent.entry();
    }

    int recentCount() {
        return recent.steps().size() + (recentWhole ? 0 : storedRecent);
    }

    long steps() {
        return steps;
    }

    /** The place of the last step; null when there is none. */
    Position last() {
        return last;
    }

    // ---- walking ---------------------------------------------------------------------------------------------------

    /** The stretch that a place belongs to. */
    Stretch at(Position place) {
        return isRecent(place) ? wholeRecent() : stretch(directory.at(place));
    }

    /** The first stretch. */
    Stretch first() {
        return at(Position.before(Instant.MIN));
    }

    /** The stretch of a place behind all that were stored; of recent steps it holds the new ones, the others are not read. */
    Stretch behindAll(Position place) {
        return isRecent(place) ? recent : stretch(directory.at(place));
    }

    /** The next stretch; null behind the recent one. */
    Stretch next(Stretch stretch) {
        if (stretch == recent) {
            return null;
        }
        ChunkEntry next = directory.next(stretch.entry().after());
        return next == null ? wholeRecent() : stretch(next);
    }

    /** The stretch before; null before the first. */
    Stretch previous(Stretch stretch) {
        ChunkEntry previous = directory.previous(stretch.entry().after());
        return previous == null ? null : stretch(previous);
    }

    private boolean isRecent(Position place) {
        return directory.isEmpty() || recent.entry().beginsBefore(place);
    }

    private Stretch stretch(ChunkEntry entry) {
        Stretch stretch = open.get(entry.id());
        if (stretch == null) {
            stretch = new Stretch(
                    entry,
                    new ArrayList<>(parts.get(entry.id(), Part.Chunk.class).steps()),
                    false);
            open.put(entry.id(), stretch);
        }
        return stretch;
    }

    private Stretch wholeRecent() {
        if (!recentWhole) {
            List<Step> all = new ArrayList<>(storedRecentSteps());
            all.addAll(recent.steps());
            recent = new Stretch(recent.entry(), all, recent.hasChanged());
            recentWhole = true;
        }
        return recent;
    }

    private List<Step> storedRecentSteps() {
        if (stored == null) {
            stored = store.recent();
        }
        return stored;
    }

    /** The last stretch, from one backwards, before which a method's state is kept; the first one where none is. */
    Stretch lastKept(Stretch from, Method method) {
        Stretch stretch = from;
        while (stretch.entry().snapshot(method) == 0) {
            Stretch previous = previous(stretch);
            if (previous == null) {
                return stretch;
            }
            stretch = previous;
        }
        return stretch;
    }

    /** The state before a stretch that {@link #lastKept} gave. */
    Snapshot state(Stretch stretch, Method method) {
        long snapshot = stretch.entry().snapshot(method);
        return snapshot == 0 ? Snapshot.EMPTY : parts.get(snapshot, Snapshot.class);
    }

    /** A state before a stretch begins to be kept, or is kept no more (0). */
    void keep(Stretch stretch, Method method, long snapshot) {
        stretch.enter(stretch.entry().withSnapshot(method, snapshot));
        if (stretch != recent) {
            directory.replace(stretch.entry());
        }
    }

    // ---- lines -----------------------------------------------------------------------------------------------------

    /** The step of a line; null when the line does not stand. */
    Step find(LineId line) {
        Position place = inserted.get(line);
        if (place == null && !directory.isEmpty()) {
            place = accounts.of(line).place();
        }
        if (place != null) {
            return isRecent(place)
                    ? find(recent.steps(), line)
                    : stretch(directory.at(place)).at(place);
        }
        Step added = find(recent.steps(), line);
        return added == null && !recentWhole ? find(storedRecentSteps(), line) : added;
    }

    /** The step of a line in its own place; else the first of its corrections; null when there is none. */
    Step first(LineId line) {
        Step own = find(line);
        if (own != null || accounts.of(line).corrections().isEmpty()) {
            return own;
        }
        return step(accounts.of(line).corrections().getFirst());
    }

    /** All steps of a line: the one in its own place, and its corrections. */
    List<Step> all(LineId line) {
        List<Step> all = new ArrayList<>();
        Step own = find(line);
        if (own != null) {
            all.add(own);
        }
        accounts.of(line).corrections().forEach(place -> all.add(step(place)));
        return all;
    }

    /** The step at a place; there must be one. Recent steps are looked at as they lie, since one of them may be at play. */
    Step step(Position place) {
        if (!isRecent(place)) {
            return stretch(directory.at(place)).at(place);
        }
        Step added = recent.at(place);
        return added == null && !recentWhole
                ? storedRecentSteps().stream()
                        .filter(step -> step.position().equals(place))
                        .findFirst()
                        .orElseThrow()
                : added;
    }

    private static Step find(List<Step> steps, LineId line) {
        for (Step step : steps) {
            if (step.line().is(line)) {
                return step;
            }
        }
        return null;
    }

    void insert(Step step) {
        Position place = step.position();
        steps++;
        inserted.put(step.line().stepId(), place);
        if (last == null || last.isBefore(place)) {
            last = place;
            if (isRecent(place)) {
                recent.insert(step);
                return;
            }
        }
        Stretch stretch = at(place);
        stretch.insert(step);
        if (stretch != recent) {
            accounts.update(step.line().stepId(), account -> account.at(place));
            if (stretch.steps().size() > 2 * CHUNK) {
                split(stretch);
            }
        }
    }

    private void split(Stretch stretch) {
        List<Step> half = stretch.steps().subList(CHUNK, stretch.steps().size());
        ChunkEntry entry = ChunkEntry.of(stretch.steps().get(CHUNK - 1).position(), parts.newId());
        directory.add(entry);
        open.put(entry.id(), new Stretch(entry, new ArrayList<>(half), true));
        half.clear();
    }

    /** Takes a line out. */
    Step remove(CostLine line) {
        Position place = line.position();
        Stretch stretch = at(place);
        int index = stretch.indexOf(place);
        if (index == stretch.steps().size()
                || !stretch.steps().get(index).line().equals(line)) {
            throw new IllegalStateException("Line %s is retracted but does not stand as %s".formatted(line.id(), line));
        }
        steps--;
        inserted.remove(line.stepId());
        Step removed = stretch.remove(index);
        if (stretch != recent) {
            accounts.update(line.stepId(), account -> account.at(null));
        }
        if (place.equals(last)) {
            last = lastPlace(stretch);
        }
        return removed;
    }

    private Position lastPlace(Stretch from) {
        Stretch stretch = from;
        while (stretch != null && stretch.steps().isEmpty()) {
            stretch = previous(stretch);
        }
        return stretch == null ? null : stretch.steps().getLast().position();
    }

    /** Changes what is known of the line at a place. */
    void update(Position place, UnaryOperator<Step> change) {
        Stretch stretch = at(place);
        int index = stretch.indexOf(place);
        stretch.replace(index, change.apply(stretch.steps().get(index)));
    }

    // ---- storing ---------------------------------------------------------------------------------------------------

    /** Makes chunks of the recent steps when there are enough of them. */
    void seal() {
        while (recentCount() >= CHUNK) {
            List<Step> all = wholeRecent().steps();
            List<Step> oldest = all.subList(0, CHUNK);
            Position newest = oldest.getLast().position();
            addChunk(recent.entry(), new ArrayList<>(oldest));
            oldest.clear();
            recent.enter(ChunkEntry.of(newest, parts.newId()));
        }
    }

    /** Parts the steps at an instant, at which a stretch then begins; gives that one. */
    Stretch cut(Instant at) {
        Position place = Position.before(at);
        Stretch stretch = at(place);
        List<Step> behind = stretch.cutFrom(place);
        ChunkEntry entry = ChunkEntry.of(place, parts.newId());
        if (stretch == recent) {
            addChunk(recent.entry(), new ArrayList<>(recent.steps()));
            recent = new Stretch(entry, behind, true);
            return recent;
        }
        Stretch cut = new Stretch(entry, behind, true);
        directory.add(entry);
        open.put(entry.id(), cut);
        return cut;
    }

    /** Puts some of them in the place of all steps that lie before a stretch, which are so many. */
    void replaceBefore(Stretch end, List<Step> remaining, long before) {
        folded = true;
        steps -= before - remaining.size();
        List<ChunkEntry> behind = new ArrayList<>();
        Position place = end.entry().after();
        directory.clear(entry -> {
            if (entry.beginsBefore(place)) {
                open.remove(entry.id());
                remove(entry);
            } else {
                behind.add(entry);
            }
        });
        Position after = null;
        // where there are chunks behind, one has to be first
        for (int from = 0; from < remaining.size() || from == 0 && !behind.isEmpty(); from += CHUNK) {
            List<Step> chunk = remaining.subList(from, Math.min(remaining.size(), from + CHUNK));
            addChunk(ChunkEntry.of(after, parts.newId()), new ArrayList<>(chunk));
            after = chunk.isEmpty() ? null : chunk.getLast().position();
        }
        behind.forEach(directory::add);
    }

    private void addChunk(ChunkEntry entry, List<Step> chunk) {
        Stretch stretch = new Stretch(entry, chunk, true);
        directory.add(entry);
        open.put(entry.id(), stretch);
        chunk.forEach(step -> accounts.place(step.line().stepId(), step.position()));
    }

    /** Lets chunks out of memory when there are many, but for one. */
    void trim(Stretch but) {
        if (open.size() > MOST_OPEN) {
            open.values().stream().filter(stretch -> stretch != but).forEach(this::write);
            open.values().removeIf(stretch -> stretch != but);
        }
    }

    void close() {
        if (steps == 0 && !folded) {
            directory.clear(this::remove);
            removeSnapshots(recent.entry());
            recent.enter(ChunkEntry.of(null, parts.newId()));
            open.clear();
        }
        open.values().forEach(this::write);
        directory.close();
        if (!recentWhole) {
            store.addRecent(recent.steps());
        } else if (recent.hasChanged() || storedRecent != recent.steps().size()) {
            if (storedRecent == 0) {
                store.addRecent(recent.steps());
            } else {
                store.replaceRecent(recent.steps());
            }
        }
    }

    private void write(Stretch stretch) {
        if (stretch.hasChanged()) {
            parts.put(stretch.entry().id(), new Part.Chunk(stretch.steps()));
        }
    }

    private void remove(ChunkEntry entry) {
        parts.remove(entry.id());
        removeSnapshots(entry);
    }

    private void removeSnapshots(ChunkEntry entry) {
        for (Method method : Method.values()) {
            if (entry.snapshot(method) != 0) {
                parts.remove(entry.snapshot(method));
            }
        }
    }
}
