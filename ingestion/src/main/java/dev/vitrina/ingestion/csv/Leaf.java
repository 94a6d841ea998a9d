package dev.vitrina.ingestion.csv;

import static dev.vitrina.ingestion.changes.RejectedException.shown;

import dev.vitrina.ingestion.changes.FieldText;
import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** One value of a mapping. */
final class Leaf implements BodyValue {
    private static final List<String> YES = List.of("true", "yes", "y", "1", "да", "+");
    private static final List<String> NO = List.of("false", "no", "n", "0", "нет", "-");

    private final Kind kind;
    private final Template template;
    private final FieldText field;
    private Object constant; // once it has been made

    /** What a field holds. */
    enum Kind {
        TEXT,
        SYMBOL,
        NUMBER,
        WHOLE,
        TIME,
        DATE,
        FLAG
    }

    /**
     * A value.
     *
     * @param field what the text means; null for a value outside of bodies, which is asked for its {@link #text} only
     */
    Leaf(Kind kind, Template template, FieldText field) {
        this.kind = kind;
        this.template = template;
        this.field = field;
    }

    Template template() {
        return template;
    }

    @Override
    public Object value(Scope scope, Progress progress) throws CellException, RejectedException {
        if (constant != null) {
            return constant;
        }
        String text = text(scope);
        Object value = text == null ? null : field.value(text);
        if (template.isConstant()) {
            constant = value;
        }
        return value;
    }

    /** The value as canonical JSON has it, without quotes; null if there is nothing to say. */
    String text(Scope scope) throws CellException {
        String text = template.text(scope);
        if (text == null || Blanks.isBlank(text)) {
            return null;
        }
        return switch (kind) {
            case TEXT, SYMBOL -> text;
            case NUMBER -> number(text, scope);
            case WHOLE -> whole(text, scope);
            case TIME -> template.isConstant() ? text : moment(text, scope);
            case DATE -> template.isConstant() ? text : day(text, scope);
            case FLAG -> flag(text, scope);
        };
    }

    private String number(String text, Scope scope) throws CellException {
        return template.isConstant() || template.isCalculated() ? text : template.number(text, scope);
    }

    private String whole(String text, Scope scope) throws CellException {
        try {
            return Long.toString(new BigDecimal(number(text, scope)).longValueExact());
        } catch (ArithmeticException e) {
            throw template.bad(RejectReason.BAD_NUMBER, "Expected a whole number: '%s'".formatted(shown(text)), scope);
        }
    }

    private String moment(String text, Scope scope) throws CellException {
        TimeForm form = template.form().times();
        String moment = form.moment(text);
        if (moment == null) {
            throw template.bad(
                    RejectReason.BAD_TIME,
                    "Expected a time such as %s%s: '%s'%s"
                            .formatted(
                                    form.shown(),
                                    form.zone() == null ? " with an offset" : "",
                                    shown(text),
                                    form.remedy(text)),
                    scope);
        }
        return moment;
    }

    private String day(String text, Scope scope) throws CellException {
        TimeForm form = template.form().times();
        String day = form.day(text);
        if (day == null) {
            throw template.bad(
                    RejectReason.BAD_DATE,
                    "Expected a date such as %s: '%s'%s".formatted(form.shown(), shown(text), form.remedy(text)),
                    scope);
        }
        return day;
    }

    private String flag(String text, Scope scope) throws CellException {
        String word = Blanks.trim(text).toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw template.bad(
                    RejectReason.UNKNOWN_VALUE,
                    "Expected one of %s or one of %s: '%s'"
                            .formatted(String.join(", ", YES), String.join(", ", NO), shown(text)),
                    scope);
        }
        return Boolean.toString(YES.contains(word));
    }

    @Override
    public Origin origin(List<String> path, Scope scope) {
        return origin(scope);
    }

    /** Where the value came from. */
    Origin origin(Scope scope) {
        return new Origin(template.row(scope), template.column());
    }
}
