package dev.vitrina.batch.maintenance;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * Which files are worth merging. Files belong to tiers, below 1 MiB, 8 MiB and 64 MiB; larger ones are left alone. When a
 * tier holds more than a few files, it is merged together with those below it, into a file of the next tier in the end. So
 * a table has at most a few files per tier, and a row is rewritten about once per tier, not whenever a file is added.
 *
 * @param few how many files a tier may hold
 */
record SizeTiers(int few) {
    private static final long[] ENDS = {1L << 20, 8L << 20, 64L << 20};

    /** Files smaller than this many bytes should be merged; empty if it is not worth it. */
    OptionalLong mergeBelow(Collection<Long> sizes) {
        for (int tier = ENDS.length - 1; tier >= 0; tier--) {
            long from = tier == 0 ? 0 : ENDS[tier - 1];
            long end = ENDS[tier];
            if (sizes.stream().filter(size -> from <= size && size < end).count() > few) {
                return OptionalLong.of(end);
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public String toString() {
        return few + " files below each of " + Arrays.toString(ENDS) + " bytes";
    }
}
