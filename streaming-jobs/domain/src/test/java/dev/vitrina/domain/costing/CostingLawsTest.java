package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for every history under every policy, however it arrives. A failure shows the history's stock card. */
class CostingLawsTest {
    /** A hundred histories by the default policies. */
    static final List<Shop> usual = new SplittableRandom(20260105)
            .longs(100, 0, 1_000_000)
            .mapToObj(seed -> new Shop(seed, Policies.DEFAULTS))
            .toList();

    /** All choices of policies, a few histories each, and the usual ones. */
    static final List<Shop> all =
            Stream.concat(usual.stream(), everyChoice().stream()).toList();

    /** Histories whose books are closed now and then, by the default policies. */
    static final List<Shop> closed = new SplittableRandom(20260107)
            .longs(200, 0, 1_000_000)
            .mapToObj(seed -> new Shop(seed, Policies.DEFAULTS, true))
            .toList();

    /** The same where closed lines are soon forgotten. */
    static final List<Shop> forgetful = closed.stream().map(Shop::forgetful).toList();

    /** The same by all choices of policies. */
    static final List<Shop> closedByChoice = everyChoice().stream()
            .map(shop -> new Shop(shop.seed(), shop.policies(), true))
            .toList();

    /** All of these, closed lines kept long or soon forgotten. */
    static final List<Shop> folding = Stream.of(
                    closed,
                    forgetful,
                    closedByChoice,
                    closedByChoice.stream().map(Shop::forgetful).toList())
            .flatMap(List::stream)
            .toList();

    /**
     * A seeded history and the policies it is costed by.
     *
     * @param closes whether its books are closed now and then
     */
    record Shop(long seed, Policies policies, boolean closes) {
        Shop(long seed, Policies policies) {
            this(seed, policies, false);
        }

        /** Closed lines are kept for a part of the history's length. */
        Shop forgetful() {
            return new Shop(seed, policies.keepingClosed(Duration.ofSeconds(1 + seed % 11)), closes);
        }

        RandomHistory history() {
            return new RandomHistory(seed, seed % 10 == 0 ? 240 : 60, closes);
        }

        RowSums play(RandomHistory history, long order, int batch, MapStore store) {
            return RowSums.of(history, policies, order, batch, store);
        }

        @Override
        public String toString() {
            return "seed %d, %s %s %s %s %s"
                    .formatted(
                            seed,
                            policies.scope(),
                            policies.negative(),
                            policies.saleReturn(),
                            policies.purchaseReturn(),
                            policies.landedCost())
                    .toLowerCase(Locale.ROOT);
        }
    }

    private static List<Shop> everyChoice() {
        SplittableRandom seeds = new SplittableRandom(20260106);
        List<Shop> shops = new ArrayList<>();
        for (Scope scope : Scope.values()) {
            for (Negative negative : Negative.values()) {
                for (SaleReturn saleReturn : SaleReturn.values()) {
                    for (PurchaseReturn purchaseReturn : PurchaseReturn.values()) {
                        for (LandedCost landedCost : LandedCost.values()) {
                            Policies policies = new Policies(scope, negative, saleReturn, purchaseReturn, landedCost);
                            seeds.longs(4, 0, 1_000_000).forEach(seed -> shops.add(new Shop(seed, policies)));
                        }
                    }
                }
            }
        }
        return shops;
    }

    private interface Law {
        void holdsFor(RandomHistory history);
    }

    private static void check(Shop shop, Law law) {
        RandomHistory history = shop.history();
        try {
            law.holdsFor(history);
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError(
                    "%s: %s%nThe stock card:%n%s".formatted(shop, broken.getMessage(), history.card()), broken);
        }
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("usual")
    void rowsAgreeWithBooksCountedTheSlowWay(Shop shop) {
        check(shop, history -> {
            RowSums rows = shop.play(history, shop.seed(), 1, new MapStore());
            for (Method method : Method.values()) {
                PlainBooks plain = PlainBooks.of(method, history.newest());
                assertThat(rows.by(method).quantity).isEqualTo(moved(history));
                assertThat(rows.by(method).worth).isEqualTo(plain.worth());
                assertThat(rows.by(method).variance).isEqualTo(plain.variance());
                assertThat(rows.by(method).cost).isEqualTo(plain.cost());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("closed")
    void whatIsPostedAgreesWithBooksCountedTheSlowWay(Shop shop) {
        check(shop, history -> {
            RowSums rows = shop.play(history, shop.seed(), 5, new MapStore());
            for (Method method : Method.values()) {
                PlainBooks plain =
                        PlainBooks.of(method, history.newest(), shop.policies().closedKept());
                assertThat(rows.by(method).worth).isEqualTo(plain.worth());
                assertThat(rows.by(method).variance).isEqualTo(plain.variance());
                // a line may be a transfer now and something else then
                history.newest().stream()
                        .filter(line -> line.kind() == LineKind.TRANSFER)
                        .map(line -> PlainBooks.name(line.source(), line.document(), line.line()))
                        .forEach(name -> {
                            rows.by(method).cost.remove(name);
                            plain.cost().remove(name);
                        });
                assertThat(rows.by(method).cost).isEqualTo(plain.cost());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("forgetful")
    void whatIsForgottenAgreesWithBooksCountedTheSlowWay(Shop shop) {
        whatIsPostedAgreesWithBooksCountedTheSlowWay(shop);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("folding")
    void foldingChangesNothing(Shop shop) {
        check(shop, history -> {
            RowSums whole = RowSums.folding(history, shop.policies(), false, new MapStore());
            RowSums folded = RowSums.folding(history, shop.policies(), true, new ByteStore());
            for (Method method : Method.values()) {
                assertThat(folded.by(method).cost).isEqualTo(whole.by(method).cost);
                assertThat(folded.by(method).variance).isEqualTo(whole.by(method).variance);
                assertThat(folded.by(method).worth).isEqualTo(whole.by(method).worth);
                assertThat(folded.store.head().tail(method).queues())
                        .isEqualTo(whole.store.head().tail(method).queues());
            }
            assertThat(folded.paid).isEqualTo(whole.paid);
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("closedByChoice")
    void neitherOrderNorBatchesMatterToWhatIsPosted(Shop shop) {
        neitherOrderNorBatchesMatter(shop);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("closedByChoice")
    void nothingIsLeftOfWhatIsPostedWhenAllIsDeleted(Shop shop) {
        nothingIsLeftOfDocumentsThatAreAllDeleted(shop);
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

    @ParameterizedTest(name = "{0}")
    @FieldSource("all")
    void neitherOrderNorBatchesMatter(Shop shop) {
        check(shop, history -> {
            RowSums one = shop.play(history, shop.seed(), 4, new MapStore());
            RowSums bytes = shop.play(history, shop.seed() + 1, 40, new ByteStore());
            RowSums atOnce = shop.play(history, shop.seed() + 2, 10_000, new MapStore());
            for (RowSums other : List.of(bytes, atOnce)) {
                for (Method method : Method.values()) {
                    assertThat(other.by(method).cost).isEqualTo(one.by(method).cost);
                    assertThat(other.by(method).variance).isEqualTo(one.by(method).variance);
                    assertThat(other.by(method).worth).isEqualTo(one.by(method).worth);
                    assertThat(other.store.tail(method)).isEqualTo(one.store.tail(method));
                }
                assertThat(other.paid).isEqualTo(one.paid);
                assertThat(other.idleAdjustments).isEqualTo(one.idleAdjustments);
                assertThat(other.store.head().last()).isEqualTo(one.store.head().last());
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("all")
    void layersPaidForEveryIssueAreItsSettledCost(Shop shop) {
        check(shop, history -> {
            RowSums rows = shop.play(history, shop.seed(), 20, new MapStore());
            // A count's own rows also hold what came up or was revalued.
            history.newest().stream()
                    .filter(line -> line.kind() == LineKind.STOCKTAKE)
                    .forEach(line -> rows.paid.remove(PlainBooks.name(line.source(), line.document(), line.line())));
            assertThat(rows.paid).isEqualTo(rows.by(Method.FIFO).settled);
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("all")
    void nothingIsLeftOfDocumentsThatAreAllDeleted(Shop shop) {
        check(shop, history -> {
            MapStore store = new MapStore();
            RowSums rows = shop.play(history, shop.seed(), 30, store);
            rows.apply(history.newest().stream()
                    .map(line -> new LineChange<>(false, line, Cause.DELETE, line.moment()))
                    .toList());
            for (Method method : Method.values()) {
                assertThat(rows.by(method).worth).isEmpty();
                assertThat(rows.by(method).variance).isEmpty();
                assertThat(rows.by(method).cost).isEmpty();
            }
            assertThat(rows.paid).isEmpty();
            assertThat(rows.idleAdjustments).isZero();
            assertThat(store.storedValues()).isZero();
        });
    }
}
