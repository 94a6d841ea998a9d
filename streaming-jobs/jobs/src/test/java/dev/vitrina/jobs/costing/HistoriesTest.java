package dev.vitrina.jobs.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.batch.reconciliation.Item;
import dev.vitrina.batch.reconciliation.Judge;
import dev.vitrina.batch.reconciliation.Verdict;
import dev.vitrina.batch.reconciliation.Version;
import dev.vitrina.domain.costing.Answers;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine and the judge, who share no code, agree on every line of histories made at random, with no tolerance, under
 * every policy and by both methods. {@code -Dvitrina.histories=20000} plays as many; blocks of a hundred are one test.
 */
class HistoriesTest {
    private static final int BLOCK = 100;

    static LongStream blocks() {
        return LongStream.range(0, Math.ceilDiv(Integer.getInteger("vitrina.histories", 1_000), BLOCK));
    }

    @ParameterizedTest(name = "seeds {0}00 to {0}99")
    @MethodSource("blocks")
    void theJudgeAgreesLineByLine(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            agree(seed);
        }
    }

    /**
     * When changes come in the order in which they are recorded, a closing changes nothing, and nothing that comes after it is
     * effective in what it closed.
     */
    @ParameterizedTest(name = "seeds {0}00 to {0}99")
    @MethodSource("blocks")
    void closedBooksStayAsTheyAre(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            stay(seed);
        }
    }

    private static void stay(long seed) {
        RandomShop shop = new RandomShop(seed);
        EngineBooks books = new EngineBooks(policies(seed));
        for (Change change : shop.inOrder()) {
            books.add(change);
            for (Answers answers : books.cost()) {
                assertThat(change.getEntity())
                        .as("seed %d: what changes costs", seed)
                        .isNotEqualTo(Entity.CLOSING.text());
                answers.costs().forEach(row -> isOpen(row.effectiveAt(), row.organization(), books, seed, row));
                answers.layers().forEach(row -> isOpen(row.effectiveAt(), row.organization(), books, seed, row));
            }
        }
    }

    private static void isOpen(Instant effectiveAt, String organization, EngineBooks books, long seed, Object row) {
        Instant until = books.closedUntil(organization);
        assertThat(until == null || !effectiveAt.isBefore(until))
                .as("seed %d: all before %s is closed, but not for %s", seed, until, row)
                .isTrue();
    }

    /** Books whose history folds some time after they were closed are what they would be if it did not. */
    @ParameterizedTest(name = "seeds {0}00 to {0}99")
    @MethodSource("blocks")
    void theJudgeAgreesThoughHistoryFolds(long block) {
        for (long seed = block * BLOCK; seed < (block + 1) * BLOCK; seed++) {
            fold(seed);
        }
    }

    private static void fold(long seed) {
        RandomShop shop = new RandomShop(seed);
        Policies policies = policies(seed);
        SplittableRandom dice = new SplittableRandom(seed);
        EngineBooks books = new EngineBooks(policies);
        for (Change change : shop.inOrder()) {
            books.add(change);
            books.cost();
            if (dice.nextInt(4) == 0) {
                books.fold();
            }
        }
        assertThat(differences(judged(shop.inOrder(), policies), books.sums()))
                .as(() -> card(seed, shop, policies))
                .isEmpty();
    }

    private static void agree(long seed) {
        RandomShop shop = new RandomShop(seed);
        Policies policies = policies(seed);
        Map<String, Long> right = judged(shop.arrival(), policies);

        assertThat(differences(right, played(shop, policies, seed)))
                .as(() -> card(seed, shop, policies))
                .isEmpty();
    }

    private static List<String> differences(Map<String, Long> right, Map<String, Long> found) {
        TreeSet<String> names = new TreeSet<>(right.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .filter(name -> !right.getOrDefault(name, 0L).equals(found.getOrDefault(name, 0L)))
                .map(name -> "%s: judge %d, engine %d"
                        .formatted(name, right.getOrDefault(name, 0L), found.getOrDefault(name, 0L)))
                .toList();
    }

    /** Every other seed keeps the defaults, the others go through all combinations; every third soon forgets closed lines. */
    private static Policies policies(long seed) {
        long choice = seed % 2 == 0 ? 0 : seed / 2 % 32;
        return new Policies(
                Scope.values()[(int) (choice & 1)],
                Negative.values()[(int) (choice >> 1 & 1)],
                SaleReturn.values()[(int) (choice >> 2 & 1)],
                PurchaseReturn.values()[(int) (choice >> 3 & 1)],
                LandedCost.values()[(int) (choice >> 4 & 1)],
                Duration.ofDays(RandomShop.keptDays(seed)));
    }

    private static Map<String, Long> played(RandomShop shop, Policies policies, long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        int most = 1 + dice.nextInt(40);
        EngineBooks books = new EngineBooks(policies);
        for (Change change : shop.arrival()) {
            books.add(change);
            if (dice.nextInt(most) == 0) {
                books.cost();
            }
        }
        books.cost();
        return books.sums();
    }

    private static Map<String, Long> judged(List<Change> changes, Policies policies) {
        Map<Item, Verdict> verdicts = Judge.of(forJudge(policies), ZoneOffset.UTC)
                .judge(changes.stream().map(HistoriesTest::version).toList());
        Map<String, Long> sums = new TreeMap<>();
        verdicts.forEach((item, verdict) -> verdict.costs().forEach((method, costs) -> {
            assertThat(costs.leaked())
                    .as("what leaks of %s by %s", item, method)
                    .isZero();
            costs.lines().forEach((line, cost) -> {
                cost.places()
                        .forEach((warehouse, moved) ->
                                put(sums, "cost in " + warehouse + " " + method, item, line.toString(), moved.cost()));
                put(sums, "variance " + method, item, line.toString(), cost.variance());
                put(sums, "provisional " + method, item, line.toString(), cost.provisional());
                if (method == dev.vitrina.batch.reconciliation.Method.FIFO) {
                    put(sums, "paid", item, line.toString(), cost.paid());
                }
            });
            costs.onHand().forEach((warehouse, onHand) -> {
                String place = warehouse.equals(Verdict.POOL) ? "" : warehouse;
                put(sums, "quantity " + method, item, place, onHand.quantity());
                put(sums, "value " + method, item, place, onHand.value());
                put(sums, "owed " + method, item, place, onHand.provisionalQuantity());
            });
        }));
        return sums;
    }

    private static void put(Map<String, Long> sums, String what, Item item, String place, long sum) {
        if (sum != 0) {
            sums.put(EngineBooks.name(what, item.organization(), item.sku(), place), sum);
        }
    }

    private static dev.vitrina.batch.reconciliation.Policies forJudge(Policies policies) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("costing.scope", text(policies.scope()));
        settings.put("costing.negative", text(policies.negative()));
        settings.put("costing.sale-return", text(policies.saleReturn()));
        settings.put("costing.purchase-return", text(policies.purchaseReturn()));
        settings.put("costing.landed-cost", text(policies.landedCost()));
        settings.put("closing.kept-days", Long.toString(policies.closedKept().toDays()));
        return dev.vitrina.batch.reconciliation.Policies.of(settings);
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Version version(Change change) {
        return new Version(
                change.getEntity(),
                change.getSource(),
                change.getId(),
                change.getVersion(),
                change.getChangedAt(),
                change.getDeleted(),
                change.getRecordedAt(),
                change.getDeleted() ? null : CanonicalJson.of((SpecificRecord) change.getBody()));
    }

    /** Every version of every document, in their order. */
    private static String card(long seed, RandomShop shop, Policies policies) {
        return shop.arrival().stream()
                .distinct()
                .sorted(Comparator.comparing(Change::getRecordedAt))
                .map(change -> "%s v%d %s %s"
                        .formatted(
                                change.getId(),
                                change.getVersion(),
                                change.getRecordedAt(),
                                change.getDeleted() ? "deleted" : CanonicalJson.of((SpecificRecord) change.getBody())))
                .collect(Collectors.joining("\n", "seed %d, %s, all versions:%n".formatted(seed, policies), "\n"));
    }
}
