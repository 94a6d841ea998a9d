package dev.vitrina.command;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Aligned columns, numbers to the right; as wide as the first thousand rows ask for. */
final class TableWriter implements ResultWriter {

    private static final int LOOK_AHEAD = 1000;

    @Override
    public void write(ResultSet rows, PrintWriter out) throws SQLException {
        Cells cells = new Cells(rows);
        TextTable table = new TextTable();
        for (int column = 1; column <= cells.count(); column++) {
            table.column(cells.title(column), cells.isNumber(column));
        }
        boolean titled = false;
        while (rows.next() && !out.checkError()) {
            String[] line = new String[cells.count()];
            for (int column = 1; column <= line.length; column++) {
                String text = cells.text(column);
                line[column - 1] = text == null ? "" : text;
            }
            table.row(line);
            if (table.size() == LOOK_AHEAD) {
                if (!titled) {
                    table.printTitles(out);
                    titled = true;
                }
                table.printRows(out);
            }
        }
        if (!titled) {
            table.printTitles(out);
        }
        table.printRows(out);
    }
}
