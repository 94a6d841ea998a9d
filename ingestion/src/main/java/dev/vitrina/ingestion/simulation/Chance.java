package dev.vitrina.ingestion.simulation;

/**
 * Chance that is the same on every machine and in every year: the SplitMix64 generator (Steele, Lea, Flood: Fast Splittable
 * Pseudorandom Number Generators, OOPSLA 2014), written out here since no JDK promises that its own stay as they are, and
 * whole numbers only. Each concern of the shop has one of its own, so that a new one shifts no other.
 */
final class Chance {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final int PER_MILLE = 1_000;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** The chance of one concern of a shop. */
    static Chance of(long seed, String concern) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < concern.length(); i++) {
            state = mix((state ^ concern.charAt(i)) + GOLDEN_GAMMA);
        }
        return new Chance(state);
    }

    /** Chance of its own for the holder of a number, whatever has been drawn here. */
    static Chance of(long seed, String concern, long number) {
        return new Chance(mix(of(seed, concern).state ^ mix(number + GOLDEN_GAMMA)));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long bits() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 up to below the bound, which is at least 1. */
    long below(long bound) {
        return Math.multiplyHigh(bits() >>> 1, bound << 1);
    }

    int below(int bound) {
        return (int) below((long) bound);
    }

    /** From the first to the last number, both included. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    long between(long first, long last) {
        return first + below(last - first + 1);
    }

    /** True so often in a thousand times. */
    boolean perMille(int times) {
        return below(PER_MILLE) < times;
    }

    <T> T oneOf(T[] things) {
        return things[below(things.length)];
    }

    /** An index, each so often as its weight says. */
    int weighted(int[] weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int drawn = below(total);
        for (int i = 0; ; i++) {
            drawn -= weights[i];
            if (drawn < 0) {
                return i;
            }
        }
    }

    /** A value spread as its quantiles say: as often between any two neighbours as between any other two. */
    long spread(long... quantiles) {
        int piece = below(quantiles.length - 1);
        return between(quantiles[piece], quantiles[piece + 1]);
    }

    /** About so many: whole expected numbers vary as independent events do, by the square root of their number. */
    int about(long expectedPerMille) {
        long expected = expectedPerMille / PER_MILLE + (below(PER_MILLE) < expectedPerMille % PER_MILLE ? 1 : 0);
        if (expected == 0) {
            return 0;
        }
        // twelve fair dice make a bell of deviation 1 (in thousandths), whole numbers all the way
        long bell = -6 * PER_MILLE;
        for (int i = 0; i < 12; i++) {
            bell += below(PER_MILLE);
        }
        return (int) Math.max(0, expected + bell * squareRoot(expected) / PER_MILLE);
    }

    private static long squareRoot(long value) {
        long root = 0;
        while ((root + 1) * (root + 1) <= value) {
            root++;
        }
        return root;
    }
}
