package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which version of a document counts. */
class NewestVersionTest {

    @Test
    void theLargerVersionWinsWhateverItsTime() {
        assertThat(onHand(version(2, 1, body("5")), version(1, 9, body("7")), version(10, 0, body("6"))))
                .isEqualTo(6000);
    }

    @Test
    void ofEqualOnesTheLaterWins() {
        assertThat(onHand(version(1, 2, body("5")), version(1, 1, body("7")))).isEqualTo(5000);
    }

    @Test
    void ofEqualOnesAtOneTimeTheGreaterHashWins() {
        // sha-256 begins with 5c for the body of 5, with 39 for that of 7
        assertThat(onHand(version(1, 1, body("5")), version(1, 1, body("7")))).isEqualTo(5000);
    }

    @Test
    void aDeletedDocumentMovesNothingAlsoWhenItsEndCameFirst() {
        assertThat(onHand(version(2, 1, null), version(1, 1, body("7")))).isZero();
    }

    @Test
    void theSameIdOfAnotherSourceIsAnotherDocument() {
        Version ours = version(1, 1, body("5"));
        Version theirs =
                new Version(ours.entity(), "shop", ours.id(), 9, ours.changedAt(), false, ours.recordedAt(), body("7"));
        assertThat(onHand(ours, theirs)).isEqualTo(12000);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> onHand(version(3, 1, "{\"type\":\"receipt\"")))
                .hasMessageContaining("stock_document D of erp, version 3");
    }

    /** On hand of the item, the same in any order of the versions. */
    private static long onHand(Version... versions) {
        List<Version> order = new ArrayList<>(List.of(versions));
        Set<Long> found = new HashSet<>();
        for (int turn = 0; turn < versions.length; turn++) {
            Collections.rotate(order, 1);
            found.add(onHand(order));
            found.add(onHand(order.reversed()));
        }
        assertThat(found).hasSize(1);
        return found.iterator().next();
    }

    private static long onHand(List<Version> versions) {
        Verdict verdict =
                Judge.of(Policies.DEFAULTS, ZoneOffset.UTC).judge(versions).get(new Item("main", "TEA"));
        return verdict == null || verdict.stock().isEmpty()
                ? 0
                : verdict.stock().get("main").onHand();
    }

    private static Version version(long version, int minute, String body) {
        Instant changed = Instant.parse("2026-03-02T12:%02d:00Z".formatted(minute));
        return new Version("stock_document", "erp", "D", version, changed, body == null, changed, body);
    }

    private static String body(String quantity) {
        return """
                {"type":"receipt","moment":"2026-03-02T08:00:00Z","lines":[{"line":"1","sku":"TEA","quantity":"%s"}]}""".formatted(quantity);
    }
}
