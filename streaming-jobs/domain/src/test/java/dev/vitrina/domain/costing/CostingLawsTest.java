package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for every history, however it arrives. */
class CostingLawsTest {
    static final List<Long> seeds =
            new SplittableRandom(20260105).longs(100, 0, 1_000_000).boxed().toList();

    /** The books as the rows tell them. */
    private static final class Rows {
        final MapStore store;
        final Map<String, BigInteger> cost = new TreeMap<>();
        final Map<String, Long> quantity = new TreeMap<>();
        final Map<String, BigInteger> variance = new TreeMap<>();
        final Map<String, BigInteger> averages = new TreeMap<>();
        final Map<String, String> worth = new TreeMap<>();
        final Map<String, long[]> out = new HashMap<>();
        final Map<String, BigInteger> settled = new TreeMap<>();
        final Map<String, BigInteger> paid = new TreeMap<>();
        /** The warehouse that each transfer starts from. */
        final Map<String, String> sources = new HashMap<>();

        long entries;
        long layerEntries;
        int idleAdjustments;

        Rows(MapStore store) {
            this.store = store;
        }

        void apply(List<LineChange<CostLine>> changes) {
            Answers answers = ItemCosting.apply(store, Policies.DEFAULTS, changes);
            for (CostEntry row : answers.costs()) {
                assertThat(row.entry()).isEqualTo(++entries);
                assertThat(row.quantity() != 0 || row.cost() != 0).isTrue();
                sum(row);
                if (row.method() == Method.FIFO) {
                    add(row);
                }
            }
            for (LayerEntry row : answers.layers()) {
                assertThat(row.entry()).isEqualTo(++layerEntries);
                String issue = PlainBooks.name(row.issueSource(), row.issueDocument(), row.issueLine());
                paid.merge(issue, BigInteger.valueOf(row.cost()), BigInteger::add);
            }
            for (InventoryValue value : answers.values()) {
                String text = value.quantity() + " " + value.value() + " " + value.provisionalQuantity();
                if (value.method() == Method.FIFO) {
                    assertThat(worth.put(value.warehouse(), text)).isNotEqualTo(text);
                }
                long[] sums = out.getOrDefault(value.method() + value.warehouse(), new long[2]);
                assertThat(sums).as("in = out + on hand + variance").containsExactly(-value.quantity(), -value.value());
            }
            idleAdjustments = answers.idleAdjustments();
        }

        private void sum(CostEntry row) {
            long[] sums = out.computeIfAbsent(row.method() + row.warehouse(), queue -> new long[2]);
            sums[0] += row.quantity();
            sums[1] += row.cost();
            if (row.method() == Method.AVERAGE && row.reason() != Reason.VARIANCE) {
                averages.merge(
                        PlainBooks.name(row.source(), row.document(), row.line()),
                        BigInteger.valueOf(row.cost()),
                        BigInteger::add);
            }
        }

        private void add(CostEntry row) {
            String name = PlainBooks.name(row.source(), row.document(), row.line());
            BigInteger amount = BigInteger.valueOf(row.cost());
            if (row.reason() == Reason.VARIANCE) {
                variance.merge(name, amount, BigInteger::add);
                return;
            }
            if (row.type() != LineKind.TRANSFER || row.quantity() == 0 || isSource(row)) {
                cost.merge(name, amount, BigInteger::add);
                if (row.type() != LineKind.STOCKTAKE) {
                    quantity.merge(name, row.quantity(), Long::sum);
                }
            }
            boolean issue = row.type().isIssue() || row.type() == LineKind.SALE_RETURN;
            if (issue && !row.provisional()) {
                settled.merge(name, amount, BigInteger::add);
            }
        }

        private boolean isSource(CostEntry row) {
            // A correcting row of the source has the signs of a row of the target: the warehouse tells them apart.
            return row.warehouse().equals(sources.get(PlainBooks.name(row.source(), row.document(), row.line())));
        }

        Rows cleaned() {
            List.of(cost, variance, averages, settled, paid)
                    .forEach(sums -> sums.values().removeIf(sum -> sum.signum() == 0));
            quantity.values().removeIf(sum -> sum == 0);
            worth.values().removeIf("0 0 0"::equals);
            return this;
        }
    }

    private static RandomHistory history(long seed) {
        return new RandomHistory(seed, seed % 10 == 0 ? 240 : 60);
    }

    /** The rows of a history that arrives in one order, cut into calls of up to so many changes. */
    private static Rows play(RandomHistory history, long order, int batch, MapStore store) {
        Rows rows = new Rows(store);
        history.newest().stream()
                .filter(line -> line.kind() == LineKind.TRANSFER)
                .forEach(line -> rows.sources.put(
                        PlainBooks.name(line.source(), line.document(), line.line()), line.warehouse()));
        List<LineChange<CostLine>> changes = history.arrival(order);
        SplittableRandom dice = new SplittableRandom(order);
        for (int from = 0; from < changes.size(); ) {
            int to = Math.min(changes.size(), from + dice.nextInt(1, batch + 1));
            rows.apply(new ArrayList<>(changes.subList(from, to)));
            from = to;
        }
        return rows.cleaned();
    }

    @ParameterizedTest(name = "seed {0}")
    @FieldSource("seeds")
    void rowsAgreeWithBooksCountedTheSlowWay(long seed) {
        RandomHistory history = history(seed);
        PlainBooks plain = PlainBooks.of(history.newest());
        plain.cost.values().removeIf(sum -> sum.signum() == 0);
        plain.variance.values().removeIf(sum -> sum.signum() == 0);

        Rows rows = play(history, seed, 1, new MapStore());

        assertThat(rows.quantity).isEqualTo(moved(history));
        assertThat(rows.worth).isEqualTo(plain.worth());
        assertThat(rows.variance).isEqualTo(plain.variance);
        assertThat(rows.cost).isEqualTo(plain.cost);
    }

    /** What every line moves, counts apart: out of its warehouse, or (negative) into it. */
    private static Map<String, Long> moved(RandomHistory history) {
        Map<String, Long> moved = new TreeMap<>();
        for (CostLine line : history.newest()) {
            long sign = switch (line.kind()) {
                case RECEIPT, SURPLUS, SALE_RETURN -> -1;
                case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> 1;
                case TRANSFER -> line.warehouse().equals(line.toWarehouse()) ? 0 : 1;
                case STOCKTAKE, COST_ADJUSTMENT -> 0;
            };
            if (sign * line.quantity() != 0) {
                moved.put(PlainBooks.name(line.source(), line.document(), line.line()), sign * line.quantity());
            }
        }
        return moved;
    }

    @ParameterizedTest(name = "seed {0}")
    @FieldSource("seeds")
    void neitherOrderNorBatchesMatter(long seed) {
        RandomHistory history = history(seed);
        Rows one = play(history, seed, 4, new MapStore());
        List<Rows> others =
                List.of(play(history, seed + 1, 40, new ByteStore()), play(history, seed + 2, 10_000, new MapStore()));
        for (Rows other : others) {
            assertThat(other.cost).isEqualTo(one.cost);
            assertThat(other.variance).isEqualTo(one.variance);
            assertThat(other.worth).isEqualTo(one.worth);
            assertThat(other.idleAdjustments).isEqualTo(one.idleAdjustments);
            assertThat(other.averages).isEqualTo(one.averages);
            assertThat(other.store.tail(Method.FIFO)).isEqualTo(one.store.tail(Method.FIFO));
            assertThat(other.store.tail(Method.AVERAGE)).isEqualTo(one.store.tail(Method.AVERAGE));
            assertThat(other.store.head().last()).isEqualTo(one.store.head().last());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @FieldSource("seeds")
    void layersPaidForEveryIssueAreItsSettledCost(long seed) {
        RandomHistory history = history(seed);
        Rows rows = play(history, seed, 20, new MapStore());
        // A count's own rows also hold what came up or was revalued.
        history.newest().stream()
                .filter(line -> line.kind() == LineKind.STOCKTAKE)
                .forEach(line -> rows.paid.remove(PlainBooks.name(line.source(), line.document(), line.line())));
        assertThat(rows.paid).isEqualTo(rows.settled);
    }

    @ParameterizedTest(name = "seed {0}")
    @FieldSource("seeds")
    void nothingIsLeftOfDocumentsThatAreAllDeleted(long seed) {
        RandomHistory history = history(seed);
        MapStore store = new MapStore();
        Rows rows = play(history, seed, 30, store);
        rows.apply(history.newest().stream()
                .map(line -> new LineChange<>(false, line, Cause.DELETE, line.moment()))
                .toList());
        rows.cleaned();
        assertThat(rows.worth).isEmpty();
        assertThat(rows.variance).isEmpty();
        assertThat(rows.cost).isEmpty();
        assertThat(rows.averages).isEmpty();
        assertThat(rows.idleAdjustments).isZero();
        assertThat(store.storedValues()).isZero();
    }
}
