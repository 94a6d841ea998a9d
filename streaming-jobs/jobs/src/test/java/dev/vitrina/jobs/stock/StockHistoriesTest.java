package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.batch.reconciliation.Item;
import dev.vitrina.batch.reconciliation.Judge;
import dev.vitrina.batch.reconciliation.Policies;
import dev.vitrina.batch.reconciliation.Verdict;
import dev.vitrina.batch.reconciliation.Version;
import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.domain.stock.StockPosting;
import dev.vitrina.jobs.changes.DocumentStep;
import dev.vitrina.jobs.costing.RandomShop;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stock cards and the judge, who share no code, agree on every line of histories made at random, closings among them. */
class StockHistoriesTest {
    private static final int BLOCK = 100;

    static LongStream blocks() {
        return LongStream.range(0, Math.ceilDiv(Integer.getInteger("vitrina.histories", 1_000), BLOCK));
    }

    /** The stock cards of a shop. */
    private static final class Shelves {
        private final DocumentStep<StockFact> documents =
                new DocumentStep<>(new StockNormaliser(), new StockUnbundling(), new StockPosting());
        private final Map<String, StockCard> cards = new TreeMap<>();
        private final Map<String, TreeMap<Position, Long>> movements = new HashMap<>();
        private final Map<String, Long> lines = new TreeMap<>();
        private final Duration closedKept;
        private final BiConsumer<StockEntry, Shelves> reader;

        private Shelves(Duration closedKept, BiConsumer<StockEntry, Shelves> reader) {
            this.closedKept = closedKept;
            this.reader = reader;
        }

        private void take(Change change) {
            documents
                    .take(change)
                    .forEach(document -> document.lines().forEach(line -> {
                        if (line.line() instanceof StockMovement movement) {
                            apply(new LineChange<>(line.asserted(), movement, line.cause(), line.recordedAt()));
                        }
                    }));
        }

        private void apply(LineChange<StockMovement> change) {
            StockMovement movement = change.line();
            String key = movement.organization() + "/" + movement.sku() + " " + movement.warehouse();
            TreeMap<Position, Long> moved = movements.computeIfAbsent(key, first -> new TreeMap<>());
            if (!movement.isCount() && movement.correction() == null) {
                moved.merge(
                        movement.position(),
                        change.asserted() ? movement.quantity() : -movement.quantity(),
                        (one, other) -> one + other == 0 ? null : Long.valueOf(one + other));
            }
            StockCard.Outcome outcome = cards.getOrDefault(key, StockCard.EMPTY)
                    .apply(change, (after, before) -> between(moved, after, before), closedKept);
            cards.put(key, outcome.card());
            for (StockEntry row : outcome.entries()) {
                lines.merge(
                        key + " " + row.source() + "/" + row.document() + ":" + row.line(),
                        row.quantity(),
                        (one, other) -> one + other == 0 ? null : Long.valueOf(one + other));
                reader.accept(row, this);
            }
        }

        private static long between(TreeMap<Position, Long> moved, Position after, Position before) {
            var until = before == null ? moved : moved.headMap(before, false);
            var some = after == null ? until : until.tailMap(after, false);
            return some.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @ParameterizedTest(name = "seeds {0}00 to {0}99")
    @MethodSource("blocks")
    void theJudgeAgreesLineByLine(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            RandomShop shop = new RandomShop(seed);
            Shelves shelves = new Shelves(Duration.ofDays(RandomShop.keptDays(seed)), (row, all) -> {});
            shop.arrival().forEach(shelves::take);
            Map<String, Long> onHand = new TreeMap<>();
            shelves.cards.forEach((key, card) -> put(onHand, key, card.onHand()));

            Map<String, Long> rightLines = new TreeMap<>();
            Map<String, Long> rightOnHand = new TreeMap<>();
            judged(shop, RandomShop.keptDays(seed)).forEach((item, verdict) -> {
                verdict.movements()
                        .forEach((line, movement) -> movement.forEach(
                                (warehouse, change) -> put(rightLines, item + " " + warehouse + " " + line, change)));
                verdict.stock().forEach((warehouse, stock) -> put(rightOnHand, item + " " + warehouse, stock.onHand()));
            });
            assertThat(shelves.lines).as("seed %d, by line", seed).isEqualTo(rightLines);
            assertThat(onHand).as("seed %d, on hand", seed).isEqualTo(rightOnHand);
        }
    }

    /** Closings date differences; how much there is in the end they do not change. */
    @ParameterizedTest(name = "seeds {0}00 to {0}99")
    @MethodSource("blocks")
    void whatIsOnHandIsTheSameWithoutClosings(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            Shelves closed = new Shelves(ClosedPeriods.KEPT, (row, all) -> {});
            Shelves open = new Shelves(ClosedPeriods.KEPT, (row, all) -> {});
            for (Change change : new RandomShop(seed).arrival()) {
                closed.take(change);
                if (!change.getEntity().equals(Entity.CLOSING.text())) {
                    open.take(change);
                }
            }
            Map<String, Long> right = new TreeMap<>();
            open.cards.forEach((key, card) -> put(right, key, card.onHand()));
            Map<String, Long> found = new TreeMap<>();
            closed.cards.forEach((key, card) -> put(found, key, card.onHand()));
            assertThat(found).as("seed %d", seed).isEqualTo(right);
        }
    }

    @ParameterizedTest(name = "seeds {0}00 to {0}99")
    @MethodSource("blocks")
    void closedBooksStayAsTheyAre(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            long shop = seed;
            Shelves shelves = new Shelves(ClosedPeriods.KEPT, (row, all) -> {
                Instant until = all.documents.closedUntil(row.organization());
                assertThat(until == null || !row.effectiveAt().isBefore(until))
                        .as("seed %d: all before %s is closed, but not for %s", shop, until, row)
                        .isTrue();
            });
            new RandomShop(seed)
                    .arrival().stream()
                            .filter(change ->
                                    !change.getEntity().equals(Entity.CLOSING.text()) || change.getVersion() == 1)
                            .sorted(Comparator.comparing(Change::getRecordedAt)
                                    .thenComparing(change -> change.getEntity().equals(Entity.CLOSING.text())))
                            .forEach(shelves::take);
        }
    }

    private static void put(Map<String, Long> sums, String key, long sum) {
        if (sum != 0) {
            sums.put(key, sum);
        }
    }

    private static Map<Item, Verdict> judged(RandomShop shop, int keptDays) {
        List<Version> versions = new ArrayList<>();
        for (Change change : shop.arrival()) {
            versions.add(new Version(
                    change.getEntity(),
                    change.getSource(),
                    change.getId(),
                    change.getVersion(),
                    change.getChangedAt(),
                    change.getDeleted(),
                    change.getRecordedAt(),
                    change.getDeleted() ? null : CanonicalJson.of((SpecificRecord) change.getBody())));
        }
        Policies policies = Policies.of(Map.of("closing.kept-days", Integer.toString(keptDays)));
        return Judge.of(policies, ZoneOffset.UTC).judge(versions);
    }
}
