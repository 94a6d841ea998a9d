package dev.vitrina.bench;

import java.io.PrintWriter;
import java.util.Locale;

/** A comparison as people read it. */
final class Comparisons {
    private Comparisons() {}

    static void print(Pair.Comparison comparison, String event, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%5s  %-13s %14s %14s %8s %10s %10s %10s %10s%n",
                "round",
                "first",
                comparison.subject(),
                comparison.floor(),
                "ratio",
                "wall",
                "wall",
                "compiling",
                "compiling");
        for (Pair.Round round : comparison.rounds()) {
            out.printf(
                    Locale.ROOT,
                    "%5d  %-13s %11.1f µs %11.1f µs %8.3f %8.1f s %8.1f s %8.1f s %8.1f s%n",
                    round.round(),
                    round.subjectFirst() ? comparison.subject() : comparison.floor(),
                    round.subject().cpuMicrosPerEvent(),
                    round.floor().cpuMicrosPerEvent(),
                    round.ratio(),
                    round.subject().wallSeconds(),
                    round.floor().wallSeconds(),
                    round.subject().compilingSeconds(),
                    round.floor().compilingSeconds());
        }
        print(comparison.subject() + ", CPU per " + event, comparison.subjectMicrosPerEvent(), " µs", out);
        print(comparison.floor() + ", CPU per " + event, comparison.floorMicrosPerEvent(), " µs", out);
        print("ratio", comparison.ratio(), "", out);
    }

    private static void print(String what, MedianInterval value, String unit, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: median %.3f%s (%.3f to %.3f with %.1f %% confidence)%n",
                what,
                value.median(),
                unit,
                value.low(),
                value.high(),
                100 * value.confidence());
    }
}
