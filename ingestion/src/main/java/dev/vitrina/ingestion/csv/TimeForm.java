package dev.vitrina.ingestion.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
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
    /** What is said of times without zone or offset. */
    static final String NEEDS_ZONE = "times without an offset need 'zone' in 'format', such as zone: Europe/London";

    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 11, 23, 22, 47, 58, 0, ZoneId.of("UTC"));
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

    private final List<String> patterns;
    private final List<DateTimeFormatter> formatters;
    private final Locale language;
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
        this.patterns = List.copyOf(patterns);
        this.language = language;
        this.zone = zone;
        this.hasOffsets = !patterns.isEmpty() && patterns.stream().allMatch(TimeForm::hasOffset);
        this.shown = patterns.isEmpty() ? "yyyy-MM-dd HH:mm:ss" : String.join(" or ", patterns);
        patterns.forEach(TimeForm::requireHalfOfDay);
        this.formatters = patterns.isEmpty()
                ? List.of(ISO)
                : patterns.stream().map(pattern -> formatter(pattern, language)).toList();
        for (int i = 0; i < patterns.size(); i++) {
            requireMoment(patterns.get(i), formatters.get(i));
        }
    }

    private static DateTimeFormatter formatter(String pattern, Locale language) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(proleptic(pattern))
                .toFormatter(language)
                .withResolverStyle(ResolverStyle.STRICT);
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

    /** Whether its times are no moments for want of a zone. */
    boolean lacksZone() {
        return zone == null && !hasOffsets;
    }

    /** The end of a sentence about a text that is no time of this form: a pattern that would read it; or nothing. */
    String remedy(String text) {
        for (String pattern : patterns) {
            for (String shorter : List.of(
                    pattern.replaceAll("H+", "H"),
                    pattern.replaceAll("d+", "d").replaceAll("MM", "M"),
                    pattern.replaceAll("H+", "H").replaceAll("d+", "d").replaceAll("MM", "M"))) {
                if (shorter.equals(pattern) || pattern.contains("MMM") || pattern.contains("'")) {
                    continue;
                }
                try {
                    formatter(shorter, language).parse(Blanks.trim(text));
                    return "; %s would read it".formatted(shorter);
                } catch (DateTimeException e) {
                    // not that
                }
            }
        }
        return "";
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

    /** What a pattern writes it must read, or every row would be refused, with a sentence that looks right. */
    private static void requireMoment(String pattern, DateTimeFormatter formatter) {
        String letters = pattern.replaceAll("'[^']*'", "");
        LocalDate date = null;
        LocalTime time = null;
        try {
            TemporalAccessor parsed = formatter.parse(formatter.format(SAMPLE));
            date = parsed.query(TemporalQueries.localDate());
            time = parsed.query(TemporalQueries.localTime());
        } catch (DateTimeException e) {
            // no date
        }
        boolean dated = SAMPLE.toLocalDate().equals(date)
                && !letters.matches(".*M[^M]+M.*") // as in HH:MM
                && !(letters.contains("D") && letters.matches(".*[Md].*"));
        if (letters.contains("[")) { // parts that exclude each other do not read what they write
            if (!letters.matches(".*[yu].*") || !letters.matches(".*[MLD].*")) {
                throw noDate(pattern);
            }
            return;
        }
        if (!dated) {
            throw noDate(pattern);
        }
        LocalTime full = SAMPLE.toLocalTime();
        boolean timed = time == null
                ? !letters.matches(".*[HhKkmsSAnN].*")
                : List.of(full, full.truncatedTo(ChronoUnit.MINUTES), full.truncatedTo(ChronoUnit.HOURS))
                        .contains(time);
        if (!timed) {
            throw new IllegalArgumentException(
                    "no time of day comes out of %s; HH is the hour, mm the minute, ss the second".formatted(pattern));
        }
    }

    private static IllegalArgumentException noDate(String pattern) {
        return new IllegalArgumentException(
                "no date comes out of %s; MM is the month, mm the minute, yyyy the year, dd the day"
                        .formatted(pattern));
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
