package dev.vitrina.jobs.tables;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** Fills a row of a table, column by column in the table's order. */
public final class Row {
    private final GenericRowData data;
    private int column;

    private Row(int columns) {
        data = new GenericRowData(columns);
    }

    /** A row of a table. */
    public static Row of(dev.vitrina.schemas.Table table) {
        return new Row(table.schema().columns().size());
    }

    public Row text(String text) {
        return add(StringData.fromString(text));
    }

    /** An enum's constant by its name in tables, such as {@code sale_return}. */
    public Row text(Enum<?> constant) {
        return text(constant.name().toLowerCase(java.util.Locale.ROOT));
    }

    public Row number(Long number) {
        return add(number);
    }

    public Row number(Integer number) {
        return add(number);
    }

    public Row flag(Boolean flag) {
        return add(flag);
    }

    public Row time(Instant time) {
        return add(time == null ? null : TimestampData.fromInstant(time));
    }

    /** Minor units as decimal(18,2). */
    public Row amount(long minorUnits) {
        return add(DecimalData.fromUnscaledLong(minorUnits, 18, 2));
    }

    /** Thousandths as decimal(18,3). */
    public Row quantity(long thousandths) {
        return add(DecimalData.fromUnscaledLong(thousandths, 18, 3));
    }

    /**
     * A decimal of any precision, or null.
     *
     * @throws IllegalArgumentException if the value does not fit; Flink would make it null without a word
     */
    public Row decimal(BigDecimal value, int precision, int scale) {
        DecimalData decimal = value == null ? null : DecimalData.fromBigDecimal(value, precision, scale);
        if (value != null && decimal == null) {
            throw new IllegalArgumentException("Number must fit decimal(%d,%d): %s".formatted(precision, scale, value));
        }
        return add(decimal);
    }

    public Row texts(List<String> texts) {
        return add(
                new GenericArrayData(texts.stream().map(StringData::fromString).toArray()));
    }

    public Row texts(Map<String, String> texts) {
        var map = new java.util.HashMap<StringData, StringData>();
        texts.forEach((key, value) -> map.put(StringData.fromString(key), StringData.fromString(value)));
        return add(new GenericMapData(map));
    }

    /** A list of rows of so many columns each. */
    public <T> Row rows(List<T> items, int columns, BiConsumer<T, Row> fill) {
        Object[] rows = items.stream()
                .map(item -> {
                    Row row = new Row(columns);
                    fill.accept(item, row);
                    return row.data();
                })
                .toArray();
        return add(new GenericArrayData(rows));
    }

    /**
     * The row.
     *
     * @throws IllegalStateException if a column is missing
     */
    public RowData data() {
        if (column != data.getArity()) {
            throw new IllegalStateException("The table has %d columns, the row %d".formatted(data.getArity(), column));
        }
        return data;
    }

    private Row add(Object value) {
        data.setField(column++, value);
        return this;
    }
}
