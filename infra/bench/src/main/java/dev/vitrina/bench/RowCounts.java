package dev.vitrina.bench;

import dev.vitrina.schemas.Table;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How many rows a run sent.
 *
 * @param byTable by the tables' full names
 */
record RowCounts(Map<String, Long> byTable) {
    /** Runs whose rows differ by a larger part did not do the same work. */
    private static final double MOST_OTHER = 0.15;

    RowCounts {
        byTable = Map.copyOf(byTable);
    }

    long of(Table table) {
        return byTable.get(table.fullName());
    }

    long total() {
        return byTable.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether no more than 15 % of the wanted rows are other ones: too many or too few in some table. */
    boolean isAbout(RowCounts wanted) {
        Set<String> tables = new TreeSet<>(byTable.keySet());
        tables.addAll(wanted.byTable.keySet());
        long other = tables.stream()
                .mapToLong(table -> Math.abs(byTable.getOrDefault(table, 0L) - wanted.byTable.getOrDefault(table, 0L)))
                .sum();
        return other <= wanted.total() * MOST_OTHER;
    }

    /** All of them, for people. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d rows", total());
    }
}
