package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;
import static dev.vitrina.ingestion.changes.RejectedException.shown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.apache.avro.LogicalTypes;

/**
 * Reads a decimal, given as a JSON number or as text of the same form, to the field's scale. Exact or not at all: a value
 * is never rounded, and never passes through binary floating point.
 */
final class DecimalReader implements ValueReader, FieldText {
    private static final Pattern FORM = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final int LONGEST = 1_000;
    private static final int DIGITS_OF_A_LONG = 18;

    private final String field;
    private final int scale;
    private final int precision;

    DecimalReader(String field, LogicalTypes.Decimal type) {
        this.field = field;
        this.scale = type.getScale();
        this.precision = type.getPrecision();
    }

    @Override
    public BigDecimal read(JsonParser json) throws IOException, RejectedException {
        switch (json.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_STRING -> {}
            default -> throw ScalarReaders.wrongType(field, "a number", json);
        }
        BigDecimal value = plain(json.getTextCharacters(), json.getTextOffset(), json.getTextLength());
        return value != null ? value : exact(json.getText(), json.hasToken(JsonToken.VALUE_STRING));
    }

    @Override
    public BigDecimal value(String text) throws RejectedException {
        BigDecimal value = plain(text.toCharArray(), 0, text.length());
        return value != null ? value : exact(text, true);
    }

    /** The common form: digits and at most one point, no finer than the field and fit for a long. Else null. */
    private BigDecimal plain(char[] text, int from, int length) {
        int end = from + length;
        int at = from;
        boolean negative = at < end && text[at] == '-';
        if (negative) {
            at++;
        }
        long unscaled = 0;
        int digits = 0;
        int decimals = -1; // below zero: no point yet
        for (; at < end; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == '.' && decimals < 0 && digits > 0) {
                decimals = 0;
            } else {
                return null;
            }
            if (digits > DIGITS_OF_A_LONG) {
                return null;
            }
        }
        int padding = scale - Math.max(decimals, 0);
        if (digits == 0 || decimals == 0 || padding < 0 || digits + padding > Math.min(precision, DIGITS_OF_A_LONG)) {
            return null;
        }
        for (; padding > 0; padding--) {
            unscaled *= 10;
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, scale);
    }

    /** Every other form, and every complaint. */
    private BigDecimal exact(String text, boolean quoted) throws RejectedException {
        if (text.length() > LONGEST) {
            throw outOfRange(text);
        }
        if (!FORM.matcher(text).matches()) {
            throw new RejectedException(
                    RejectReason.WRONG_TYPE,
                    "%s must be a number such as 12.5: %s"
                            .formatted(label(field), quoted ? "'" + shown(text) + "'" : shown(text)));
        }
        BigDecimal value;
        try {
            value = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw outOfRange(text); // an exponent beyond an int
        }
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.signum() != 0 && (long) value.precision() - value.scale() > precision - scale) {
            throw outOfRange(text);
        }
        if (value.scale() > scale) {
            throw new RejectedException(
                    RejectReason.TOO_MANY_DECIMALS,
                    "%s must have at most %d decimals: %s".formatted(label(field), scale, shown(text)));
        }
        return value.setScale(scale);
    }

    private RejectedException outOfRange(String text) {
        return new RejectedException(
                RejectReason.OUT_OF_RANGE,
                "%s must have at most %d digits before the point: %s"
                        .formatted(label(field), precision - scale, shown(text)));
    }
}
