package dev.vitrina.batch.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SizeTiersTest {
    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;
    private static final SizeTiers TIERS = new SizeTiers(8);

    @Test
    void aFewSmallFilesAreNotWorthIt() {
        assertThat(TIERS.mergeBelow(files(8, 3 * KIB))).isEmpty();
    }

    @Test
    void manySmallFilesAreMergedAndTheLargerOnesLeftAlone() {
        List<Long> sizes = new ArrayList<>(files(9, 3 * KIB));
        sizes.addAll(files(8, 2 * MIB));
        sizes.addAll(files(3, 200 * MIB));

        assertThat(TIERS.mergeBelow(sizes)).hasValue(MIB);
    }

    @Test
    void whenATierIsFullItIsMergedTogetherWithThoseBelow() {
        List<Long> sizes = new ArrayList<>(files(9, 8 * MIB));
        sizes.addAll(files(1, 3 * KIB));

        assertThat(TIERS.mergeBelow(sizes)).hasValue(64 * MIB);
    }

    @Test
    void largeFilesAreNeverMerged() {
        assertThat(TIERS.mergeBelow(files(100, 64 * MIB))).isEmpty();
    }

    /** A gigabyte in files of 100 KiB, looked after at every tenth: a row is rewritten about once per tier. */
    @Test
    void filesStayFewAndRowsAreRewrittenSeldom() {
        List<Long> sizes = new ArrayList<>();
        long written = 0;
        long rewritten = 0;
        int most = 0;
        for (int commit = 1; commit <= 10_000; commit++) {
            sizes.add(100 * KIB);
            written += 100 * KIB;
            if (commit % 10 == 0) {
                var below = TIERS.mergeBelow(sizes);
                if (below.isPresent()) {
                    List<Long> merged = sizes.stream()
                            .filter(size -> size < below.getAsLong())
                            .toList();
                    long sum = merged.stream().mapToLong(Long::longValue).sum();
                    sizes.removeIf(size -> size < below.getAsLong());
                    sizes.add(sum);
                    rewritten += sum;
                }
                most = Math.max(most, (int)
                        sizes.stream().filter(size -> size < 64 * MIB).count());
            }
        }

        assertThat(sizes.stream().mapToLong(Long::longValue).sum()).isEqualTo(written);
        assertThat(most).isLessThanOrEqualTo(3 * 8);
        assertThat((double) rewritten / written).isBetween(2.0, 3.5);
    }

    private static List<Long> files(int count, long size) {
        return Collections.nCopies(count, size);
    }
}
