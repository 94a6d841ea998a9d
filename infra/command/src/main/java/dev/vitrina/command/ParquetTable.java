package dev.vitrina.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.function.LongConsumer;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * A query's result as a Parquet file, every column optional: decimals with their precision and scale, times as
 * microseconds in UTC, anything without a type of its own as text.
 */
final class ParquetTable {

    private static final long ROW_GROUP_BYTES = 32 << 20;
    private static final int ROWS_PER_MARK = 10_000;

    private final ResultSet rows;
    private final ResultSetMetaData columns;
    private final Schema schema;

    ParquetTable(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.columns = rows.getMetaData();
        this.schema = schema(columns);
    }

    /** Writes what is left of the result and returns the number of rows. */
    long write(Path file, LongConsumer progress) throws SQLException, IOException {
        GenericData model = new GenericData();
        model.addLogicalTypeConversion(new Conversions.DecimalConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        model.addLogicalTypeConversion(new TimeConversions.DateConversion());
        long count = 0;
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withSchema(schema)
                .withDataModel(model)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .build()) {
            while (rows.next()) {
                writer.write(row());
                if (++count % ROWS_PER_MARK == 0) {
                    progress.accept(count);
                }
            }
        }
        return count;
    }

    private GenericRecord row() throws SQLException {
        GenericRecord row = new GenericData.Record(schema);
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            row.put(column - 1, value(column));
        }
        return row;
    }

    private Object value(int column) throws SQLException {
        Object value = switch (columns.getColumnType(column)) {
            case Types.BOOLEAN -> rows.getBoolean(column);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> rows.getInt(column);
            case Types.BIGINT -> rows.getLong(column);
            case Types.REAL -> rows.getFloat(column);
            case Types.DOUBLE -> rows.getDouble(column);
            case Types.DECIMAL -> decimal(column);
            case Types.DATE -> rows.getObject(column, LocalDate.class);
            case Types.TIMESTAMP_WITH_TIMEZONE -> instant(rows.getTimestamp(column));
            default -> rows.getString(column);
        };
        return rows.wasNull() ? null : value;
    }

    private BigDecimal decimal(int column) throws SQLException {
        BigDecimal value = rows.getBigDecimal(column);
        return value == null ? null : value.setScale(columns.getScale(column));
    }

    private static Object instant(Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static Schema schema(ResultSetMetaData columns) throws SQLException {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("row").fields();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            Schema type = type(columns, column);
            fields = fields.name(columns.getColumnLabel(column))
                    .type(Schema.createUnion(Schema.create(Schema.Type.NULL), type))
                    .withDefault(null);
        }
        return fields.endRecord();
    }

    private static Schema type(ResultSetMetaData columns, int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Schema.create(Schema.Type.INT);
            case Types.BIGINT -> Schema.create(Schema.Type.LONG);
            case Types.REAL -> Schema.create(Schema.Type.FLOAT);
            case Types.DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case Types.DECIMAL ->
                LogicalTypes.decimal(columns.getPrecision(column), columns.getScale(column))
                        .addToSchema(Schema.create(Schema.Type.BYTES));
            case Types.DATE -> LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
            case Types.TIMESTAMP_WITH_TIMEZONE ->
                LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            default -> Schema.create(Schema.Type.STRING);
        };
    }
}
