package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;
import static dev.vitrina.ingestion.changes.RejectedException.shown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;

/** Reads a moment: an ISO-8601 time with offset, no finer than a microsecond, of the years 1 to 9999. */
final class MomentReader implements ValueReader, FieldText {
    private static final int SECONDS_END = "2026-01-05T10:00:03".length();
    private static final int NANOS_PER_MICRO = 1_000;

    private final String field;

    MomentReader(String field) {
        this.field = field;
    }

    @Override
    public Instant read(JsonParser json) throws IOException, RejectedException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            throw ScalarReaders.wrongType(field, "a time in quotes such as \"2026-01-05T10:00:03Z\"", json);
        }
        return value(json.getText());
    }

    @Override
    public Instant value(String text) throws RejectedException {
        Instant moment = common(text);
        return moment != null ? moment : any(text);
    }

    /** Whole seconds with Z or ±HH:MM, ten times faster than a formatter; null for any other form or impossible time. */
    private static Instant common(String text) {
        int length = text.length();
        if (length < SECONDS_END + 1
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = number(text, 0, 4);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int offset = offsetSeconds(text);
        if (year < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return null;
        }
        if (offset == Integer.MIN_VALUE) {
            return null;
        }
        try {
            long day =
                    LocalDate.of(year, number(text, 5, 7), number(text, 8, 10)).toEpochDay();
            return Instant.ofEpochSecond(((day * 24 + hour) * 60 + minute) * 60 + second - offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int offsetSeconds(String text) {
        char sign = text.charAt(SECONDS_END);
        if (sign == 'Z' && text.length() == SECONDS_END + 1) {
            return 0;
        }
        if ((sign != '+' && sign != '-') || text.length() != SECONDS_END + 6 || text.charAt(SECONDS_END + 3) != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = number(text, SECONDS_END + 1, SECONDS_END + 3);
        int minutes = number(text, SECONDS_END + 4, SECONDS_END + 6);
        if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        return (sign == '-' ? -1 : 1) * (hours * 60 + minutes) * 60;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private Instant any(String text) throws RejectedException {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw hasNoOffset(text)
                    ? new RejectedException(
                            RejectReason.TIME_WITHOUT_OFFSET,
                            "%s must have an offset such as Z or +03:00: %s".formatted(label(field), shown(text)))
                    : new RejectedException(
                            RejectReason.BAD_TIME,
                            "%s must be a time such as 2026-01-05T10:00:03Z: %s".formatted(label(field), shown(text)));
        }
        requireYear(field, time.getYear(), text);
        if (time.getNano() % NANOS_PER_MICRO != 0) {
            throw new RejectedException(
                    RejectReason.TIME_TOO_FINE,
                    "%s must not be finer than a microsecond: %s".formatted(label(field), shown(text)));
        }
        return time.toInstant();
    }

    private static boolean hasNoOffset(String text) {
        try {
            return !DateTimeFormatter.ISO_DATE_TIME.parse(text).isSupported(ChronoField.OFFSET_SECONDS);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static void requireYear(String field, int year, String text) throws RejectedException {
        if (year < 1 || year > 9999) {
            throw new RejectedException(
                    RejectReason.OUT_OF_RANGE,
                    "%s must lie in the years 1 to 9999: %s".formatted(label(field), shown(text)));
        }
    }
}
