package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;

/** A cell that does not say what its field needs, or a row that cannot be used; its document is rejected. */
final class CellException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RejectReason reason;
    private final transient CsvRow row;
    private final String column;

    /**
     * Trouble.
     *
     * @param column the title; null where the whole row is meant
     */
    CellException(RejectReason reason, String sentence, CsvRow row, String column) {
        super(sentence, null, false, false); // thrown per bad cell; where the code stood helps nobody
        this.reason = reason;
        this.row = row;
        this.column = column;
    }

    static CellException of(CsvRow row) {
        return new CellException(
                row.trouble().reason(),
                row.trouble().sentence(),
                row,
                row.trouble().column());
    }

    RejectReason reason() {
        return reason;
    }

    CsvRow row() {
        return row;
    }

    @Override
    public String getMessage() {
        return super.getMessage() + place(row, column);
    }

    /** Where in which file, as the end of a sentence. */
    static String place(CsvRow row, String column) {
        return " at %s line %d%s"
                .formatted(
                        row.file().name(),
                        row.line(),
                        column == null ? "" : ", column '" + RejectedException.shown(column) + "'");
    }
}
