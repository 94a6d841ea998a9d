package dev.vitrina.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.MovementTree.Entry;
import dev.vitrina.domain.stock.MovementTree.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums of movements between any two places, against adding them up one by one. */
class MovementTreeTest {
    private final Drawer pages = new Drawer();

    @Test
    void nothingAddsUpToNothing() {
        assertThat(MovementTree.EMPTY.between(null, null, pages)).isZero();
        assertThat(MovementTree.EMPTY.with(List.of(), pages)).isEqualTo(MovementTree.EMPTY);
    }

    @Test
    void bothEndsAreLeftOut() {
        MovementTree tree = MovementTree.EMPTY.with(List.of(entry(1, 10), entry(2, 20), entry(3, 40)), pages);

        assertThat(tree.between(place(1), place(3), pages)).isEqualTo(20);
        assertThat(tree.between(null, place(3), pages)).isEqualTo(30);
        assertThat(tree.between(place(1), null, pages)).isEqualTo(60);
        assertThat(tree.between(null, null, pages)).isEqualTo(70);
    }

    @Test
    void whatIsTakenBackLeavesNoTrace() {
        MovementTree tree = MovementTree.EMPTY
                .with(List.of(entry(1, 10), entry(2, 20)), pages)
                .with(List.of(entry(2, -20)), pages);
        assertThat(tree.between(null, null, pages)).isEqualTo(10);
        assertThat(pages.slots()).isEqualTo(1);

        tree = tree.with(List.of(entry(1, -10)), pages);
        assertThat(tree.height()).isZero();
        assertThat(pages.kept).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everySumIsThatOfTheMovementsOneByOne(long seed) {
        Random random = new Random(seed);
        NavigableMap<Position, Long> plain = new TreeMap<>();
        MovementTree tree = MovementTree.EMPTY;
        boolean inOrder = seed % 2 == 0;
        for (int batch = 0; batch < 60; batch++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = random.nextInt(90); i >= 0; i--) {
                int second = inOrder ? plain.size() + i : random.nextInt(3000);
                Long stands = plain.get(place(second));
                long quantity = stands != null && random.nextBoolean() ? -stands : random.nextInt(-9, 10);
                entries.add(entry(second, quantity));
                plain.merge(place(second), quantity, (one, other) -> one + other == 0 ? null : one + other);
            }
            tree = tree.with(entries, pages);
        }
        plain.values().removeIf(quantity -> quantity == 0);

        for (int ask = 0; ask < 200; ask++) {
            Position one = random.nextInt(9) == 0 ? null : place(random.nextInt(3000));
            Position other = random.nextInt(9) == 0 ? null : place(random.nextInt(3000));
            boolean turned = one != null && other != null && one.compareTo(other) >= 0;
            Position after = turned ? other : one;
            Position before = turned ? one : other;
            if (after == null || !after.equals(before)) {
                assertThat(tree.between(after, before, pages)).isEqualTo(sum(plain, after, before));
            }
        }
        assertThat(pages.kept.values()).allMatch(page -> page.slots().size() <= MovementTree.MOST_SLOTS);
    }

    @Test
    void aHundredThousandMovementsAreSummedUpWithAHandfulOfPages() {
        MovementTree tree = MovementTree.EMPTY;
        for (int from = 0; from < 100_000; from += 250) {
            List<Entry> entries = new ArrayList<>();
            for (int second = from; second < from + 250; second++) {
                entries.add(entry(second, 1));
            }
            tree = tree.with(entries, pages);
        }
        pages.read = 0;

        assertThat(tree.between(place(9), place(77_777), pages)).isEqualTo(77_767);
        assertThat(pages.read).isLessThanOrEqualTo(2 * 4);

        pages.read = 0;
        pages.written = 0;
        tree.with(List.of(entry(50_000, 7)), pages);
        assertThat(pages.read).as("to find a place in the middle").isLessThanOrEqualTo(4);
        assertThat(pages.written).isLessThanOrEqualTo(4);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    private static long sum(NavigableMap<Position, Long> plain, Position after, Position before) {
        return plain.entrySet().stream()
                .filter(entry -> after == null || entry.getKey().compareTo(after) > 0)
                .filter(entry -> before == null || entry.getKey().compareTo(before) < 0)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Entry entry(int second, long quantity) {
        return new Entry(place(second), quantity);
    }

    private static Position place(int second) {
        return Position.of(LineKind.RECEIPT, false, Instant.ofEpochSecond(second), 0, "erp", "R-" + second, "1");
    }

    /** Pages in memory, counted. */
    private static final class Drawer implements MovementTree.Pages {
        private final Map<Long, Page> kept = new HashMap<>();
        private int read;
        private int written;

        @Override
        public Page get(long number) {
            read++;
            return kept.get(number);
        }

        @Override
        public void put(long number, Page page) {
            written++;
            kept.put(number, page);
        }

        @Override
        public void remove(long number) {
            kept.remove(number);
        }

        int slots() {
            return kept.values().stream().mapToInt(page -> page.slots().size()).sum();
        }
    }
}
