package dev.vitrina.ingestion.csv;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gathers what is wrong with a mapping, so that all of it is told at once. */
final class Problems {
    private final Set<String> sentences = new LinkedHashSet<>();

    void add(YamlNode where, String sentence) {
        sentences.add(
                "line %d%s: %s".formatted(where.line(), where.path().isEmpty() ? "" : ", " + where.path(), sentence));
    }

    /** Names an unknown word together with the right one, if there is one near, and all that there are. */
    void unknown(YamlNode where, String kind, String word, Collection<String> expected) {
        add(
                where,
                "unknown %s '%s'%s; expected one of %s"
                        .formatted(
                                kind,
                                word,
                                nearest(word, expected)
                                        .map(", did you mean '%s'?"::formatted)
                                        .orElse(""),
                                String.join(", ", expected)));
    }

    void requireNone(String mapping) throws MappingException {
        if (!sentences.isEmpty()) {
            throw new MappingException(mapping, List.copyOf(sentences));
        }
    }

    /** The word that was most likely meant: at most a third of it, or two letters, are different. */
    static Optional<String> nearest(String word, Collection<String> words) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : words) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best != null && least <= Math.max(word.length() < 4 ? 1 : 2, word.length() / 3)
                ? Optional.of(best)
                : Optional.empty();
    }

    /** How many letters have to be put in, taken out or changed (Levenshtein). */
    private static int distance(String a, String b) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j <= b.length(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row.getFirst();
            row.set(0, i);
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(changed, 1 + Math.min(row.get(j), row.get(j - 1))));
            }
        }
        return row.getLast();
    }
}
