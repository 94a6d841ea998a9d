package dev.vitrina.jobs.tables;

import dev.vitrina.schemas.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;

/** A row of a table as a test reads it. */
public final class RowText {
    private RowText() {}

    /** The values by column, as text; null where there is none. Lists and maps are left out. */
    public static Map<String, String> of(Table table, RowData row) {
        RowType type = LakeTable.rowType(table);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < row.getArity(); i++) {
            Object value = RowData.createFieldGetter(type.getTypeAt(i), i).getFieldOrNull(row);
            if (type.getTypeAt(i).getChildren().isEmpty()) {
                values.put(type.getFieldNames().get(i), value == null ? null : value.toString());
            }
        }
        return values;
    }
}
