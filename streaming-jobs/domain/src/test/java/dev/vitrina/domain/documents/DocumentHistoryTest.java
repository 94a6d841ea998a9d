package dev.vitrina.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the versions of a document that say different things under one number is the newest. Times are days. */
class DocumentHistoryTest {
    private static DocumentVersion<String> version(String body, int changedOn, int recordedOn) {
        return new DocumentVersion<>(
                "stock_document", "erp", "D", 1, day(changedOn), body, false, day(recordedOn), List.of(body));
    }

    private static Instant day(int day) {
        return Instant.ofEpochSecond(86_400L * day);
    }

    @Test
    void aBodyThatComesBackAfterItWasContradictedStands() {
        DocumentHistory<String> history = DocumentHistory.of(version("one", 1, 1))
                .with(version("other", 2, 2))
                .with(version("one", 3, 3));

        assertThat(history.newest().lines()).containsExactly("one");
        assertThat(history.at(day(2)).lines()).containsExactly("other");
        assertThat(history.with(version("other", 2, 2))).isEqualTo(history);
    }

    @Test
    void theSameBodyFromEarlierMakesNoRoomForAnother() {
        DocumentHistory<String> history =
                DocumentHistory.of(version("one", 3, 3)).with(version("one", 1, 1));

        assertThat(history.newest().recordedAt()).isEqualTo(day(1));
        assertThat(history.with(version("other", 2, 2)).newest().lines()).containsExactly("one");
    }
}
