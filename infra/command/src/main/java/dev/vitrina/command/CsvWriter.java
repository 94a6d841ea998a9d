package dev.vitrina.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** RFC 4180 with a header and line feeds; numbers plain, a null empty. */
final class CsvWriter implements ResultWriter {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private static final int ROWS_PER_MARK = 10_000;

    @Override
    public void write(ResultSet rows, PrintWriter out) throws SQLException, IOException {
        write(rows, out, done -> {});
    }

    /** Returns the number of rows, and tells it every ten thousand. */
    long write(ResultSet rows, PrintWriter out, LongConsumer progress) throws SQLException, IOException {
        Cells cells = new Cells(rows);
        CSVPrinter csv = new CSVPrinter(out, FORMAT);
        List<String> line = new ArrayList<>();
        for (int column = 1; column <= cells.count(); column++) {
            line.add(cells.title(column));
        }
        csv.printRecord(line);
        long count = 0;
        while (rows.next() && !out.checkError()) {
            line.clear();
            for (int column = 1; column <= cells.count(); column++) {
                line.add(cells.text(column));
            }
            csv.printRecord(line);
            if (++count % ROWS_PER_MARK == 0) {
                progress.accept(count);
            }
        }
        csv.flush();
        return count;
    }
}
