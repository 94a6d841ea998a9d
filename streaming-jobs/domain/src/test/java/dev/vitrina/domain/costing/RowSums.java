package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** An item's books as its rows tell them: what is asked of every call's answers, and sums of all of them. */
final class RowSums {
    final MapStore store;
    /** What the layers of the item's issues add up to. */
    final Map<String, BigInteger> paid = new TreeMap<>();

    private final Policies policies;
    private final Map<Method, Books> books = new EnumMap<>(Method.class);
    /** The warehouse that each transfer starts from. */
    private final Map<String, String> sources = new HashMap<>();

    private long entries;
    private long layerEntries;
    int idleAdjustments;

    /** The sums of one method. */
    static final class Books {
        final Map<String, BigInteger> cost = new TreeMap<>();
        final Map<String, Long> quantity = new TreeMap<>();
        final Map<String, BigInteger> variance = new TreeMap<>();
        final Map<String, BigInteger> settled = new TreeMap<>();
        /** Quantity and value of a queue, and what it owes, as published. */
        final Map<String, String> worth = new TreeMap<>();
        /** What has left a queue less what has come: quantity and value. */
        private final Map<String, BigInteger[]> out = new HashMap<>();
    }

    private RowSums(Policies policies, MapStore store, Collection<CostLine> standing) {
        this.policies = policies;
        this.store = store;
        for (Method method : Method.values()) {
            books.put(method, new Books());
        }
        standing.stream()
                .filter(line -> line.kind() == LineKind.TRANSFER)
                .forEach(line ->
                        sources.put(PlainBooks.name(line.source(), line.document(), line.line()), line.warehouse()));
    }

    /** The rows of a history that arrives in one order, cut into calls of up to so many changes. */
    static RowSums of(RandomHistory history, Policies policies, long order, int batch, MapStore store) {
        RowSums rows = new RowSums(policies, store, history.newest());
        List<LineChange<CostLine>> changes = history.arrival(order);
        SplittableRandom dice = new SplittableRandom(order);
        for (int from = 0; from < changes.size(); ) {
            int to = Math.min(changes.size(), from + dice.nextInt(1, batch + 1));
            rows.apply(changes.subList(from, to));
            from = to;
        }
        return rows;
    }

    /** The rows of a history that arrives closing by closing, folded, or not, some time after each. */
    static RowSums folding(RandomHistory history, Policies policies, boolean folds, MapStore store) {
        RowSums rows = new RowSums(policies, store, history.newest());
        SplittableRandom dice = new SplittableRandom(7);
        Instant closedUntil = null;
        for (RandomHistory.Epoch epoch : history.epochs(7)) {
            int some = dice.nextInt(epoch.changes().size() + 1);
            rows.apply(epoch.changes().subList(0, some));
            if (folds && closedUntil != null) {
                ItemCosting.fold(store, policies, closedUntil, closedUntil);
            }
            rows.apply(epoch.changes().subList(some, epoch.changes().size()));
            closedUntil = epoch.closedUntil();
        }
        return rows;
    }

    Books by(Method method) {
        return books.get(method);
    }

    void apply(List<LineChange<CostLine>> changes) {
        Answers answers = ItemCosting.apply(store, policies, changes);
        for (CostEntry row : answers.costs()) {
            assertThat(row.entry()).as("number of a cost row").isEqualTo(++entries);
            assertThat(row.quantity() != 0 || row.cost() != 0)
                    .as("a row says something")
                    .isTrue();
            add(row, books.get(row.method()));
        }
        for (LayerEntry row : answers.layers()) {
            assertThat(row.entry()).as("number of a layer row").isEqualTo(++layerEntries);
            merge(
                    paid,
                    PlainBooks.name(row.issueSource(), row.issueDocument(), row.issueLine()),
                    BigInteger.valueOf(row.cost()));
        }
        answers.values().forEach(value -> {
            String text = "0 0 0".equals(text(value)) ? null : text(value);
            Map<String, String> worth = books.get(value.method()).worth;
            String before = text == null ? worth.remove(queue(value)) : worth.put(queue(value), text);
            assertThat(before).as("only what changed is published").isNotEqualTo(text);
        });
        assertThat(answers.lateForFolded()).isZero();
        idleAdjustments = answers.idleAdjustments();
        nothingLeaks();
    }

    private static String text(InventoryValue value) {
        return value.quantity() + " " + value.value() + " " + value.provisionalQuantity();
    }

    private static String queue(InventoryValue value) {
        return value.warehouse() == null ? "pool" : value.warehouse();
    }

    /** In = out + on hand + variance, and as much goods, in every queue by every method. */
    private void nothingLeaks() {
        books.forEach((method, sums) -> {
            Map<String, String> left = new TreeMap<>();
            sums.out.forEach((queue, out) -> left.put(queue, out[0].negate() + " " + out[1].negate()));
            left.values().removeIf("0 0"::equals);
            Map<String, String> published = new TreeMap<>(sums.worth);
            published.replaceAll((queue, worth) -> worth.substring(0, worth.lastIndexOf(' ')));
            published.values().removeIf("0 0"::equals);
            assertThat(published)
                    .as("in = out + on hand + variance by %s", method)
                    .isEqualTo(left);
        });
    }

    private void add(CostEntry row, Books sums) {
        String name = PlainBooks.name(row.source(), row.document(), row.line());
        BigInteger amount = BigInteger.valueOf(row.cost());
        BigInteger[] out = sums.out.computeIfAbsent(policies.isCompany() ? "pool" : row.warehouse(), queue ->
                new BigInteger[] {BigInteger.ZERO, BigInteger.ZERO});
        out[0] = out[0].add(BigInteger.valueOf(row.quantity()));
        out[1] = out[1].add(amount);
        if (row.reason() == Reason.VARIANCE) {
            merge(sums.variance, name, amount);
            return;
        }
        // A correcting row of the source has the signs of a row of the target: the warehouse tells them apart.
        if (row.type() != LineKind.TRANSFER || row.warehouse().equals(sources.get(name))) {
            merge(sums.cost, name, amount);
            if (row.type() != LineKind.STOCKTAKE && row.quantity() != 0) {
                sums.quantity.merge(
                        name, row.quantity(), (one, other) -> one + other == 0 ? null : Long.valueOf(one + other));
            }
        }
        boolean issue = row.type().isIssue() || row.type() == LineKind.SALE_RETURN;
        if (issue && !row.provisional()) {
            merge(sums.settled, name, amount);
        }
    }

    /** Adds to a sum; sums of zero are none. */
    private static void merge(Map<String, BigInteger> sums, String name, BigInteger amount) {
        if (amount.signum() != 0) {
            sums.merge(name, amount, (one, other) -> one.add(other).signum() == 0 ? null : one.add(other));
        }
    }
}
