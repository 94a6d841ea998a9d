package dev.vitrina.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/** Times between the sending and the seeing of numbered things; one thread may send while another sees. */
final class Stopwatch {
    private final AtomicLongArray sent;
    private final AtomicLongArray taken;
    private volatile int next;

    /** For at most so many things. */
    Stopwatch(int most) {
        sent = new AtomicLongArray(most);
        taken = new AtomicLongArray(most);
    }

    /** The number of the next thing, which is sent now. */
    int send() {
        int number = next;
        sent.set(number, System.nanoTime());
        next = number + 1;
        return number;
    }

    int sent() {
        return next;
    }

    /** A thing is seen now; only the first time counts. */
    void see(int number) {
        taken.compareAndSet(number, 0, Math.max(1, System.nanoTime() - sent.get(number)));
    }

    boolean allSeen() {
        for (int number = next - 1; number >= 0; number--) {
            if (taken.get(number) == 0) {
                return false;
            }
        }
        return true;
    }

    /** How the times of the things from a number on are spread. */
    Latency latency(int from) {
        int lost = 0;
        long[] nanos = new long[next - from];
        int seen = 0;
        for (int number = from; number < next; number++) {
            if (taken.get(number) == 0) {
                lost++;
            } else {
                nanos[seen++] = taken.get(number);
            }
        }
        return Latency.of(Arrays.copyOf(nanos, seen), lost);
    }

    /**
     * How times are spread, in milliseconds.
     *
     * @param samples how many were seen
     * @param lost how many were not
     */
    record Latency(int samples, int lost, double p50Millis, double p90Millis, double p99Millis, double maxMillis) {
        static Latency of(long[] nanos, int lost) {
            if (nanos.length == 0) {
                throw new BenchException("None of %d messages was seen".formatted(lost));
            }
            Arrays.sort(nanos);
            return new Latency(
                    nanos.length, lost, millis(nanos, 0.5), millis(nanos, 0.9), millis(nanos, 0.99), millis(nanos, 1));
        }

        private static double millis(long[] sorted, double share) {
            return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
        }
    }
}
