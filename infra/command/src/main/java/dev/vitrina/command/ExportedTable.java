package dev.vitrina.command;

import dev.vitrina.schemas.Tables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A table as it leaves the house: which columns, and in which shape. */
final class ExportedTable {

    /** Every table of the catalog, whoever made it; Trino's own are left out. */
    private static final String COLUMNS = """
            select table_schema || '.' || table_name, column_name, data_type
            from information_schema.columns
            where table_schema not in ('information_schema', 'system')
            order by table_schema, table_name, ordinal_position""";

    private static final String REJECTS = Tables.REJECTS.fullName();

    private final String name;
    private final Map<String, String> columns;

    private ExportedTable(String name, Map<String, String> columns) {
        this.name = name;
        this.columns = columns;
    }

    static List<ExportedTable> all(Connection trino) throws SQLException {
        Map<String, Map<String, String>> tables = new LinkedHashMap<>();
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
        List<ExportedTable> all = new ArrayList<>();
        tables.forEach((name, columns) -> all.add(new ExportedTable(name, columns)));
        return all;
    }

    /** {@code schema.table}. */
    String name() {
        return name;
    }

    /** Whether it is about people, and nothing of it leaves without being asked for. */
    boolean isPersonal() {
        return Tables.PERSONAL.stream().anyMatch(table -> table.fullName().equals(name));
    }

    long count(Connection trino) throws SQLException {
        try (Statement statement = trino.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + quotedName())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Asks for every column; without personal data rejects come without their text, which may be anybody's. */
    String query(boolean personalData) {
        return columns.entrySet().stream()
                .map(column ->
                        shape(column.getKey(), column.getValue(), personalData) + " as " + quoted(column.getKey()))
                .collect(Collectors.joining(", ", "select ", " from " + quotedName()));
    }

    private String shape(String column, String type, boolean personalData) {
        String value = quoted(column);
        if (type.startsWith("map(") || type.startsWith("array(") || type.startsWith("row(")) {
            return "json_format(cast(" + value + " as json))";
        }
        if (!personalData && name.equals(REJECTS) && (column.equals("raw") || column.equals("detail"))) {
            return "cast(null as varchar)";
        }
        return value;
    }

    private String quotedName() {
        int dot = name.indexOf('.');
        return quoted(name.substring(0, dot)) + "." + quoted(name.substring(dot + 1));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
