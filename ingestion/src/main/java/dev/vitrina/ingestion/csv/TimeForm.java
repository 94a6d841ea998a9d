package dev.vitrina.ingestion.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/**
 * How times are written in a file: the patterns that are tried in turn, and the zone that times without an offset mean. A
 * date alone is its first moment. A time that the clocks show twice is the earlier moment; one that they skip counts on
 * from before the gap, so 02:30 on a night that goes from 02:00 to 03:00 is 03:30.
 */
final class TimeForm {
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final List<DateTimeFormatter> formatters;
    private final String shown;
    private final ZoneId zone;
    private final boolean hasOffsets;
    private String lastText;
    private String lastMoment;

    /**
     * A form.
     *
     * @param patterns of java.time's DateTimeFormatter; none for ISO-8601, with T or a blank between date and time
     * @param zone null if every time has an offset
     * @throws IllegalArgumentException if a pattern is none
     */
    TimeForm(List<String> patterns, ZoneId zone, Locale language) {
        this.zone = zone;
        this.hasOffsets = !patterns.isEmpty() && patterns.stream().allMatch(TimeForm::hasOffset);
        this.shown = patterns.isEmpty() ? "yyyy-MM-dd HH:mm:ss" : String.join(" or ", patterns);
        patterns.forEach(TimeForm::requireHalfOfDay);
        this.formatters = patterns.isEmpty()
                ? List.of(ISO)
                : patterns.stream()
                        .map(pattern -> new DateTimeFormatterBuilder()
                                .parseCaseInsensitive()
                                .appendPattern(proleptic(pattern))
                                .toFormatter(language)
                                .withResolverStyle(ResolverStyle.STRICT))
                        .toList();
    }

    /** The patterns, to be shown. */
    String shown() {
        return shown;
    }

    ZoneId zone() {
        return zone;
    }

    /** Whether every time of this form carries its own offset or zone. */
    boolean hasOffsets() {
        return hasOffsets;
    }

    /** The moment in ISO-8601; null if the text is no time of this form. */
    String moment(String text) {
        if (text.equals(lastText)) {
            return lastMoment;
        }
        Instant instant = instant(text);
        lastText = text;
        lastMoment = instant == null ? null : instant.toString();
        return lastMoment;
    }

    /** The moment; null if the text is no time of this form. */
    Instant instant(String text) {
        TemporalAccessor parsed = parse(text);
        LocalDate date = parsed == null ? null : parsed.query(TemporalQueries.localDate());
        if (date == null) {
            return null;
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = date.atTime(time == null ? LocalTime.MIDNIGHT : time);
        ZoneId given = parsed.query(TemporalQueries.zone());
        if (given instanceof ZoneOffset offset) {
            return local.toInstant(offset);
        }
        ZoneId meant = given == null ? zone : given;
        return meant == null ? null : local.atZone(meant).toInstant();
    }

    /** The calendar day in ISO-8601, whatever the zone; null if the text is no time of this form. */
    String day(String text) {
        TemporalAccessor parsed = parse(text);
        LocalDate date = parsed == null ? null : parsed.query(TemporalQueries.localDate());
        return date == null ? null : date.toString();
    }

    private TemporalAccessor parse(String text) {
        String time = Blanks.trim(text);
        for (DateTimeFormatter formatter : formatters) {
            try {
                return formatter.parse(time);
            } catch (DateTimeException e) {
                // the next one may fit
            }
        }
        return null;
    }

    /** Hours of half a day would silently be midnight. */
    private static void requireHalfOfDay(String pattern) {
        String letters = pattern.replaceAll("'[^']*'", "");
        if (letters.matches(".*[hK].*") && !letters.matches(".*[aB].*")) {
            throw new IllegalArgumentException(
                    "h counts to 12 and needs an a (AM, PM) beside it, H counts to 23: " + pattern);
        }
    }

    private static boolean hasOffset(String pattern) {
        return pattern.replaceAll("'[^']*'", "").matches(".*[XxZOVvz].*");
    }

    /** Years are written yyyy and mean the calendar's, which strict parsing calls u. */
    private static String proleptic(String pattern) {
        StringBuilder result = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < result.length(); i++) {
            if (result.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (!quoted && result.charAt(i) == 'y') {
                result.setCharAt(i, 'u');
            }
        }
        return result.toString();
    }
}
