package dev.vitrina.jobs.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A job's program arguments, {@code --key value}; each is asked for once, and one that nobody asks for is an error. */
public final class Arguments {
    private final Map<String, String> given = new HashMap<>();
    private final List<String> known = new ArrayList<>();

    /**
     * Reads program arguments.
     *
     * @throws IllegalArgumentException on a key without a value or a value without a key
     */
    public Arguments(String... arguments) {
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Expected --key value, found '%s' at the end or without --".formatted(arguments[i]));
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
    }

    /** The value of a key; a blank one counts as none. */
    public Optional<String> take(String key) {
        known.add(key);
        return Optional.ofNullable(given.remove(key)).filter(value -> !value.isBlank());
    }

    /**
     * The constant that a key names, in small letters; the first one where it is not given.
     *
     * @throws IllegalArgumentException when it names none
     */
    public <E extends Enum<E>> E take(String key, Class<E> choices) {
        E[] constants = choices.getEnumConstants();
        return take(key)
                .map(text -> Arrays.stream(constants)
                        .filter(constant -> name(constant).equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("%s cannot be '%s': expected one of %s"
                                .formatted(
                                        key,
                                        text,
                                        Arrays.stream(constants)
                                                .map(Arguments::name)
                                                .toList()))))
                .orElse(constants[0]);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * To be called when everything has been asked for.
     *
     * @throws IllegalArgumentException when something was given that nobody asked for
     */
    public void refuseOthers() {
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("Unknown option %s: expected %s or %s"
                    .formatted(
                            new TreeSet<>(given.keySet()),
                            String.join(", ", known.subList(0, known.size() - 1)),
                            known.getLast()));
        }
    }
}
