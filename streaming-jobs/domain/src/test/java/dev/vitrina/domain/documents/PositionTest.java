package dev.vitrina.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The total order of an item's lines. */
class PositionTest {
    private static Position at(long second, long sequence, int rank, String source, String document, String line) {
        return new Position(Instant.ofEpochSecond(second), sequence, rank, source, document, line);
    }

    private static void inOrder(List<Position> expected) {
        List<Position> shuffled = new ArrayList<>(expected);
        Collections.shuffle(shuffled, new Random(1));
        Collections.sort(shuffled);
        assertThat(shuffled).isEqualTo(expected);
    }

    @Test
    void momentThenSequenceThenRankThenSourceThenDocumentThenLine() {
        inOrder(List.of(
                at(1, 9, 9, "z", "z", "9"),
                at(2, -1, 9, "z", "z", "9"),
                at(2, 1, 0, "z", "z", "9"),
                at(2, 1, 1, "a", "z", "9"),
                at(2, 1, 1, "b", "a", "9"),
                at(2, 1, 1, "b", "b", "1"),
                at(2, 1, 1, "b", "b", "2")));
    }

    @Test
    void lineNumbersCompareAsNumbersBeforeOtherLineIds() {
        inOrder(List.of(
                at(1, 0, 0, "s", "d", "0"),
                at(1, 0, 0, "s", "d", "2"),
                at(1, 0, 0, "s", "d", "09"),
                at(1, 0, 0, "s", "d", "9"),
                at(1, 0, 0, "s", "d", "10"),
                at(1, 0, 0, "s", "d", "99999999999999999999"),
                at(1, 0, 0, "s", "d", ""),
                at(1, 0, 0, "s", "d", "1a"),
                at(1, 0, 0, "s", "d", "a")));
    }

    @Test
    void idsCompareAsBytesNotAsCharacters() {
        // U+1F600 is two surrogates below U+FF5E as characters, and four bytes above its three as UTF-8
        inOrder(List.of(
                at(1, 0, 0, "s", "Z", "1"),
                at(1, 0, 0, "s", "a", "1"),
                at(1, 0, 0, "s", "я", "1"),
                at(1, 0, 0, "s", "～", "1"),
                at(1, 0, 0, "s", "😀", "1")));
    }

    @Test
    void returnsThatNameALineComeAfterIssuesOthersWithReceipts() {
        assertThat(LineKind.SALE_RETURN.rank(false)).isEqualTo(LineKind.RECEIPT.rank(false));
        assertThat(LineKind.SURPLUS.rank(false)).isEqualTo(LineKind.RECEIPT.rank(false));
        assertThat(List.of(
                        LineKind.RECEIPT.rank(false),
                        LineKind.TRANSFER.rank(false),
                        LineKind.PURCHASE_RETURN.rank(true),
                        LineKind.SALE_RETURN.rank(true),
                        LineKind.STOCKTAKE.rank(false),
                        LineKind.COST_ADJUSTMENT.rank(true)))
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
