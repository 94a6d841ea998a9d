package dev.vitrina.domain.costing;

import java.util.HashMap;
import java.util.Map;

/**
 * The texts that a value has been written with so far, numbered from 1. Most values have a dozen, and looking through those
 * is quicker than any index.
 */
final class WrittenTexts {
    private static final int FEW = 16;

    private final String[] first = new String[FEW];
    private Map<String, Integer> more = Map.of();
    private int count;

    /** The number of a text that was there before; else 0, and it is from now on. */
    int numberOf(String text) {
        for (int i = 0; i < Math.min(count, FEW); i++) {
            if (text.equals(first[i])) {
                return i + 1;
            }
        }
        if (count < FEW) {
            first[count++] = text;
            return 0;
        }
        if (count == FEW) {
            more = new HashMap<>();
        }
        Integer known = more.putIfAbsent(text, count + 1);
        if (known == null) {
            count++;
            return 0;
        }
        return known;
    }
}
