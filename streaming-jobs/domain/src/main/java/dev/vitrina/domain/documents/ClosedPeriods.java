package dev.vitrina.domain.documents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * One organization's closings in the order in which they were recorded. They part the time of recording into epochs: 0
 * before the first, and one more with each closing that reaches further than those before.
 *
 * @param closings each recorded after the one before, and reaching further
 */
public record ClosedPeriods(List<Closing> closings) {
    /** For how long closed lines may be asked where nothing else is chosen, see decision 22. */
    public static final Duration KEPT = Duration.ofDays(400);

    /** Nothing is closed. */
    public static final ClosedPeriods NONE = new ClosedPeriods(List.of());

    public ClosedPeriods {
        closings = List.copyOf(closings);
    }

    /** Of closings in any order; one that reaches no further than an earlier one closes nothing more. */
    static ClosedPeriods of(Collection<Closing> all) {
        List<Closing> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(Closing::recordedAt).thenComparing(Closing::until, Comparator.reverseOrder()));
        List<Closing> further = new ArrayList<>();
        for (Closing closing : sorted) {
            if (further.isEmpty() || further.getLast().until().isBefore(closing.until())) {
                further.add(closing);
            }
        }
        return new ClosedPeriods(further);
    }

    public boolean isEmpty() {
        return closings.isEmpty();
    }

    /** The epoch of what is recorded at an instant: how many closings were recorded before it. */
    public int epoch(Instant recordedAt) {
        int epoch = 0;
        while (epoch < closings.size() && closings.get(epoch).recordedAt().isBefore(recordedAt)) {
            epoch++;
        }
        return epoch;
    }

    /** The first instant that is not closed in an epoch; null in the first, when all is open. */
    public Instant until(int epoch) {
        return epoch == 0 ? null : closings.get(epoch - 1).until();
    }

    /** The last instant of recording that belongs to an epoch. */
    public Instant end(int epoch) {
        return epoch == closings.size() ? Instant.MAX : closings.get(epoch).recordedAt();
    }
}
