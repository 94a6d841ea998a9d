package dev.vitrina.ingestion.csv;

/** Names a column of some row in reach. */
sealed interface Cell {
    /** The row; null if there is none, which says nothing in every column. */
    CsvRow row(Scope scope) throws CellException;

    Role role();

    int column();

    String title();

    /** Whether it stands in a row outside of the list of another file's rows that it is named in. */
    boolean isOutside();

    /** What it says; null if nothing. */
    default String said(Scope scope) throws CellException {
        CsvRow row = row(scope);
        if (row == null) {
            return null;
        }
        if (row.trouble() != null) {
            throw CellException.of(row);
        }
        return row.said(column());
    }

    /** Of the row in question. */
    record Own(Role role, int column, String title) implements Cell {
        @Override
        public CsvRow row(Scope scope) {
            return scope.row();
        }

        @Override
        public boolean isOutside() {
            return false;
        }
    }

    /** Of the document's first row, where the row in question is one of another file. */
    record OfDocument(Role role, int column, String title) implements Cell {
        @Override
        public CsvRow row(Scope scope) {
            return scope.first();
        }

        @Override
        public boolean isOutside() {
            return true;
        }
    }

    /** Of the row that a join finds. */
    record Joined(Join join, int column, String title) implements Cell {
        @Override
        public CsvRow row(Scope scope) throws CellException {
            return join.row(scope);
        }

        @Override
        public Role role() {
            return join.role();
        }

        @Override
        public boolean isOutside() {
            return join.levels() > 0;
        }
    }
}
