package dev.vitrina.ingestion.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** When people buy: by month for kinds of goods, and for the whole shop by weekday and hour. All in thousandths. */
enum Season {
    EVEN(1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000),
    WARM(600, 650, 900, 1150, 1400, 1500, 1450, 1250, 950, 750, 700, 700),
    COLD(1350, 1200, 1000, 750, 600, 500, 500, 700, 1050, 1350, 1450, 1500),
    GIFTS(800, 1200, 1150, 850, 850, 800, 800, 1050, 900, 900, 1300, 1900);

    private static final int[] MONTHS = {920, 900, 970, 960, 950, 920, 900, 960, 1010, 1040, 1150, 1280};
    private static final int[] WEEKDAYS = {1080, 1060, 1040, 1010, 980, 880, 950};
    private static final int[] HOURS = {
        14, 8, 5, 4, 5, 9, 18, 30, 44, 54, 58, 60, 62, 60, 57, 55, 54, 56, 62, 72, 78, 70, 44, 21
    };
    private static final int SALE = 1_500;
    private static final int BLACK_FRIDAY = 2_400;
    private static final int GROWTH_IN_A_YEAR = 333;
    private static final int LARGEST_GROWTH = 3_000;

    private final int[] months;

    Season(int... months) {
        this.months = months;
    }

    /** How much of these goods is wanted in a month. */
    int of(Month month) {
        return months[month.getValue() - 1];
    }

    /** How much is bought on the shop's {@code day}-th day, which is {@code date}. */
    static int ofShop(int day, LocalDate date) {
        long shape = (long) MONTHS[date.getMonthValue() - 1]
                * WEEKDAYS[date.getDayOfWeek().getValue() - 1]
                * Math.min(LARGEST_GROWTH, 1_000 + day * GROWTH_IN_A_YEAR / 365);
        int sale = !isSale(date) ? 1_000 : date.getMonth() == Month.NOVEMBER ? BLACK_FRIDAY : SALE;
        return (int) (shape / 1_000 * sale / 1_000_000);
    }

    /** The part of a day's trade that falls into an hour. */
    static int ofHour(int hour) {
        return HOURS[hour];
    }

    /** The last Friday of a month; November's is black. */
    static boolean isSale(LocalDate date) {
        return date.equals(date.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY)));
    }
}
