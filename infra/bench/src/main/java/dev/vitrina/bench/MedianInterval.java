package dev.vitrina.bench;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The median of some measurements and where the true median lies: between two of the ordered measurements themselves. How
 * many of n independent measurements fall below their true median is binomial with one half, whatever their
 * distribution, so the interval from the k-th smallest to the k-th largest holds it with probability 1 − 2·P(fewer than k
 * below). The narrowest interval with at least {@value #WANTED} is taken; with fewer than six measurements not even the
 * widest one reaches that, and {@code confidence} says what it does reach.
 *
 * @param confidence probability, from 0 to 1
 */
public record MedianInterval(double median, double low, double high, double confidence) {
    static final double WANTED = 0.95;

    /**
     * The median of at least one measurement.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MedianInterval of(double... measurements) {
        if (measurements.length == 0) {
            throw new IllegalArgumentException("A median needs at least one measurement");
        }
        double[] sorted = measurements.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int k = 1;
        while (2 * (k + 1) <= n && confidence(n, k + 1) >= WANTED) {
            k++;
        }
        return new MedianInterval(
                (sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[k - 1], sorted[n - k], confidence(n, k));
    }

    /** 1 − 2·Σ C(n, i)/2ⁿ over i below k, never below 0. */
    private static double confidence(int n, int k) {
        BigInteger tail = BigInteger.ZERO;
        BigInteger choose = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            tail = tail.add(choose);
            choose = choose.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return Math.max(0, 1 - 2 * tail.doubleValue() / Math.pow(2, n));
    }
}
