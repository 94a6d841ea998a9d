package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import java.math.BigDecimal;
import java.util.List;

/**
 * What stands in braces: a column, or {@code #} for the row's number in its group, and the steps that its value takes.
 *
 * @param cell null for the row's number
 * @param steps before anything is added up
 * @param gathering how the values of all rows of the group become one; null for the value of one row
 * @param later steps after that
 */
record Placeholder(Cell cell, List<Step> steps, Gathering gathering, List<Step> later) implements Template.Piece {
    /** Makes a value of a value; null stands for nothing. */
    @FunctionalInterface
    interface Step {
        String apply(String value, Scope scope) throws CellException;

        /** Whether the result is a number with a point, whatever the file writes. */
        default boolean calculates() {
            return false;
        }
    }

    /** A step that gives a number. */
    @FunctionalInterface
    interface Calculation extends Step {
        @Override
        default boolean calculates() {
            return true;
        }
    }

    /** How the numbers of several rows become one. */
    enum Gathering {
        SUM,
        LARGEST,
        SMALLEST;

        BigDecimal of(BigDecimal a, BigDecimal b) {
            return switch (this) {
                case SUM -> a.add(b);
                case LARGEST -> a.max(b);
                case SMALLEST -> a.min(b);
            };
        }
    }

    boolean calculates() {
        if (!later.isEmpty()) {
            return later.getLast().calculates();
        }
        return gathering != null
                || (cell == null && steps.isEmpty())
                || (!steps.isEmpty() && steps.getLast().calculates());
    }

    @Override
    public String text(Scope scope) throws CellException {
        String value = gathering == null ? one(scope) : gathered(scope);
        for (int i = 0; i < later.size(); i++) {
            value = later.get(i).apply(value, scope);
        }
        return value;
    }

    private String one(Scope scope) throws CellException {
        String value = cell == null ? Integer.toString(scope.ordinal()) : cell.said(scope);
        for (int i = 0; i < steps.size(); i++) {
            value = steps.get(i).apply(value, scope);
        }
        return value;
    }

    private String gathered(Scope scope) throws CellException {
        BigDecimal all = null;
        int ordinal = 0;
        for (CsvRow row : scope.group()) {
            String value = one(scope.at(row, ++ordinal));
            if (value != null && !value.isEmpty()) {
                BigDecimal number = new BigDecimal(value);
                all = all == null ? number : gathering.of(all, number);
            }
        }
        return all == null ? null : all.toPlainString();
    }

    /** The number that a value is, by the form of the column's file. */
    static String number(String value, Cell cell, CsvFormat form, Scope scope) throws CellException {
        String number = form.numbers().canonical(value);
        if (number == null) {
            throw new CellException(
                    RejectReason.BAD_NUMBER,
                    "Expected a number such as %s: '%s'"
                            .formatted(form.numbers().example(), RejectedException.shown(value)),
                    cell == null ? scope.row() : cell.row(scope),
                    cell == null ? null : cell.title());
        }
        return number;
    }
}
