package dev.vitrina.ingestion.csv;

import static dev.vitrina.ingestion.changes.RejectedException.shown;

import dev.vitrina.ingestion.changes.RejectReason;
import java.util.List;
import java.util.Objects;

/** Text with placeholders, {@code S{InvoiceNo}}. If a placeholder has nothing to say, neither has the text. */
final class Template {
    private final List<Piece> pieces;
    private final Piece only; // null if there are several
    private final CsvFormat form;
    private final boolean constant;
    private final boolean calculated;

    /**
     * A text.
     *
     * @param pieces in order
     * @param form of the file that most of it comes from
     */
    Template(List<Piece> pieces, CsvFormat form) {
        this.pieces = List.copyOf(pieces);
        this.only = pieces.size() == 1 ? pieces.getFirst() : null;
        this.form = form;
        this.constant = pieces.stream().noneMatch(Placeholder.class::isInstance);
        this.calculated = only instanceof Placeholder placeholder && placeholder.calculates();
    }

    /** A part of the text. */
    sealed interface Piece permits Literal, Placeholder {
        String text(Scope scope) throws CellException;
    }

    /** Text that stays as it is. */
    record Literal(String text) implements Piece {
        @Override
        public String text(Scope scope) {
            return text;
        }
    }

    CsvFormat form() {
        return form;
    }

    /** Whether there is no placeholder in it. */
    boolean isConstant() {
        return constant;
    }

    /** Whether it is one placeholder that has calculated a number, which is written with a point whatever the file does. */
    boolean isCalculated() {
        return calculated;
    }

    /** The filled text; null if there is nothing to say. */
    String text(Scope scope) throws CellException {
        if (only != null) {
            return only.text(scope);
        }
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            String part = piece.text(scope);
            if (part == null) {
                return null;
            }
            text.append(part);
        }
        return text.toString();
    }

    /**
     * The number that a filled text is.
     *
     * @throws CellException if it is none
     */
    String number(String text, Scope scope) throws CellException {
        String number = form.numbers().canonical(text);
        if (number == null) {
            throw bad(
                    RejectReason.BAD_NUMBER,
                    "Expected a number such as %s: '%s'"
                            .formatted(form.numbers().example(), shown(text)),
                    scope);
        }
        return number;
    }

    /** Says that what stands here is wrong. */
    CellException bad(RejectReason reason, String sentence, Scope scope) {
        return new CellException(reason, sentence, row(scope), column());
    }

    /** The title of the first column in it; null if there is none. */
    String column() {
        return pieces.stream()
                .filter(Placeholder.class::isInstance)
                .map(piece -> ((Placeholder) piece).cell())
                .filter(Objects::nonNull)
                .map(Cell::title)
                .findFirst()
                .orElse(null);
    }

    /** The row that the first column in it is read from; the row in question if there is none. */
    CsvRow row(Scope scope) {
        for (Piece piece : pieces) {
            if (piece instanceof Placeholder placeholder && placeholder.cell() != null) {
                try {
                    CsvRow row = placeholder.cell().row(scope);
                    return row == null ? scope.row() : row;
                } catch (CellException e) {
                    return scope.row();
                }
            }
        }
        return scope.row();
    }
}
