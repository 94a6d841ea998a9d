package dev.vitrina.ingestion.simulation;

import java.time.LocalDate;

/** The shop's days and office hours, in its time zone. */
final class Days {
    private static final int OPENS = 9;
    private static final int CLOSES = 21;

    private final ShopPlan plan;
    private final Calendar calendar;
    private int day;
    private long dayBegins;
    private long nextBegins;

    Days(ShopPlan plan, Calendar calendar) {
        this.plan = plan;
        this.calendar = calendar;
        this.dayBegins = begins(0);
        this.nextBegins = begins(1);
    }

    /** The present day, the first being 0. */
    int day() {
        while (calendar.now() >= nextBegins) {
            day++;
            dayBegins = nextBegins;
            nextBegins = begins(day + 1);
        }
        return day;
    }

    LocalDate today() {
        return plan.firstDay().plusDays(day());
    }

    /** A time of the present day. */
    long todayAt(int hour, int minute) {
        day();
        return dayBegins + hour * Calendar.HOUR + minute * Calendar.MINUTE;
    }

    /** A time of a day to come. */
    long inDaysAt(long days, int hour, int minute) {
        return begins(day() + (int) days) + hour * Calendar.HOUR + minute * Calendar.MINUTE;
    }

    boolean isOpen(long time) {
        day();
        return timeOfDay(time) >= OPENS * Calendar.HOUR && timeOfDay(time) < CLOSES * Calendar.HOUR;
    }

    /** The time itself if the office is open then, else when it opens next. */
    long officeTime(long time) {
        if (isOpen(time)) {
            return time;
        }
        long opens = time - timeOfDay(time) + OPENS * Calendar.HOUR;
        return opens > time ? opens : opens + Calendar.DAY;
    }

    private long timeOfDay(long time) {
        day();
        return Math.floorMod(time - dayBegins, Calendar.DAY);
    }

    private long begins(int number) {
        return plan.dayBegins(number).toEpochMilli();
    }
}
