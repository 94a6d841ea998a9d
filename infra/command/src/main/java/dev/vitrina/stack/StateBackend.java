package dev.vitrina.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where Flink's jobs keep what they remember. */
public enum StateBackend {
    /** On disk with caches: as much as the disk holds. */
    ROCKSDB,
    /** In memory, its changes saved as a log: cheaper, as long as it fits. */
    HEAP;

    /**
     * By its name in the settings.
     *
     * @throws IllegalArgumentException for any other text, with what would be right
     */
    static StateBackend named(String text) {
        return Arrays.stream(values())
                .filter(backend -> backend.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected "
                        + Arrays.stream(values()).map(StateBackend::text).collect(Collectors.joining(" or "))));
    }

    /**
     * Holds a home to the one it was begun with: state cannot be moved from one to another.
     *
     * @throws StackException if it was begun with another
     */
    void hold(Home home) {
        JsonFile<StateBackend> memory = new JsonFile<>(home.jobs().resolve("state.json"), StateBackend.class);
        StateBackend kept = memory.read().orElse(this);
        if (kept != this) {
            throw new StackException(
                    "Setting flink.state cannot be '%s' here: what the jobs of %s remember is kept by '%s'"
                                    .formatted(text(), home, kept.text())
                            + ", and cannot be moved; set that, or choose another --home");
        }
        memory.write(this);
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
