package dev.vitrina.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairTest {
    private final List<String> order = new ArrayList<>();

    @Test
    void theOrderOfTheSidesAlternates() throws IOException {
        Pair.Comparison comparison = new Pair(side("A", 10), side("B", 4)).run(0, 3, sentence -> {});

        assertThat(order).containsExactly("A", "B", "B", "A", "A", "B");
        assertThat(comparison.rounds())
                .extracting(Pair.Round::round, Pair.Round::subjectFirst)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, true),
                        org.assertj.core.groups.Tuple.tuple(2, false),
                        org.assertj.core.groups.Tuple.tuple(3, true));
    }

    @Test
    void theRatioIsTheFloorsTimeByTheSubjects() throws IOException {
        Pair.Comparison comparison = new Pair(side("A", 10), side("B", 4)).run(1, 2, sentence -> {});

        assertThat(comparison.ratio().median()).isEqualTo(0.4);
        assertThat(comparison.subjectMicrosPerEvent().median()).isEqualTo(10);
        assertThat(comparison.floorMicrosPerEvent().median()).isEqualTo(4);
    }

    @Test
    void aRoundOfUnlikeWorkIsRunAgain() throws IOException {
        Pair pair = new Pair(
                side("A", 10),
                side("B", 4),
                (ofA, ofB) -> ofA.cpuMicrosPerEvent() > ofB.cpuMicrosPerEvent() && order.size() != 4);

        Pair.Comparison comparison = pair.run(0, 2, sentence -> {});

        assertThat(order).containsExactly("A", "B", "B", "A", "B", "A");
        assertThat(comparison.rounds()).extracting(Pair.Round::round).containsExactly(1, 2);
    }

    @Test
    void workThatIsNeverAlikeIsNotCompared() {
        Pair pair = new Pair(side("A", 10), side("B", 4), (ofA, ofB) -> false);

        assertThatThrownBy(() -> pair.run(0, 1, sentence -> {}))
                .isInstanceOf(BenchException.class)
                .hasMessageContainingAll("round 1 of 1", "3 tries");
        assertThat(order).containsExactly("A", "B", "A", "B", "A", "B");
    }

    private Pair.Side side(String name, double micros) {
        return new Pair.Side(name, () -> {
            order.add(name);
            return new Run(Map.of(), 0, micros, 1, Map.of(), Map.of(), Map.of());
        });
    }
}
