package dev.vitrina.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The processor time of some kinds of calls, measured round after round, one kind after the other, every other round
 * backwards, so that what drifts with time weighs on all alike.
 *
 * @param micros by round: by the number of a kind, of one call
 */
record Rounds(List<Map<Long, Double>> micros) {

    /** Kinds of calls by a number that tells them apart; the first rounds are not measured. */
    static Rounds of(Map<Long, Runnable> calls, int unmeasured, int measured) {
        List<Map<Long, Double>> rounds = new ArrayList<>();
        for (int i = 0; i < unmeasured + measured; i++) {
            List<Long> order = new ArrayList<>(calls.keySet());
            Map<Long, Double> round = new TreeMap<>();
            for (long kind : i % 2 == 0 ? order : order.reversed()) {
                round.put(kind, EngineProcess.microsOf(calls.get(kind)));
            }
            if (i >= unmeasured) {
                rounds.add(round);
            }
        }
        return new Rounds(rounds);
    }

    MedianInterval of(long kind) {
        return figure(round -> round.get(kind));
    }

    /** A figure that each round has of its own. */
    MedianInterval figure(ToDoubleFunction<Map<Long, Double>> ofRound) {
        return MedianInterval.of(micros.stream().mapToDouble(ofRound).toArray());
    }
}
