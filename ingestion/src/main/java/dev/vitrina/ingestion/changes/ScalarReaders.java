package dev.vitrina.ingestion.changes;

import static dev.vitrina.ingestion.changes.RejectedException.label;
import static dev.vitrina.ingestion.changes.RejectedException.shown;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** The readers of plain values: text, flags, whole numbers, symbols and dates. */
final class ScalarReaders {
    private ScalarReaders() {}

    static ValueReader text(String field) {
        return json -> {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw wrongType(field, "text in quotes", json);
            }
            return requireWhole(json.getText());
        };
    }

    static ValueReader flag(String field) {
        return json -> switch (json.currentToken()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> throw wrongType(field, "true or false", json);
        };
    }

    static ValueReader wholeInt(String field) {
        return json -> {
            requireWholeNumber(field, json);
            try {
                return json.getIntValue();
            } catch (InputCoercionException e) {
                throw tooLarge(field, json.getText(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            }
        };
    }

    /** A whole number, known to be one. */
    static int wholeInt(String field, String text) throws RejectedException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw tooLarge(field, text, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }

    static ValueReader wholeLong(String field) {
        return json -> {
            requireWholeNumber(field, json);
            try {
                return json.getLongValue();
            } catch (InputCoercionException e) {
                throw tooLarge(field, json.getText(), Long.MIN_VALUE, Long.MAX_VALUE);
            }
        };
    }

    /** An enum's symbols. Its default is what readers see in place of symbols to come, and is no value to give. */
    static FieldText symbols(String field, Schema schema) {
        SpecificData model = SpecificData.get();
        List<String> expected = given(schema);
        Map<String, Object> symbols = new HashMap<>();
        expected.forEach(symbol -> symbols.put(symbol, model.createEnum(symbol, schema)));
        return text -> {
            Object symbol = symbols.get(text);
            if (symbol == null) {
                throw unknown(field, "'" + shown(text) + "'", expected);
            }
            return symbol;
        };
    }

    static ValueReader symbol(String field, Schema schema) {
        FieldText symbols = symbols(field, schema);
        return json -> {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw unknown(field, token(json), given(schema));
            }
            return symbols.value(json.getText());
        };
    }

    private static List<String> given(Schema symbols) {
        return symbols.getEnumSymbols().stream()
                .filter(symbol -> !symbol.equals(symbols.getEnumDefault()))
                .toList();
    }

    private static RejectedException unknown(String field, String token, List<String> expected) {
        return new RejectedException(
                RejectReason.UNKNOWN_VALUE,
                "Unknown %s %s: expected one of %s"
                        .formatted(field.replace('_', ' '), token, String.join(", ", expected)));
    }

    static ValueReader date(String field) {
        return json -> {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw wrongType(field, "a date in quotes such as \"2026-01-05\"", json);
            }
            return date(field, json.getText());
        };
    }

    static LocalDate date(String field, String text) throws RejectedException {
        try {
            LocalDate date = LocalDate.parse(text);
            MomentReader.requireYear(field, date.getYear(), text);
            return date;
        } catch (DateTimeException e) {
            throw new RejectedException(
                    RejectReason.BAD_DATE,
                    "%s must be a date such as 2026-01-05: %s".formatted(label(field), shown(text)));
        }
    }

    /**
     * Passes text through.
     *
     * @throws RejectedException if it holds half a character, which could not be stored as it came
     */
    static String requireWhole(String text) throws RejectedException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new RejectedException(
                            RejectReason.NOT_UTF8,
                            "Text must consist of whole characters: half of one, \\u%04x, at character %d"
                                    .formatted((int) c, i + 1));
                }
                i++;
            }
        }
        return text;
    }

    static RejectedException wrongType(String field, String expected, JsonParser json) throws IOException {
        return new RejectedException(
                RejectReason.WRONG_TYPE, "%s must be %s: %s".formatted(label(field), expected, token(json)));
    }

    private static void requireWholeNumber(String field, JsonParser json) throws IOException, RejectedException {
        if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            throw wrongType(field, "a whole number without quotes", json);
        }
    }

    private static RejectedException tooLarge(String field, String text, long least, long most) {
        return new RejectedException(
                RejectReason.OUT_OF_RANGE,
                "%s must lie between %d and %d: %s".formatted(label(field), least, most, shown(text)));
    }

    private static String token(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "'" + shown(json.getText()) + "'";
            default -> shown(json.getText());
        };
    }
}
