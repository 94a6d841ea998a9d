package dev.vitrina.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/** An array of objects, one a line; decimals are numbers with all their digits. */
final class JsonWriter implements ResultWriter {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .rootValueSeparator(",\n")
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    @Override
    public void write(ResultSet rows, PrintWriter out) throws SQLException, IOException {
        Cells cells = new Cells(rows);
        out.print("[\n");
        try (JsonGenerator json = JSON.createGenerator(out)) {
            while (rows.next() && !out.checkError()) {
                json.writeStartObject();
                for (int column = 1; column <= cells.count(); column++) {
                    json.writeFieldName(cells.title(column));
                    value(json, cells, column);
                }
                json.writeEndObject();
            }
        }
        out.print("\n]\n");
    }

    private static void value(JsonGenerator json, Cells cells, int column) throws SQLException, IOException {
        BigDecimal number = cells.number(column);
        String text = cells.text(column);
        if (number != null) {
            json.writeNumber(number);
        } else if (text == null) {
            json.writeNull();
        } else if (cells.isTruth(column)) {
            json.writeBoolean(cells.truth(column));
        } else {
            json.writeString(text);
        }
    }
}
