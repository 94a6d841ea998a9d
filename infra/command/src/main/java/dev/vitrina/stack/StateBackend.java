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

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
