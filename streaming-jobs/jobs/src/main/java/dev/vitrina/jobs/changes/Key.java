package dev.vitrina.jobs.changes;

/**
 * Names put together into one key of Flink's state. Each is preceded by its length, so that no two different keys are
 * the same text, whatever characters the names hold.
 */
public final class Key {
    private Key() {}

    public static String of(String... names) {
        StringBuilder key = new StringBuilder(64);
        for (String name : names) {
            key.append(name.length()).append(':').append(name);
        }
        return key.toString();
    }
}
