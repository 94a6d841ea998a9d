package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardTextTest {
    @Test
    void everyHistoryIsReadAsItWasWritten() {
        for (long seed = 0; seed < 50; seed++) {
            for (CostLine line : new RandomHistory(seed, 60, false).newest()) {
                // an adjustment's quantity means nothing and is not written
                if (line.kind() != LineKind.COST_ADJUSTMENT) {
                    assertThat(CardText.read(line.document(), CardText.write(line), "0"))
                            .as("seed %d", seed)
                            .containsExactly(line);
                }
            }
        }
    }

    @Test
    void cardIsInTheOrderOfBusiness() {
        List<CostLine> lines = List.of(
                CardText.read("S", "- 0.5 of R/2 on 3", "0").getFirst(),
                CardText.read("M", "move 2 north > south on 3", "0").getFirst(),
                CardText.read("R", "+ 2 = 10.00 plus 0.50 in north on 3 sequence -1", "0")
                        .getFirst(),
                CardText.read("A", "adjust of R @ 1.5 on 4", "0").getFirst());
        assertThat(CardText.write(lines)).isEqualTo("""
                R: + 2 in north = 10.00 plus 0.50 on 3 sequence -1
                M: move 2 north > south on 3
                S: - 0.5 of R/2 on 3
                A: adjust of R @ 1.5 on 4""");
    }

    @Test
    void linesOfADocumentAreNumbered() {
        assertThat(CardText.read("R", "+ 1 @ 5.00; + 2 @ 6.00 on 4", "3"))
                .extracting(CostLine::line, CostLine::value, CostLine::moment)
                .containsExactly(
                        tuple("1", 500L, Instant.ofEpochSecond(3)), tuple("2", 1200L, Instant.ofEpochSecond(4)));
    }

    @Test
    void unknownWordsAreRefused() {
        assertThatThrownBy(() -> CardText.read("R", "+ 1 a 5.00", "3")).hasMessageContaining("+ 1 a 5.00");
        assertThatThrownBy(() -> CardText.read("R", "plus 1", "3")).hasMessageContaining("plus");
    }
}
