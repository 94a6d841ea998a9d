package dev.vitrina.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
    private static final String GOOD = """
            source: shop
            files:
              rows: {file: "r*.csv"}
              more:
            format: {zone: UTC, decimal: ","}
            maps:
              words: {a: own}
            documents:
              - from: rows
                group by: id
                where: "{kind} is w"
                id: "{id}"
                join: {other: {from: more, by: id}}
                changed_at: "{at}"
                make:
                  - entity: warehouse
                    body: {name: "{other.name | trim}", kind: "{kind | map words}"}
                  - entity: order
                    body:
                      moment: "{at}"
                      status: placed
                      lines: {from: more, by: id, each: {line: "{#}", sku: "{sku}", quantity: 1}}
            """;

    @Test
    void aGoodMappingIsRead() throws IOException {
        assertThat(MappingReader.read("shop.yaml", GOOD).sets()).hasSize(1);
    }

    /** One slip at each level, with what is said about it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            source: shop      | sauce: shop         | line 1, sauce: unknown key 'sauce', did you mean 'source'?
            source: shop      | sauce: shop         | 'source' is missing: the system that the documents come from
            file: "r*.csv"    | fyle: x             | line 3, files.rows.fyle: unknown key 'fyle', did you mean 'file'?
            zone: UTC         | zone: Europe/Lodnon | line 5, format.zone: unknown zone 'Europe/Lodnon'
            zone: UTC,        | ``                  | line 14, documents[1].changed_at: times without an offset need 'zone' in 'format'
            zone: UTC         | zoen: UTC           | line 5, format.zoen: unknown key 'zoen', did you mean 'zone'?
            zone: UTC         | encoding: utf-9     | line 5, format.encoding: unknown encoding 'utf-9'
            zone: UTC         | time: dd.QQQQQQ     | line 5, format.time: no pattern of a time, such as dd.MM.yyyy HH:mm
            zone: UTC         | time: dd.mm.yyyy    | line 5, format.time: no pattern of a time, such as dd.MM.yyyy HH:mm: no date comes out of dd.mm.yyyy; MM is the month, mm the minute, yyyy the year, dd the day
            zone: UTC         | trim: no            | line 5, format.trim: expected true or false: 'no'
            zone: UTC         | trim: False         | line 5, format.trim: expected true or false: 'False'
            zone: UTC         | language: russian   | line 5, format.language: unknown language 'russian'; expected one such as en, ru or de-AT
            zone: UTC         | language: ru_RU     | line 5, format.language: unknown language 'ru_RU'
            more:             | more: {columns: [id, sku, name], format: {header: 2}} | line 4, files.more.columns: 'columns' are for files without a header
            file: "r*.csv"    | file: "r[1.csv"     | line 3, files.rows.file: no pattern of a file's name, such as orders*.csv
            trim              | `abs | or 'n/a'`    | after a calculation, 'or' takes a column, a number such as '0', or '' for nothing: 'n/a'
            quantity: 1       | `quantity: "{document.n | sum}"` | a list's own rows are gathered, and 'n' is none of their columns
            quantity: 1       | `quantity: "{other.n | largest}"` | a list's own rows are gathered, and 'n' is none of their columns
            decimal: ","      | decimal: point      | line 5, format.decimal: expected one character
            decimal: ","      | grouping: "."       | 'decimal' and 'grouping' cannot both be '.'
            from: rows        | from: row           | line 9, documents[1].from: unknown kind of file 'row', did you mean 'rows'?
            group by          | group_by            | line 10, documents[1].group_by: unknown key 'group_by', did you mean 'group by'?
            is w              | iss w               | line 11, documents[1].where: unknown operator in '{kind} iss w'
            {kind} is w       | kind is w           | line 11, documents[1].where: 'kind is w' is no condition
            {kind} is w       | {kind} > w          | has to have a number such as 12.5 after '>'
            by: id}}          | by: id, each: x}}   | line 13, documents[1].join.other.each: unknown key 'each'
            from: more, by    | by                  | line 13, documents[1].join.other: a join needs 'from', a kind of file, and 'by'
            entity: warehouse | entity: warehuose   | unknown entity 'warehuose', did you mean 'warehouse'?
            entity: warehouse | where: "{a} is b"   | 'entity' is missing; expected one of product, warehouse
            {name:            | {nmae:              | unknown field 'nmae', did you mean 'name'?
            {name:            | {nmae:              | field 'name' is missing
            trim              | trimm               | unknown step 'trimm', did you mean 'trim'?
            trim              | before              | 'before' must say what: before X
            map words         | map word            | unknown map 'word', did you mean 'words'?
            {kind             | {                   | names no column
            status: placed    | status: plaecd      | unknown value 'plaecd', did you mean 'placed'?
            moment: "{at}"    | moment: 2026-01-01  | expected a time with its offset such as 2026-01-05T10:00:00Z: '2026-01-01'
            moment: "{at}"    | moment: "{at"       | '{at' has no '}' for its '{'
            moment: "{at}"    | moment: {at: 1}     | expected a value such as "{Column}" or a constant
            quantity: 1       | quantity: one       | expected a number such as 12.5: 'one'
            each:             | eech:               | unknown key 'eech', did you mean 'each'?
            each:             | eech:               | 'each' is missing: what a row becomes
            lines: {          | lines: [1] #        | expected fields, one of line, sku, quantity
            changed_at        | at                  | 'changed_at' is missing
            source: shop      | source: *x          | anchors (&) and aliases (*) are not read here
            source: shop      | {: shop             | no valid YAML
            maps:             | format: {}          | no valid YAML
            """)
    void aSlipIsNamedWithItsLineAndTheRightWord(String good, String bad, String said) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> MappingReader.read("shop.yaml", GOOD.replace(good, bad)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("shop.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void aTimeAsANumberNeedsAZoneAsWell() {
        assertThatThrownBy(() -> MappingReader.read(
                        "shop.yaml",
                        GOOD.replace("zone: UTC,", "")
                                .replace(
                                        "changed_at: \"{at}\"",
                                        "changed_at: 2026-01-01T00:00:00Z\n    version: \"{at | epoch}\"")
                                .replace("moment: \"{at}\"", "moment: 2026-01-01T00:00:00Z")))
                .hasMessageContaining("documents[1].version: times without an offset need 'zone' in 'format'");
    }

    @Test
    void allSlipsAreToldAtOnce() {
        assertThatThrownBy(() -> MappingReader.read(
                        "shop.yaml",
                        GOOD.replace("zone", "zoen").replace("trim", "trimm").replace("quantity", "quantiyt")))
                .hasMessageStartingWith("Mapping shop.yaml has 6 problems:\n  line 5, format.zoen: ")
                .hasMessageContainingAll("'trimm'", "'quantiyt'");
    }

    @Test
    void shippedMappingsAreRead() throws IOException {
        for (String name : CsvMapping.shipped()) {
            assertThat(CsvMapping.read(name).name()).isEqualTo(name);
        }
        assertThatThrownBy(() -> CsvMapping.read("no-such-shop.yaml")).hasMessage("No such file: no-such-shop.yaml");
    }
}
