package dev.vitrina.batch.reconciliation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How much each change of closed books moves: at the end of a closed period all of them together make the quantities what they
 * would be if everything had been known in time. What lies before the last stocktake of the period moves nothing, and a change
 * of a stocktake that is too long ago is none.
 */
final class ClosedRecount {
    private final List<Line> lines;
    private final Map<Line, Map<String, Long>> moves = new IdentityHashMap<>();

    private ClosedRecount(List<Line> lines) {
        this.lines = lines;
    }

    /** By changed line and warehouse. */
    static Map<Line, Map<String, Long>> of(List<Line> lines, Policies policies) {
        ClosedRecount recount = new ClosedRecount(lines.stream()
                .filter(line -> line.posted() == null || !changesLongAgo(line, policies))
                .toList());
        TreeSet<Long> instants = new TreeSet<>();
        recount.lines.stream()
                .filter(line -> line.posted() != null)
                .forEach(line -> instants.add(line.posted().at()));
        instants.forEach(recount::recount);
        return recount.moves;
    }

    /** Whether a stocktake of too long ago would change. */
    private static boolean changesLongAgo(Line change, Policies policies) {
        return Stream.of(change.before(), change.after())
                .anyMatch(one -> one != null
                        && one.kind() == Kind.STOCKTAKE
                        && policies.isTooLongBefore(
                                one.moment(), change.posted().at()));
    }

    private void recount(long at) {
        List<Line> former = known(at, false);
        List<Line> now = known(at, true);
        List<Line> changes = lines.stream()
                .filter(line -> line.posted() != null && line.posted().at() == at)
                .toList();
        TreeSet<String> warehouses = new TreeSet<>();
        for (Line change : changes) {
            warehouses.add(change.warehouse());
            if (change.toWarehouse() != null) {
                warehouses.add(change.toWarehouse());
            }
            if (change.posted().before() != null) {
                warehouses.add(change.posted().before().warehouse());
            }
        }
        Map<String, Long> before = quantities(former);
        Map<String, Long> after = quantities(now);
        for (String warehouse : warehouses) {
            long rest = after.getOrDefault(warehouse, 0L) - before.getOrDefault(warehouse, 0L);
            Line count = later(lastCount(former, warehouse), lastCount(now, warehouse));
            for (Line change : changes) {
                long moved = behind(count, change.after(), warehouse) - behind(count, change.before(), warehouse);
                rest -= moved;
                add(change, warehouse, moved);
            }
            if (rest != 0) {
                add(answerable(count, warehouse, changes), warehouse, rest);
            }
        }
    }

    private void add(Line change, String warehouse, long moved) {
        moves.computeIfAbsent(change, absent -> new TreeMap<>()).merge(warehouse, moved, Long::sum);
    }

    /** The changed stocktake that the others' movements do not explain. */
    private static Line answerable(Line count, String warehouse, List<Line> changes) {
        for (Line change : changes) {
            for (Line one : new Line[] {change.after(), change.before()}) {
                if (one != null
                        && one.kind() == Kind.STOCKTAKE
                        && one.warehouse().equals(warehouse)
                        && Line.OWN_ORDER.compare(one, count) == 0) {
                    return change;
                }
            }
        }
        throw new IllegalStateException("Nothing accounts for what differs since " + count);
    }

    /** The lines before an instant as they were known when it was posted, or just before. */
    private List<Line> known(long at, boolean with) {
        Map<Line, Line> standing = new IdentityHashMap<>();
        List<Line> changed = new ArrayList<>();
        for (Line line : lines) {
            if (line.posted() == null) {
                standing.put(line, line);
            } else if (line.posted().at() < at || with && line.posted().at() == at) {
                changed.add(line);
            }
        }
        changed.sort(Line.ORDER);
        List<Line> all = new ArrayList<>(standing.values());
        for (Line change : changed) {
            Line before = change.posted().gone() ? change : change.posted().before();
            if (before != null) {
                for (int i = 0; i < all.size(); i++) {
                    if (all.get(i).id().equals(change.id()) && all.get(i).isSame(before)) {
                        all.remove(i);
                        break;
                    }
                }
            }
            if (!change.posted().gone()) {
                all.add(change);
            }
        }
        all.removeIf(line -> line.moment() >= at);
        all.sort(Line.OWN_ORDER);
        return all;
    }

    private static Map<String, Long> quantities(Collection<Line> sorted) {
        Map<String, Long> quantities = new HashMap<>();
        Counts counts = new Counts();
        for (Line line : sorted) {
            counts.apply(line, (warehouse, change) -> quantities.merge(warehouse, change, Long::sum));
        }
        return quantities;
    }

    private static Line lastCount(List<Line> sorted, String warehouse) {
        Line last = null;
        for (Line line : sorted) {
            last = line.kind() == Kind.STOCKTAKE && line.warehouse().equals(warehouse) ? line : last;
        }
        return last;
    }

    private static Line later(Line one, Line other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Line.OWN_ORDER.compare(one, other) < 0 ? other : one;
    }

    /** What a movement behind a stocktake brings in. */
    private static long behind(Line count, Line line, String warehouse) {
        if (line == null || line.kind() == Kind.STOCKTAKE || count != null && Line.OWN_ORDER.compare(line, count) < 0) {
            return 0;
        }
        long[] sum = {0};
        new Counts().apply(line, (where, change) -> sum[0] += where.equals(warehouse) ? change : 0);
        return sum[0];
    }
}
