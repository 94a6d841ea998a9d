package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an item's stored history when it folds, and of changes that come for what has folded. */
class FoldingTest {
    private static final Policies POLICIES = Policies.DEFAULTS.keepingClosed(Duration.ofSeconds(100));

    private final MapStore store = new ByteStore();
    private Answers answers;

    private void apply(LineChange<?>... changes) {
        List<LineChange<CostLine>> lines = new ArrayList<>();
        for (LineChange<?> change : changes) {
            lines.add(new LineChange<>(
                    change.asserted(),
                    (CostLine) change.line(),
                    change.cause(),
                    change.recordedAt(),
                    change.closedUntil()));
        }
        answers = ItemCosting.apply(store, POLICIES, lines);
    }

    private static LineChange<CostLine> change(boolean asserted, CostLine line) {
        return new LineChange<>(asserted, line, asserted ? Cause.NEW : Cause.DELETE, line.moment());
    }

    private static CostLine line(LineKind kind, String document, long second, long units, Long value, String ref) {
        return new CostLine(
                "shop",
                "tea",
                kind,
                "erp",
                document,
                "1",
                Instant.ofEpochSecond(second),
                0,
                "main",
                null,
                units * 1000,
                value,
                null,
                ref,
                ref == null ? null : "1",
                null,
                0);
    }

    private boolean fold(Instant until) {
        return ItemCosting.fold(store, POLICIES, until, until);
    }

    private List<CostEntry> byFifo() {
        return answers.costs().stream()
                .filter(row -> row.method() == Method.FIFO)
                .toList();
    }

    /** Three units come at 1.00 each and two of them go, second by second. */
    private void trade(long from, long to) {
        for (long second = from; second < to; second++) {
            apply(change(true, line(LineKind.RECEIPT, "in" + second, second, 3, 300L, null)));
            apply(change(true, line(LineKind.SHIPMENT, "out" + second, second, 2, null, null)));
        }
    }

    @Test
    void aHistoryThatFoldsLeavesOpenLayersAndWhatMayBeAsked() {
        trade(0, 3_000);
        Snapshot fifo = store.tail(Method.FIFO);
        Head before = store.head();

        fold(Instant.ofEpochSecond(2_900));

        assertThat(store.tail(Method.FIFO)).isEqualTo(fifo);
        // of 2,900 units on hand the receipts since second 1,933, sales of the last hundred seconds, and what is open
        assertThat(store.head().steps()).isEqualTo(967 + 100 + 200);
        assertThat(before.steps()).isEqualTo(6_000);
        // some empty or half full chunks may lie between them
        assertThat(store.count(Part.Chunk.class)).isLessThanOrEqualTo(1_267 / Timeline.CHUNK + 3);
        apply(change(true, line(LineKind.SHIPMENT, "last", 3_000, 1, null, null)));
        assertThat(answers.layers())
                .singleElement()
                .satisfies(use -> assertThat(use.receiptDocument()).isEqualTo("in2000"));
    }

    @Test
    void aHistoryFoldsAgainAndAgain() {
        for (long month = 0; month < 30; month++) {
            trade(month * 200, month * 200 + 200);
            apply(change(true, line(LineKind.SHIPMENT, "rest" + month, month * 200 + 200, 200, null, null)));
            fold(Instant.ofEpochSecond(month * 200 + 200));
        }
        assertThat(store.head().steps()).isLessThan(2 * 100 + 2 + 2);
        assertThat(store.storedValues()).isLessThan(300);
    }

    @Test
    void aChangeThatComesForWhatHasFoldedMovesNothingAndIsCounted() {
        trade(0, 200);
        fold(Instant.ofEpochSecond(200));
        CostLine late = line(LineKind.RECEIPT, "late", 50, 3, 900L, null);

        apply(change(true, late), change(true, line(LineKind.SHIPMENT, "next", 200, 1, null, null)));
        assertThat(answers.lateForFolded()).isEqualTo(1);
        assertThat(answers.costs()).allSatisfy(row -> assertThat(row.document()).isEqualTo("next"));

        apply(change(false, late));
        assertThat(answers.lateForFolded()).isEqualTo(1);
        assertThat(answers.costs()).isEmpty();
    }

    @Test
    void anItemWaitsWhileAnOpenAdjustmentReachesBack() {
        trade(0, 200);
        CostLine invoice = line(LineKind.COST_ADJUSTMENT, "invoice", 250, 0, 600L, "in199");
        apply(change(true, invoice));
        assertThat(fold(Instant.ofEpochSecond(200))).isFalse();
        assertThat(store.head().steps()).isEqualTo(401);

        apply(change(false, invoice));
        assertThat(byFifo()).allSatisfy(row -> assertThat(row.document()).isEqualTo("in199"));
        assertThat(fold(Instant.ofEpochSecond(200))).isTrue();
        assertThat(store.head().steps()).isLessThan(400);
    }

    @Test
    void anAdjustmentThatIsClosedByNowReachesBackForGood() {
        trade(0, 200);
        apply(change(true, line(LineKind.COST_ADJUSTMENT, "invoice", 250, 0, 600L, "in199")));

        assertThat(ItemCosting.fold(store, POLICIES, Instant.ofEpochSecond(200), Instant.ofEpochSecond(300)))
                .isTrue();
        assertThat(store.head().steps()).isLessThan(400);
        apply(change(true, line(LineKind.SHIPMENT, "late", 240, 200, null, null)));
        // 197 units at 1.00, and the three of the last receipt, which with its invoice cost 3.00 each
        assertThat(byFifo())
                .singleElement()
                .satisfies(row -> assertThat(row.cost()).isEqualTo(19_700 + 900));
    }

    @Test
    void ofALongQueueOnlyWhatIsClosedFolds() {
        for (long second = 1; second <= 3_040; second++) {
            apply(change(true, line(LineKind.RECEIPT, "in" + second, second, 1, 100L, null)));
        }
        fold(Instant.ofEpochSecond(3_001));
        apply(change(true, line(LineKind.SHIPMENT, "late", 3_005, 1, null, null)));

        assertThat(store.head().fifo().queues().getFirst().goods()).isEqualTo(3_039_000);
    }

    @Test
    void aLineThatIsNamedByOneThatIsNamedStaysAsLongAsBothAreAsked() {
        apply(change(true, line(LineKind.RECEIPT, "in", 0, 9, 900L, null)));
        apply(change(true, line(LineKind.SHIPMENT, "sale", 1, 1, null, null)));
        apply(change(true, line(LineKind.SALE_RETURN, "back", 2, 1, null, "sale")));
        apply(change(true, line(LineKind.SALE_RETURN, "again", 300, 1, null, "back")));
        apply(change(true, line(LineKind.SHIPMENT, "out", 310, 10, null, null)));
        fold(Instant.ofEpochSecond(350));
        assertThat(store.head().steps())
                .as("all but the receipt, which nobody names")
                .isEqualTo(4);
        assertThat(store.head().referring()).isEqualTo(2);

        fold(Instant.ofEpochSecond(1_000));
        assertThat(store.head().steps()).isZero();
        assertThat(store.head().referring()).isZero();
        assertThat(store.head().awaited()).isZero();
    }

    @Test
    void anItemThatIsEmptyWhenItFoldsBeginsAnew() {
        apply(change(true, line(LineKind.RECEIPT, "in", 1, 3, 300L, null)));
        apply(change(true, line(LineKind.SHIPMENT, "out", 2, 3, null, null)));
        fold(Instant.ofEpochSecond(1_000));
        assertThat(store.head().steps()).isZero();
        CostLine sale = line(LineKind.SHIPMENT, "sale", 1_001, 1, null, null);
        apply(change(true, sale));
        apply(change(false, sale));
        apply(change(true, sale));

        assertThat(byFifo())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.cost()).as("at last known cost").isEqualTo(100));
    }
}
