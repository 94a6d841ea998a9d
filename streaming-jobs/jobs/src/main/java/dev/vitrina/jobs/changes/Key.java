package dev.vitrina.jobs.changes;

import java.util.ArrayList;
import java.util.List;

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

    /** The names that a key was made of. */
    public static List<String> names(String key) {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < key.length()) {
            int colon = key.indexOf(':', at);
            int end = colon + 1 + Integer.parseInt(key.substring(at, colon));
            names.add(key.substring(colon + 1, end));
            at = end;
        }
        return names;
    }
}
