package dev.vitrina.ingestion.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Closing;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.Payment;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.StockDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReaderTest {
    private static final ShopDefaults SHOP = new ShopDefaults("main", "main", "RUB");

    private final ChangeReader reader = new ChangeReader(SHOP, false);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEARTBEAT")
    void everyEntityIsReadWithAllItsFields(Entity entity) throws RejectedException {
        Change change = read(line(entity, EntityBodies.FULL.get(entity)));

        assertThat(change.getEntity()).isEqualTo(entity.text());
        assertThat(CanonicalJson.of((SpecificRecord) change.getBody())).isEqualTo(EntityBodies.FULL.get(entity));
        assertThat(change.getBodyHash().array()).isEqualTo(CanonicalJson.sha256(EntityBodies.FULL.get(entity)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEARTBEAT")
    void theFullBodiesOfThisTestNameEveryField(Entity entity) {
        assertThat(entity.body().getFields())
                .allSatisfy(field -> assertThat(EntityBodies.FULL.get(entity)).contains('"' + field.name() + "\":"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            12.5                    → 12.500
            "12.5"                  → 12.500
            0.1                     → 0.100
            "0.1"                   → 0.100
            1e-3                    → 0.001
            1.5E2                   → 150.000
            "25e-1"                 → 2.500
            10.00                   → 10.000
            1.2340000               → 1.234
            0                       → 0.000
            -0                      → 0.000
            0e999999                → 0.000
            0.0000000000000000000000 → 0.000
            9999999999.999          → 9999999999.999
            """)
    void decimalsAreExact(String given, String read) throws RejectedException {
        Change change = read(stockLine("\"quantity\":" + given));

        assertThat(((StockDocument) change.getBody()).getLines().getFirst().getQuantity())
                .hasToString(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            2026-01-05T10:00:03Z            → 2026-01-05T10:00:03Z
            2026-01-05T10:00:03+03:00       → 2026-01-05T07:00:03Z
            2026-01-05T00:30:00-05:30       → 2026-01-05T06:00:00Z
            2026-01-05T10:00Z               → 2026-01-05T10:00:00Z
            2026-01-05T10:00:03.5Z          → 2026-01-05T10:00:03.500Z
            2026-01-05T10:00:03.123456Z     → 2026-01-05T10:00:03.123456Z
            2026-01-05T10:00:03.123456000Z  → 2026-01-05T10:00:03.123456Z
            2024-02-29T23:59:59+18:00       → 2024-02-29T05:59:59Z
            1969-12-31T23:59:59Z            → 1969-12-31T23:59:59Z
            """)
    void timesAreIsoWithOffset(String given, Instant read) throws RejectedException {
        assertThat(read(warehouse("\"changed_at\":\"" + given + "\"")).getChangedAt())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            "quantity":1.2345       → too_many_decimals → Quantity must have at most 3 decimals: 1.2345 (lines[0].quantity of S-17)
            "quantity":"0.0001"     → too_many_decimals → Quantity must have at most 3 decimals: 0.0001 (lines[0].quantity of S-17)
            "quantity":1e-4         → too_many_decimals → Quantity must have at most 3 decimals: 1e-4 (lines[0].quantity of S-17)
            "quantity":1e15         → out_of_range → Quantity must have at most 15 digits before the point: 1e15 (lines[0].quantity of S-17)
            "quantity":1e99999999999 → out_of_range → Quantity must have at most 15 digits before the point: 1e99999999999 (lines[0].quantity of S-17)
            "quantity":"1,5"        → wrong_type → Quantity must be a number such as 12.5: '1,5' (lines[0].quantity of S-17)
            "quantity":""           → wrong_type → Quantity must be a number such as 12.5: '' (lines[0].quantity of S-17)
            "quantity":"١"          → wrong_type → Quantity must be a number such as 12.5: '١' (lines[0].quantity of S-17)
            "quantity":"NaN"        → wrong_type → Quantity must be a number such as 12.5: 'NaN' (lines[0].quantity of S-17)
            "quantity":true         → wrong_type → Quantity must be a number: true (lines[0].quantity of S-17)
            "quantity":[1]          → wrong_type → Quantity must be a number: a list (lines[0].quantity of S-17)
            "quantity":10000000000.001 → out_of_range → Quantity must be at most 10000000000: 10000000000.001 (lines[0].quantity of S-17)
            "quantity":1000,"unit_cost":10000000001 → out_of_range → Unit cost must be such that the line is worth at most 10000000000000: 10000000001 (lines[0].unit_cost of S-17)
            "quantity":1,"amount":10000000000000.01 → out_of_range → Amount must be such that the line is worth at most 10000000000000: 10000000000000.01 (lines[0].amount of S-17)
            "quantity":-1           → negative_quantity → Quantity must not be negative: -1 (lines[0].quantity of S-17)
            "quantity":null         → missing_field → Quantity is missing (lines[0].quantity of S-17)
            "quantity":1,"quantity":1 → duplicate_field → Quantity is given twice in one object (lines[0].quantity of S-17)
            "quantity":1,"unit_cost":1.0000001 → too_many_decimals → Unit cost must have at most 6 decimals: 1.0000001 (lines[0].unit_cost of S-17)
            "quantity":1,"amount":1.001 → too_many_decimals → Amount must have at most 2 decimals: 1.001 (lines[0].amount of S-17)
            "quantity":1,"discount_percent":101 → out_of_range → Discount percent must be between 0 and 100: 101 (lines[0].discount_percent of S-17)
            "quantity":1,"vat_percent":-1 → out_of_range → Vat percent must be 0 or above: -1 (lines[0].vat_percent of S-17)
            "quantity":1,"ref":"R1" → bad_reference → Ref must be DOCUMENT:LINE: 'R1' (lines[0].ref of S-17)
            "quantity":1,"ref":":1" → bad_reference → Ref must be DOCUMENT:LINE: ':1' (lines[0].ref of S-17)
            "quantity":1,"ref":"A:" → bad_reference → Ref must be DOCUMENT:LINE: 'A:' (lines[0].ref of S-17)
            "quantity":1,"warehouse":"" → empty_value → Warehouse must not be empty (lines[0].warehouse of S-17)
            "quantity":1,"sequence":1.5 → wrong_type → Sequence must be a whole number without quotes: 1.5 (lines[0].sequence of S-17)
            "quantity":1,"components":[{"sku":"b","quantity":-2}] → negative_quantity → Quantity must not be negative: -2 (lines[0].components[0].quantity of S-17)
            "quantity":1,"components":[null] → wrong_type → Components must be a list without nulls: null (lines[0].components[0] of S-17)
            """)
    void linesThatCannotBeAreRejectedWithTheirPlace(String fields, String reason, String detail) {
        assertRejected(stockLine(fields), reason, detail);
    }

    @Test
    void anOverheadOfMoreThanALineIsWorthIsRejected() {
        assertRejected(
                stockLine("\"quantity\":1")
                        .replace("\"lines\"", "\"overhead\":{\"amount\":10000000000000.01},\"lines\""),
                "out_of_range",
                "Amount must be such that the line is worth at most 10000000000000: 10000000000000.01"
                        + " (overhead.amount of S-17)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            {"version":-1}                          → out_of_range → Version must be 0 or above: -1 (version of W)
            {"version":"1"}                         → wrong_type → Version must be a whole number without quotes: '1' (version of W)
            {"version":1.0}                         → wrong_type → Version must be a whole number without quotes: 1.0 (version of W)
            {"version":9223372036854775808}         → out_of_range → Version must lie between -9223372036854775808 and 9223372036854775807: 9223372036854775808 (version of W)
            {"id":17}                               → wrong_type → Id must be text in quotes: 17 (id)
            {"id":" "}                              → empty_value → Id must not be empty (id of  )
            {"source":""}                           → empty_value → Source must not be empty (source of W)
            {"entity":"stock"}                      → unknown_entity → Unknown entity 'stock': expected one of product, warehouse, customer, order, stock_document, purchase_order, payment, expense, visit_event, closing, ad_cost (entity of W)
            {"changed_at":"2026-01-05T10:00:03"}    → time_without_offset → Changed at must have an offset such as Z or +03:00: 2026-01-05T10:00:03 (changed_at of W)
            {"changed_at":"2026-01-05"}             → bad_time → Changed at must be a time such as 2026-01-05T10:00:03Z: 2026-01-05 (changed_at of W)
            {"changed_at":"2026-02-30T10:00:03Z"}   → bad_time → Changed at must be a time such as 2026-01-05T10:00:03Z: 2026-02-30T10:00:03Z (changed_at of W)
            {"changed_at":"2026-01-05T10:00:03.1234567Z"} → time_too_fine → Changed at must not be finer than a microsecond: 2026-01-05T10:00:03.1234567Z (changed_at of W)
            {"changed_at":"+12026-01-05T10:00:03Z"} → out_of_range → Changed at must lie in the years 1 to 9999: +12026-01-05T10:00:03Z (changed_at of W)
            {"changed_at":1767607203}               → wrong_type → Changed at must be a time in quotes such as "2026-01-05T10:00:03Z": 1767607203 (changed_at of W)
            {"deleted":"no"}                        → wrong_type → Deleted must be true or false: 'no' (deleted of W)
            {"note":1}                              → unknown_field → Unknown field 'note': expected one of entity, source, id, version, changed_at, recorded_at, deleted, body (note of W)
            {"body":null}                           → missing_field → Body is missing (body of W)
            {"body":[]}                             → wrong_type → Body must be an object: a list (body of W)
            {"body":{"name":"x","kind":"unrecognised"}} → unknown_value → Unknown kind 'unrecognised': expected one of own, delivery_service, supplier (kind of W)
            {"body":{"name":"x","kind":1}}          → unknown_value → Unknown kind 1: expected one of own, delivery_service, supplier (kind of W)
            {"body":{"name":"x","size":1}}          → unknown_field → Unknown field 'size': expected one of name, kind (size of W)
            {"body":{"name":"\\ud800"}}             → not_utf8 → Text must consist of whole characters: half of one, \\ud800, at character 1 (name of W)
            {"body":{}}                             → missing_field → Name is missing (name of W)
            """)
    void anEnvelopeThatCannotBeIsRejected(String instead, String reason, String detail) {
        assertRejected(warehouse(instead.substring(1, instead.length() - 1)), reason, detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', textBlock = """
            entity → Entity is missing (entity of W)
            source → Source is missing (source of W)
            id → Id is missing (id)
            version → Version is missing (version of W)
            changed_at → Changed at is missing (changed_at of W)
            body → Body is missing (body of W)
            """)
    void aMissingFieldIsNamed(String field, String detail) {
        assertRejected(warehouse("\"" + field + "\":null"), "missing_field", detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "nonsense",
                "[]",
                "17",
                "{\"a\":1} {\"b\":2}",
                "{\"entity\":}",
                "{\"entity\":\"x}",
                "{\"id\":01}",
                "{'id':1}"
            })
    void brokenJsonIsRejected(String line) {
        assertThat(rejected(line.replace(
                                        "\"a\":1",
                                        warehouse("").substring(1, warehouse("").length() - 1))
                                .getBytes(StandardCharsets.UTF_8))
                        .reason())
                .isEqualTo(RejectReason.BROKEN_JSON);
    }

    @Test
    void deepNestingIsBrokenJsonAndNoOverflow() {
        assertThat(rejected(("{\"body\":" + "[".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8))
                        .reason())
                .isEqualTo(RejectReason.BROKEN_JSON);
    }

    @Test
    void bytesThatAreNoUtf8AreRejected() {
        byte[] latin = warehouse("\"body\":{\"name\":\"é\"}").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(rejected(latin).reason()).isEqualTo(RejectReason.NOT_UTF8);
    }

    @Test
    void heartbeatsAreNotRead() {
        assertThat(rejected(line(Entity.HEARTBEAT, "{\"moment\":\"2026-01-05T10:00:03Z\"}")
                        .getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("Heartbeats are written by live sources")
                .extracting(RejectedException::reason)
                .isEqualTo(RejectReason.UNKNOWN_ENTITY);
    }

    @Test
    void aRejectionNamesTheDocument() {
        RejectedException rejected = rejected(stockLine("\"quantity\":-1").getBytes(StandardCharsets.UTF_8));

        assertThat(rejected.entity()).isEqualTo("stock_document");
        assertThat(rejected.source()).isEqualTo("erp");
        assertThat(rejected.id()).isEqualTo("S-17");
    }

    @Test
    void twoLinesOfOneNameAreRejected() {
        assertRejected(
                document(
                        "receipt",
                        "",
                        "{\"line\":\"1\",\"sku\":\"a\",\"quantity\":1},{\"line\":\"1\",\"sku\":\"b\",\"quantity\":1}"),
                "duplicate_line",
                "Line must be unique within its document: '1' (lines[1].line of S-17)");
    }

    @Test
    void aTransferNeedsSomewhereToGo() throws RejectedException {
        String line = "{\"line\":\"1\",\"sku\":\"a\",\"quantity\":1%s}";
        assertRejected(
                document("transfer", "", line.formatted("")),
                "missing_field",
                "To warehouse is missing (lines[0].to_warehouse of S-17)");
        read(document("transfer", "\"to_warehouse\":\"b\",", line.formatted("")));
        read(document("transfer", "", line.formatted(",\"to_warehouse\":\"b\"")));
    }

    @Test
    void aCostAdjustmentNeedsAnAmountAndNoQuantity() throws RejectedException {
        String line = "{\"line\":\"1\",\"sku\":\"a\"%s}";
        read(document("cost_adjustment", "", line.formatted(",\"ref\":\"R:1\",\"amount\":-5")));
        read(document("cost_adjustment", "", line.formatted(",\"unit_cost\":\"7.5\"")));
        assertRejected(
                document("cost_adjustment", "", line.formatted(",\"ref\":\"R:1\",\"unit_cost\":5")),
                "missing_field",
                "Amount is missing (lines[0].amount of S-17)");
    }

    @Test
    void aDocumentWithoutLinesANegativePriceAndUnknownNamesAreFine() throws RejectedException {
        read(document("receipt", "", ""));
        read(stockLine("\"quantity\":1,\"price\":-3,\"warehouse\":\"nobody knows it\""));
    }

    @Test
    void aForeignCurrencyNeedsARate() throws RejectedException {
        assertRejected(
                document("receipt", "\"currency\":\"EUR\",", ""),
                "missing_rate",
                "Currency EUR needs a rate to the shop's RUB (rate of S-17)");
        assertRejected(
                document("receipt", "\"currency\":\"EUR\",\"rate\":0,", ""),
                "bad_rate",
                "Rate must be positive: 0 (rate of S-17)");
        read(document("receipt", "\"currency\":\"EUR\",\"rate\":\"101.5\",", ""));
    }

    @Test
    void aPeriodEndsAfterItBegins() {
        assertRejected(
                line(
                        Entity.EXPENSE,
                        "{\"period_from\":\"2026-02-01\",\"period_to\":\"2026-01-31\",\"item\":\"rent\",\"amount\":1}"),
                "bad_period",
                "A period must not end before it begins: 2026-02-01 to 2026-01-31 (period_to of S-17)");
    }

    @Test
    void whatADocumentLeavesOutIsFilledInFromTheShop() throws RejectedException {
        StockDocument document =
                (StockDocument) read(document("receipt", "", "")).getBody();

        assertThat(document.getOrganization()).isEqualTo("main");
        assertThat(document.getWarehouse()).isEqualTo("main");
        assertThat(document.getCurrency()).isEqualTo("RUB");
        assertThat(document.getRate()).isEqualByComparingTo("1");
        assertThat(document.getApplicable()).isTrue();
        assertThat(((Closing) read(line(Entity.CLOSING, "{\"through\":\"2026-01-31\"}"))
                                .getBody())
                        .getOrganization())
                .isEqualTo("main");
    }

    @Test
    void aBodyThatSpellsTheDefaultsOutHasTheSameHash() throws RejectedException {
        assertThat(read(document(
                                "receipt",
                                "\"organization\":\"main\",\"warehouse\":\"main\",\"currency\":\"RUB\",\"rate\":1.0,"
                                        + "\"applicable\":true,\"number\":null,",
                                ""))
                        .getBodyHash())
                .isEqualTo(read(document("receipt", "", "")).getBodyHash());
    }

    @Test
    void recordedAtIsChangedAtUnlessGiven() throws RejectedException {
        assertThat(read(warehouse("")).getRecordedAt()).isEqualTo(Instant.parse("2026-01-05T10:00:03Z"));
        assertThat(read(warehouse("\"recorded_at\":\"2026-01-06T00:00:00Z\"")).getRecordedAt())
                .isEqualTo(Instant.parse("2026-01-06T00:00:00Z"));
    }

    @Test
    void aDeletionNeedsNoBodyAndKeepsNone() throws RejectedException {
        Change deletion = read(warehouse("\"deleted\":true,\"body\":{\"any\":[1,{}]}"));

        assertThat(deletion.getDeleted()).isTrue();
        assertThat(deletion.getBody()).isNull();
        assertThat(deletion.getBodyHash().array()).isEqualTo(CanonicalJson.hash(null));
        assertThat(read(warehouse("\"deleted\":true,\"body\":null"))).isEqualTo(deletion);
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() throws RejectedException {
        String bodyFirst = "  {\"body\":{\"kind\":\"supplier\",\"name\":\"Ж\"},\"id\":\"W\",\"version\":1,"
                + "\"changed_at\":\"2026-01-05T10:00:03Z\",\"source\":\"erp\",\"entity\":\"warehouse\"}";
        byte[] inTheMiddle = ("xx" + bodyFirst + "yy").getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(inTheMiddle, 2, inTheMiddle.length - 4))
                .isEqualTo(read(warehouse("\"deleted\":false,\"body\":{\"name\":\"Ж\",\"kind\":\"supplier\"}")));
    }

    @Test
    void aLenientReaderIgnoresAndCountsUnknownFields() throws RejectedException {
        ChangeReader lenient = new ChangeReader(SHOP, true);
        String line = document(
                        "receipt",
                        "\"note\":{\"a\":[1,2]},",
                        "{\"line\":\"1\",\"sku\":\"a\",\"quantity\":1,\"colour\":null}")
                .replace("\"deleted\"", "\"trace\":17,\"deleted\"");
        lenient.read(line.getBytes(StandardCharsets.UTF_8));

        assertThat(lenient.drainIgnoredFields())
                .isEqualTo(Map.of("change.trace", 1L, "stock_document.note", 1L, "stock_document.lines.colour", 1L));
        assertThat(lenient.drainIgnoredFields()).isEmpty();
    }

    @Test
    void textIsKeptAsItCame() throws RejectedException {
        Product product =
                (Product) read(line(Entity.PRODUCT, "{\"name\":\" Ёлка 🎄 \\u00e9\",\"characteristics\":{\"\":\"|\"}}"))
                        .getBody();

        assertThat(product.getName()).isEqualTo(" Ёлка 🎄 é");
        assertThat(product.getCharacteristics()).isEqualTo(Map.of("", "|"));
    }

    @Test
    void oneReaderReadsManyLines() throws RejectedException {
        for (int i = 0; i < 3; i++) {
            assertThat(read(document("receipt", "", "")).getBody()).isInstanceOf(StockDocument.class);
            rejected("{".getBytes(StandardCharsets.UTF_8));
            assertThat(read(line(Entity.PAYMENT, EntityBodies.FULL.get(Entity.PAYMENT)))
                            .getBody())
                    .isInstanceOf(Payment.class);
            assertThat(read(line(Entity.ORDER, EntityBodies.FULL.get(Entity.ORDER)))
                            .getBody())
                    .isInstanceOf(Order.class);
        }
    }

    private Change read(String line) throws RejectedException {
        return reader.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private RejectedException rejected(byte[] line) {
        RejectedException rejected = catchThrowableOfType(RejectedException.class, () -> reader.read(line));
        assertThat(rejected).isNotNull();
        return rejected;
    }

    private void assertRejected(String line, String reason, String detail) {
        RejectedException rejected = rejected(line.getBytes(StandardCharsets.UTF_8));
        assertThat(rejected.getMessage()).isEqualTo(detail);
        assertThat(rejected.reason().code()).isEqualTo(reason);
    }

    private static String line(Entity entity, String body) {
        return "{\"entity\":\"%s\",\"source\":\"erp\",\"id\":\"S-17\",\"version\":2,\"changed_at\":\"2026-01-05T10:00:03Z\",\"deleted\":false,\"body\":%s}"
                .formatted(entity.text(), body);
    }

    private static String document(String type, String fields, String lines) {
        return line(
                Entity.STOCK_DOCUMENT,
                "{\"type\":\"%s\",\"moment\":\"2026-01-05T10:00:00Z\",%s\"lines\":[%s]}"
                        .formatted(type, fields, lines));
    }

    private static String stockLine(String fields) {
        return document("receipt", "", "{\"line\":\"1\",\"sku\":\"a\"," + fields + "}");
    }

    /** A good change of a warehouse, with these fields in place of its own. */
    private static String warehouse(String fields) {
        StringBuilder line = new StringBuilder("{");
        Map<String, String> own = new LinkedHashMap<>();
        own.put("id", "\"W\"");
        own.put("entity", "\"warehouse\"");
        own.put("source", "\"erp\"");
        own.put("version", "1");
        own.put("changed_at", "\"2026-01-05T10:00:03Z\"");
        own.put("body", "{\"name\":\"Main\"}");
        own.forEach((name, value) -> {
            if (!fields.contains("\"" + name + "\":")) {
                line.append('"').append(name).append("\":").append(value).append(',');
            }
        });
        return fields.isEmpty() ? line.substring(0, line.length() - 1) + "}" : line + fields + "}";
    }
}
