package dev.vitrina.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.DocumentVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadRowsTest {
    private final List<String> rows = new ArrayList<>();
    private int rowsOfEach = 1;

    @Test
    void rowsAreSpreadEvenlyOverTheChangesAndTheirLines() {
        spread(4, 10, List.of("a", "b"), List.of("c"), List.of("d", "e", "f"), List.of("g"));

        // due after each change: 10·1/4 = 2, 5, 7, 10
        assertThat(rows).containsExactly("a1", "b2", "c3", "c4", "c5", "f6", "d7", "g8", "g9", "g10");
    }

    @Test
    void linesHaveTheirRowsOneAfterTheOther() {
        rowsOfEach = 2;
        spread(2, 10, List.of("a", "b", "c"), List.of("d", "e"));

        assertThat(rows).containsExactly("a1", "a2", "b3", "b4", "c5", "d6", "e7", "e8", "d9", "d10");
    }

    @Test
    void fewerRowsThanChangesLeaveSomeOut() {
        spread(4, 2, List.of("a"), List.of("b"), List.of("c"), List.of("d"));

        assertThat(rows).containsExactly("b1", "d2");
    }

    @Test
    void rowsOfAChangeWithoutLinesGoToTheNext() {
        spread(3, 3, List.of("a"), List.of(), List.of("c"));

        assertThat(rows).containsExactly("a1", "c2", "c3");
    }

    @SafeVarargs
    private void spread(long changes, long wanted, List<String>... documents) {
        SpreadRows.Spread<String, String> spread =
                new SpreadRows.Spread<>((document, line, number) -> line + number, rowsOfEach, wanted);
        long seen = 0;
        for (List<String> lines : documents) {
            spread.give(document(lines), ++seen, changes, rows::add);
        }
    }

    private static DocumentVersion<String> document(List<String> lines) {
        return new DocumentVersion<>("stock_document", "s", "d", 1, Instant.EPOCH, "hash", false, Instant.EPOCH, lines);
    }
}
