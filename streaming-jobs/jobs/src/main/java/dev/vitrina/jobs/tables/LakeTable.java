package dev.vitrina.jobs.tables;

import dev.vitrina.schemas.Table;
import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.iceberg.flink.util.FlinkCompatibilityUtil;

/** Attaches a stream of answers to an Iceberg table, committed with each checkpoint, exactly once. */
public final class LakeTable {
    private LakeTable() {}

    /** Turns an answer into a row. */
    @FunctionalInterface
    public interface RowMapper<T> extends Serializable {
        RowData row(T answer);
    }

    /** In which task rows are made, and written if they stay. Those that replace others are written by themselves anyway. */
    public enum Place {
        /** That of the operator which answers: nothing is carried over. */
        CHAINED,
        /**
         * One of their own. Who waits for the operator does not wait for a file to be closed, nor for rows that are let go, as
         * long as there are buffers between the two.
         */
        APART
    }

    /** Every answer becomes a row that stays. */
    public static <T> void append(DataStream<T> answers, Table table, LakeCatalog catalog, RowMapper<T> mapper) {
        append(answers, table, catalog, mapper, Place.CHAINED);
    }

    /** Every answer becomes a row that stays. */
    public static <T> void append(
            DataStream<T> answers, Table table, LakeCatalog catalog, RowMapper<T> mapper, Place place) {
        IcebergSink.forRowData(rows(answers, table, mapper, place))
                .tableLoader(catalog.table(table))
                .toBranch(catalog.branch())
                .uidSuffix(table.fullName())
                .append();
    }

    /** Every answer replaces the row with its key; of one key only the newest answer of each checkpoint is written. */
    public static <T> void upsert(DataStream<T> answers, Table table, LakeCatalog catalog, RowMapper<T> mapper) {
        upsert(answers, table, catalog, mapper, Place.CHAINED);
    }

    /** Every answer replaces the row with its key; of one key only the newest answer of each checkpoint is written. */
    public static <T> void upsert(
            DataStream<T> answers, Table table, LakeCatalog catalog, RowMapper<T> mapper, Place place) {
        DataStream<RowData> newest = rows(answers, table, mapper, place)
                .transform(
                        "newest " + table.fullName(), type(table), new NewestOfCheckpoint(rowType(table), table.key()))
                .uid("newest-" + table.fullName());
        IcebergSink.forRowData(newest)
                .tableLoader(catalog.table(table))
                .toBranch(catalog.branch())
                .uidSuffix(table.fullName())
                .equalityFieldColumns(table.key())
                .upsert(true)
                .append();
    }

    private static <T> SingleOutputStreamOperator<RowData> rows(
            DataStream<T> answers, Table table, RowMapper<T> mapper, Place place) {
        SingleOutputStreamOperator<RowData> rows = answers.map(mapper::row)
                .returns(type(table))
                .name("row of " + table.fullName())
                .uid("row-" + table.fullName());
        return place == Place.APART ? rows.startNewChain() : rows;
    }

    /** Flink's type of a table's rows. */
    public static TypeInformation<RowData> type(Table table) {
        return FlinkCompatibilityUtil.toTypeInfo(rowType(table));
    }

    static RowType rowType(Table table) {
        return FlinkSchemaUtil.convert(table.schema());
    }
}
