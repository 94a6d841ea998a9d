package dev.vitrina.ingestion.simulation;

import java.util.PriorityQueue;

/**
 * What will happen in the shop and when, and its clock: what happens next sets the time. Of two things at one time the one
 * that was planned first happens first. Times are milliseconds since 1970.
 */
final class Calendar {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long planned;
    private long now;

    Calendar(long now) {
        this.now = now;
    }

    private record Entry(long at, long number, Runnable happening) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    long now() {
        return now;
    }

    /** Plans something; what should have happened before now happens now. */
    void at(long time, Runnable happening) {
        entries.add(new Entry(Math.max(time, now), planned++, happening));
    }

    void in(long millis, Runnable happening) {
        at(now + millis, happening);
    }

    /** Lets the next thing happen. A shop's calendar is never empty. */
    void proceed() {
        Entry next = entries.remove();
        now = next.at();
        next.happening().run();
    }
}
