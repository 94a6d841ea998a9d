package dev.vitrina.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.iceberg.types.TypeUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
    static List<Table> all() {
        return Tables.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void keysAreRequiredColumnsAndNeverIdentifierFields(Table table) {
        assertThat(table.key())
                .allSatisfy(column -> assertThat(isRequired(table, column) || isOfAPool(table, column))
                        .isTrue());
        assertThat(table.schema().identifierFieldIds()).isEmpty();
    }

    private static boolean isRequired(Table table, String column) {
        return table.schema().findField(column).isRequired();
    }

    /** A company's one pool has no warehouse. */
    private static boolean isOfAPool(Table table, String column) {
        return List.of(Tables.INVENTORY_VALUE, Tables.OPEN_LAYERS).contains(table) && column.equals("warehouse");
    }

    @ParameterizedTest
    @MethodSource("all")
    void columnIdsAreUsedOnce(Table table) {
        assertThat(TypeUtil.indexById(table.schema().asStruct())).doesNotContainValue(null);
        assertThat(TypeUtil.getProjectedIds(table.schema())).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void ledgersAreAppendedToAndNumbered(Table table) {
        boolean ledger = table.namespace().equals("ledger");
        assertThat(table.schema().findField("entry") != null).isEqualTo(ledger);
        assertThat(table.upserted()).isEqualTo(table.namespace().equals("current"));
    }
}
