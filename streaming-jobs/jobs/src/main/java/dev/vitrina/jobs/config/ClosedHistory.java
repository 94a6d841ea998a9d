package dev.vitrina.jobs.config;

import dev.vitrina.domain.documents.ClosedPeriods;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What jobs are told of closed books. */
public final class ClosedHistory {
    private static final String KEPT_DAYS = "closing.kept-days";
    private static final String FOLD_AFTER = "closing.fold-after";
    private static final String NEVER = "never";
    private static final Duration FOLDED_AFTER = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(999_999);

    private ClosedHistory() {}

    /**
     * {@code closing.kept-days}: for how long what closed books hold of a line may be asked; 400 days where it is not given.
     *
     * @throws IllegalArgumentException when it is no number of days
     */
    public static Duration kept(Arguments arguments) {
        return arguments.take(KEPT_DAYS).map(ClosedHistory::days).orElse(ClosedPeriods.KEPT);
    }

    private static Duration days(String text) {
        if (!text.matches("[1-9][0-9]{0,5}")) {
            throw new IllegalArgumentException(
                    "%s cannot be '%s': expected a number of days such as 400".formatted(KEPT_DAYS, text));
        }
        return Duration.ofDays(Integer.parseInt(text));
    }

    /**
     * {@code closing.fold-after}: how long after a closing became known an item's history before it folds; 30 days where it is
     * not given, empty for {@code never}.
     *
     * @throws IllegalArgumentException when it is no duration, or a negative one
     */
    public static Optional<Duration> foldAfter(Arguments arguments) {
        String text = arguments.take(FOLD_AFTER).orElse(FOLDED_AFTER.toString());
        if (text.equals(NEVER)) {
            return Optional.empty();
        }
        try {
            Duration after = Duration.parse(text);
            if (!after.isNegative() && after.compareTo(LONGEST) <= 0) {
                return Optional.of(after);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "%s cannot be '%s': expected a duration such as P30D, or never".formatted(FOLD_AFTER, text));
    }
}
