package dev.vitrina.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.documents.DocumentVersion.Standing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which version of a document stands, and what changes when another takes its place. */
class DocumentVersionTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00Z");

    @Test
    void theFirstVersionSeenIsNewWhateverItsNumber() {
        assertThat(version(-7, "a").beside(null)).isEqualTo(Standing.NEWER);
        assertThat(version(-7, "a").replaces(null)).isTrue();
    }

    @Test
    void theLargerVersionWinsEvenIfItWasChangedEarlier() {
        DocumentVersion<String> second = changed(2, MONDAY, "a");
        DocumentVersion<String> first = changed(1, TUESDAY, "b");

        assertThat(second.beside(first)).isEqualTo(Standing.NEWER);
        assertThat(first.beside(second)).isEqualTo(Standing.OLDER);
        assertThat(second.replaces(first)).isTrue();
        assertThat(first.replaces(second)).isFalse();
    }

    @Test
    void anEqualVersionWithAnEqualBodyIsADuplicate() {
        assertThat(version(3, "a").beside(version(3, "a"))).isEqualTo(Standing.DUPLICATE);
        assertThat(version(3, "a").replaces(version(3, "a"))).isFalse();
    }

    @Test
    void ofTwoBodiesWithOneVersionTheOneChangedLaterStands() {
        DocumentVersion<String> early = changed(3, MONDAY, "z");
        DocumentVersion<String> late = changed(3, TUESDAY, "a");

        assertThat(late.beside(early)).isEqualTo(Standing.CONFLICT);
        assertThat(early.beside(late)).isEqualTo(Standing.CONFLICT);
        assertThat(late.replaces(early)).isTrue();
        assertThat(early.replaces(late)).isFalse();
    }

    @Test
    void changedAtTheSameInstantTheGreaterHashStands() {
        assertThat(version(3, "b").replaces(version(3, "a"))).isTrue();
        assertThat(version(3, "a").replaces(version(3, "b"))).isFalse();
    }

    @Test
    void aDeletionIsNoDuplicateOfABodyAndStandsBesideOneWithItsHash() {
        DocumentVersion<String> body =
                new DocumentVersion<>("stock_document", "erp", "D", 3, MONDAY, "0", false, MONDAY, List.of("a"));
        DocumentVersion<String> gone =
                new DocumentVersion<>("stock_document", "erp", "D", 3, MONDAY, "0", true, MONDAY, List.of());

        assertThat(gone.beside(body)).isEqualTo(Standing.CONFLICT);
        assertThat(gone.replaces(body)).isTrue();
        assertThat(body.replaces(gone)).isFalse();
    }

    @Test
    void aNewDocumentAssertsItsLines() {
        assertThat(text(version(1, "a", "b").changeFrom(null).lines())).containsExactly("+a NEW", "+b NEW");
    }

    @Test
    void anEditRetractsAndThenAssertsOnlyWhatDiffers() {
        List<LineChange<String>> changes =
                version(2, "b", "d", "a").changeFrom(version(1, "a", "b", "c")).lines();

        assertThat(text(changes)).containsExactly("-c EDIT", "+d EDIT");
    }

    @Test
    void theSameLinesUnderAHigherVersionChangeNothing() {
        assertThat(version(2, "b", "a").changeFrom(version(1, "a", "b")).isEmpty())
                .isTrue();
    }

    @Test
    void equalLinesOfOneDocumentAreCounted() {
        assertThat(text(version(2, "a", "b")
                        .changeFrom(version(1, "a", "a", "a"))
                        .lines()))
                .containsExactly("-a EDIT", "-a EDIT", "+b EDIT");
        assertThat(text(version(2, "a", "a", "a").changeFrom(version(1, "a")).lines()))
                .containsExactly("+a EDIT", "+a EDIT");
    }

    @Test
    void aDeletionRetractsEveryLine() {
        assertThat(text(deletion(2).changeFrom(version(1, "a", "b")).lines()))
                .containsExactly("-a DELETE", "-b DELETE");
    }

    @Test
    void aDeletionThatArrivesBeforeItsDocumentKeepsItOut() {
        DocumentVersion<String> deletion = deletion(2);

        assertThat(deletion.changeFrom(null).isEmpty()).isTrue();
        assertThat(version(1, "a").replaces(deletion)).isFalse();
    }

    @Test
    void aDocumentThatComesBackAfterItsDeletionIsAnEdit() {
        assertThat(text(version(3, "a").changeFrom(deletion(2)).lines())).containsExactly("+a EDIT");
    }

    @Test
    void theNewestCountsAsRecordedWhenTheLastAppliedWas() {
        DocumentVersion<String> first = recorded(1, TUESDAY, "a");
        DocumentVersion<String> second = recorded(2, MONDAY, "b");

        DocumentVersion<String> newest = second.after(first);

        assertThat(newest).isEqualTo(recorded(2, TUESDAY, "b"));
        assertThat(newest.changeFrom(first).recordedAt()).isEqualTo(TUESDAY);
        assertThat(first.after(null)).isSameAs(first);
        assertThat(recorded(3, TUESDAY, "c").after(recorded(2, MONDAY, "b")).recordedAt())
                .isEqualTo(TUESDAY);
    }

    @Test
    void aDeletedDocumentWithLinesIsRefused() {
        assertThatThrownBy(() -> new DocumentVersion<>(
                        "stock_document", "erp", "D", 2, MONDAY, "", true, MONDAY, List.of("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A deleted document has no lines: D of erp has 2");
    }

    private static List<String> text(List<LineChange<String>> changes) {
        return changes.stream()
                .map(change -> (change.asserted() ? "+" : "-") + change.line() + " " + change.cause())
                .toList();
    }

    private static DocumentVersion<String> version(long version, String... lines) {
        return changed(version, MONDAY, lines);
    }

    private static DocumentVersion<String> changed(long version, Instant changedAt, String... lines) {
        return new DocumentVersion<>(
                "stock_document",
                "erp",
                "D",
                version,
                changedAt,
                String.join("", lines),
                false,
                MONDAY,
                List.of(lines));
    }

    private static DocumentVersion<String> recorded(long version, Instant recordedAt, String... lines) {
        return new DocumentVersion<>(
                "stock_document",
                "erp",
                "D",
                version,
                MONDAY,
                String.join("", lines),
                false,
                recordedAt,
                List.of(lines));
    }

    private static DocumentVersion<String> deletion(long version) {
        return new DocumentVersion<>("stock_document", "erp", "D", version, MONDAY, "", true, MONDAY, List.of());
    }
}
