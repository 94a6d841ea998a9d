package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Finds the chunk of a place: a B+ tree of entries in the order of their places, whose nodes are read when they are needed
 * and written when they have changed. Entries are never taken out: a chunk that has lost all its steps stays, empty.
 */
final class Directory {
    /** No tree yet. */
    static final long NO_ROOT = 0;

    private static final int MOST_ENTRIES = 64;

    private final Parts parts;
    private long root;
    private int height;
    private final Map<Long, List<ChunkEntry>> open = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();

    Directory(Parts parts, long root, int height) {
        this.parts = parts;
        this.root = root;
        this.height = height;
    }

    long root() {
        return root;
    }

    /** How many levels of nodes stand above the leaves. */
    int height() {
        return height;
    }

    boolean isEmpty() {
        return root == NO_ROOT;
    }

    /** The entry that a place belongs to; the directory must not be empty. */
    ChunkEntry at(Position place) {
        long node = root;
        for (int level = height; ; level--) {
            List<ChunkEntry> entries = entries(node);
            ChunkEntry entry = entries.get(Math.max(0, count(entries, place, false) - 1));
            if (level == 0) {
                return entry;
            }
            node = entry.id();
        }
    }

    /** The first entry behind one that begins after a place, null for the first; null when there is none. */
    ChunkEntry next(Position after) {
        return isEmpty() ? null : next(root, height, after);
    }

    private ChunkEntry next(long node, int level, Position after) {
        List<ChunkEntry> entries = entries(node);
        int behind = count(entries, after, true);
        if (level > 0) {
            ChunkEntry found = next(entries.get(Math.max(0, behind - 1)).id(), level - 1, after);
            if (found != null || behind == entries.size()) {
                return found;
            }
            return first(entries.get(behind).id(), level - 1);
        }
        return behind == entries.size() ? null : entries.get(behind);
    }

    private ChunkEntry first(long node, int level) {
        ChunkEntry entry = entries(node).getFirst();
        return level == 0 ? entry : first(entry.id(), level - 1);
    }

    /** The last entry before one that begins after a place; null when that is the first. */
    ChunkEntry previous(Position after) {
        return isEmpty() || after == null ? null : at(after);
    }

    void add(ChunkEntry entry) {
        if (isEmpty()) {
            root = parts.newId();
            open.put(root, new ArrayList<>(List.of(entry)));
            changed.add(root);
            return;
        }
        ChunkEntry split = add(root, height, entry);
        if (split != null) {
            long above = parts.newId();
            open.put(above, new ArrayList<>(List.of(ChunkEntry.of(null, root), split)));
            changed.add(above);
            root = above;
            height++;
        }
    }

    /** Gives the entry of the node that was split off, or null. */
    private ChunkEntry add(long node, int level, ChunkEntry entry) {
        List<ChunkEntry> entries = entries(node);
        int place = count(entries, entry.after(), false);
        ChunkEntry added =
                level == 0 ? entry : add(entries.get(Math.max(0, place - 1)).id(), level - 1, entry);
        if (added == null) {
            return null;
        }
        entries.add(level == 0 ? place : Math.max(1, place), added);
        changed.add(node);
        if (entries.size() <= MOST_ENTRIES) {
            return null;
        }
        // what grows at its end leaves full nodes behind
        int from = place == entries.size() - 1 ? MOST_ENTRIES : MOST_ENTRIES / 2;
        List<ChunkEntry> behind = entries.subList(from, entries.size());
        long half = parts.newId();
        open.put(half, new ArrayList<>(behind));
        changed.add(half);
        behind.clear();
        return ChunkEntry.of(open.get(half).getFirst().after(), half);
    }

    /** Puts an entry in the place of the one with the same beginning. */
    void replace(ChunkEntry entry) {
        long node = root;
        for (int level = height; ; level--) {
            List<ChunkEntry> entries = entries(node);
            int place = Math.max(0, count(entries, entry.after(), true) - 1);
            if (level == 0) {
                entries.set(place, entry);
                changed.add(node);
                return;
            }
            node = entries.get(place).id();
        }
    }

    /** How many entries begin before a place, or also at it. */
    private static int count(List<ChunkEntry> entries, Position place, boolean inclusive) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            ChunkEntry entry = entries.get(middle);
            if (inclusive ? entry.beginsAtOrBefore(place) : entry.beginsBefore(place)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Shows every entry and forgets the tree. */
    void clear(Consumer<ChunkEntry> gone) {
        if (!isEmpty()) {
            clear(root, height, gone);
            root = NO_ROOT;
            height = 0;
            open.clear();
            changed.clear();
        }
    }

    private void clear(long node, int level, Consumer<ChunkEntry> gone) {
        for (ChunkEntry entry : entries(node)) {
            if (level == 0) {
                gone.accept(entry);
            } else {
                clear(entry.id(), level - 1, gone);
            }
        }
        parts.remove(node);
    }

    void close() {
        changed.forEach(node -> parts.put(node, new Part.Node(open.get(node))));
        changed.clear();
        open.clear();
    }

    private List<ChunkEntry> entries(long node) {
        return open.computeIfAbsent(
                node, id -> new ArrayList<>(parts.get(id, Part.Node.class).entries()));
    }
}
