package dev.vitrina.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Two ways to do the same work, run in turn: a few times unmeasured, then in rounds whose order alternates (AB, BA, AB, …),
 * so that whatever drifts with time weighs on both alike.
 *
 * @param floor the side that does the least possible; a round's ratio is its processor time by that of the other
 * @param comparable whether the two runs of a round, the subject's first, did work that can be compared; if not, the round
 *     is run again
 */
record Pair(Side subject, Side floor, BiPredicate<Run, Run> comparable) {
    private static final int MOST_TRIES = 3;

    /** Two sides that always do the same work. */
    Pair(Side subject, Side floor) {
        this(subject, floor, (ofSubject, ofFloor) -> true);
    }

    /**
     * One of the two.
     *
     * @param name for people
     */
    record Side(String name, Work work) {}

    /** Does the work once and says what it took. */
    @FunctionalInterface
    interface Work {
        Run run() throws IOException;
    }

    /**
     * Both sides once.
     *
     * @param subjectFirst which of them ran first
     * @param ratio processor time per event of the floor by that of the subject: 1 where the subject costs nothing more
     */
    record Round(int round, boolean subjectFirst, Run subject, Run floor, double ratio) {}

    /** Told what is about to run and what came out of each round. */
    @FunctionalInterface
    interface Watcher {
        void tell(String sentence);
    }

    /** What all the rounds say. */
    record Comparison(
            String subject,
            String floor,
            List<Round> rounds,
            MedianInterval ratio,
            MedianInterval subjectMicrosPerEvent,
            MedianInterval floorMicrosPerEvent) {}

    /** Runs both sides unmeasured so many times, and then in so many rounds; the very first to run is the subject. */
    Comparison run(int warmUps, int rounds, Watcher watcher) throws IOException {
        for (int i = 1; i <= warmUps; i++) {
            next(subject, "unmeasured: ", watcher);
            next(floor, "unmeasured: ", watcher);
        }
        List<Round> measured = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            measured.add(comparableRound(i, rounds, watcher));
        }
        return new Comparison(
                subject.name(),
                floor.name(),
                List.copyOf(measured),
                MedianInterval.of(measured.stream().mapToDouble(Round::ratio).toArray()),
                MedianInterval.of(measured.stream()
                        .mapToDouble(round -> round.subject().cpuMicrosPerEvent())
                        .toArray()),
                MedianInterval.of(measured.stream()
                        .mapToDouble(round -> round.floor().cpuMicrosPerEvent())
                        .toArray()));
    }

    private Round comparableRound(int number, int rounds, Watcher watcher) throws IOException {
        String place = "round " + number + " of " + rounds + ": ";
        for (int i = 1; i <= MOST_TRIES; i++) {
            Round round = round(number, place, watcher);
            if (comparable.test(round.subject(), round.floor())) {
                return round;
            }
            watcher.tell(place + "the two did not do the same work");
        }
        throw new BenchException(
                "%sthe two did not do the same work, in each of %d tries; more unmeasured rounds may help"
                        .formatted(place, MOST_TRIES));
    }

    private Round round(int number, String place, Watcher watcher) throws IOException {
        boolean subjectFirst = number % 2 == 1;
        Run first = next(subjectFirst ? subject : floor, place, watcher);
        Run second = next(subjectFirst ? floor : subject, place, watcher);
        Run ofSubject = subjectFirst ? first : second;
        Run ofFloor = subjectFirst ? second : first;
        double ratio = ofFloor.cpuMicrosPerEvent() / ofSubject.cpuMicrosPerEvent();
        return new Round(number, subjectFirst, ofSubject, ofFloor, ratio);
    }

    private static Run next(Side side, String place, Watcher watcher) throws IOException {
        watcher.tell(place + side.name());
        Run run = side.work().run();
        watcher.tell("%s%s, %.3f µs CPU an event".formatted(place, side.name(), run.cpuMicrosPerEvent()));
        return run;
    }
}
