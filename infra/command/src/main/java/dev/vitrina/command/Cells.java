package dev.vitrina.command;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** The cells of a result as text and numbers. */
final class Cells {

    private final ResultSet rows;
    private final ResultSetMetaData columns;

    Cells(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.columns = rows.getMetaData();
    }

    int count() throws SQLException {
        return columns.getColumnCount();
    }

    String title(int column) throws SQLException {
        return columns.getColumnLabel(column);
    }

    boolean isNumber(int column) throws SQLException {
        return switch (columns.getColumnType(column)) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC -> true;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> true;
            default -> false;
        };
    }

    boolean isTruth(int column) throws SQLException {
        return columns.getColumnType(column) == Types.BOOLEAN;
    }

    /** As Trino prints it, numbers plain; null for a null. */
    String text(int column) throws SQLException {
        BigDecimal number = number(column);
        return number == null ? rows.getString(column) : number.toPlainString();
    }

    /** Null if it is no number, not a finite one, or null. */
    BigDecimal number(int column) throws SQLException {
        if (!isNumber(column)) {
            return null;
        }
        return switch (rows.getObject(column)) {
            case BigDecimal exact -> exact;
            // through its text: 0.1f is 0.1 and not 0.10000000149
            case Float single when Float.isFinite(single) -> new BigDecimal(single.toString());
            case Double approximate when Double.isFinite(approximate) -> new BigDecimal(approximate.toString());
            case Number whole
            when !(whole instanceof Float || whole instanceof Double) -> BigDecimal.valueOf(whole.longValue());
            case null, default -> null;
        };
    }

    boolean truth(int column) throws SQLException {
        return rows.getBoolean(column);
    }
}
