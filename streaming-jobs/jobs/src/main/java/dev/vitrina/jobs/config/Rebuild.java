package dev.vitrina.jobs.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A job that builds its ledger anew, beside the one that is read: it starts from the archive, goes on from Kafka, and writes
 * to a branch of its tables.
 *
 * @param branch {@code rebuild.branch}: of every table of the ledger; made with nothing in it where it does not exist
 * @param snapshot {@code rebuild.snapshot}: of {@code history.changes}, read once to its end; without it nothing is archived
 * @param offsets {@code rebuild.offsets}: {@code topic-partition=offset[,…]}, where to go on in Kafka; partitions that are not
 *     named are read from their beginning
 */
public record Rebuild(String branch, OptionalLong snapshot, Map<String, Long> offsets) {
    public Rebuild {
        offsets = Map.copyOf(offsets);
    }

    /**
     * Takes it out of a job's arguments; empty if none of its keys is given.
     *
     * @throws IllegalArgumentException on a number that is none, or a branch that is missing
     */
    static Optional<Rebuild> of(Arguments arguments) {
        Optional<String> branch = arguments.take("rebuild.branch");
        Optional<String> snapshot = arguments.take("rebuild.snapshot");
        Optional<String> offsets = arguments.take("rebuild.offsets");
        if (branch.isEmpty() && (snapshot.isPresent() || offsets.isPresent())) {
            throw new IllegalArgumentException("rebuild.snapshot and rebuild.offsets need a rebuild.branch");
        }
        return branch.map(name -> new Rebuild(
                name,
                snapshot.map(text -> OptionalLong.of(number("rebuild.snapshot", text)))
                        .orElseGet(OptionalLong::empty),
                offsets.map(Rebuild::offsets).orElse(Map.of())));
    }

    private static Map<String, Long> offsets(String text) {
        Map<String, Long> offsets = new HashMap<>();
        for (String pair : text.split(",")) {
            int sign = pair.lastIndexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException(
                        "rebuild.offsets cannot be '%s': expected topic-partition=offset".formatted(pair));
            }
            offsets.put(pair.substring(0, sign), number("rebuild.offsets", pair.substring(sign + 1)));
        }
        return offsets;
    }

    private static long number(String key, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s cannot be '%s': expected a number".formatted(key, text), e);
        }
    }
}
