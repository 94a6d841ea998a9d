package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.junit.jupiter.api.Test;

class ResultWritersTest {

    @Test
    void aTableSetsNumbersToTheRight() throws Exception {
        assertThat(written(new TableWriter())).isEqualTo("""
                        sku      quantity          share  sold
                        -------  --------  -------------  -----
                        MUG        10.500  0.00000000012  true
                        a,"b" ü     -3.00            5.0  false

                        """);
    }

    @Test
    void csvQuotesWhatNeedsItAndLeavesNullsEmpty() throws Exception {
        assertThat(written(new CsvWriter())).isEqualTo("""
                        sku,quantity,share,sold
                        MUG,10.500,0.00000000012,true
                        "a,""b"" ü",-3.00,5.0,false
                        ,,,
                        """);
    }

    @Test
    void jsonKeepsAllDigitsOfADecimal() throws Exception {
        assertThat(written(new JsonWriter())).isEqualTo("""
                        [
                        {"sku":"MUG","quantity":10.500,"share":0.00000000012,"sold":true},
                        {"sku":"a,\\"b\\" ü","quantity":-3.00,"share":5.0,"sold":false},
                        {"sku":null,"quantity":null,"share":null,"sold":null}
                        ]
                        """);
    }

    private static String written(ResultWriter writer) throws Exception {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        writer.write(rows(), out);
        out.flush();
        return text.toString();
    }

    private static ResultSet rows() throws SQLException {
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        RowSetMetaDataImpl columns = new RowSetMetaDataImpl();
        columns.setColumnCount(4);
        column(columns, 1, "sku", Types.VARCHAR);
        column(columns, 2, "quantity", Types.DECIMAL);
        column(columns, 3, "share", Types.DOUBLE);
        column(columns, 4, "sold", Types.BOOLEAN);
        rows.setMetaData(columns);
        // each row is inserted before the last one
        row(rows, null, null, null, null);
        row(rows, "a,\"b\" ü", new BigDecimal("-3.00"), 5.0, false);
        row(rows, "MUG", new BigDecimal("10.500"), 1.2e-10, true);
        rows.beforeFirst();
        return rows;
    }

    private static void column(RowSetMetaDataImpl columns, int index, String name, int type) throws SQLException {
        columns.setColumnName(index, name);
        columns.setColumnLabel(index, name);
        columns.setColumnType(index, type);
    }

    private static void row(CachedRowSet rows, Object... values) throws SQLException {
        rows.moveToInsertRow();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                rows.updateNull(i + 1);
            } else {
                rows.updateObject(i + 1, values[i]);
            }
        }
        rows.insertRow();
        rows.moveToCurrentRow();
    }
}
