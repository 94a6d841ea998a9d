package dev.vitrina.ingestion.csv;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.ingestion.changes.ImportReport;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvImportTest {
    private static final String RECEIPTS = """
            source: shop
            files:
              rows:
            format: {zone: UTC}
            documents:
              - entity: stock_document
                from: rows
                group by: doc
                id: "{doc}"
                changed_at: "{at}"
                body:
                  type: receipt
                  moment: "{at}"
                  lines:
                    each: {line: "{#}", sku: "{sku}", quantity: "{qty}", unit_cost: "{cost}"}
            """;
    private static final String HEADER = "doc,at,sku,qty,cost\n";

    @TempDir
    private Path folder;

    private Export receipts(String rows) throws IOException {
        return new Export(folder, RECEIPTS).file("in.csv", HEADER + rows);
    }

    @Test
    void rowsOfADocumentMayBeScattered() throws IOException {
        Export export = receipts("""
                B,2026-01-02,pen,1,2
                A,2026-01-01,cup,3,4.5
                B,2026-01-03,ink,2,
                """);
        ImportReport report = export.run();

        assertThat(export.ids()).containsExactly("B", "A");
        assertThat(export.body("B"))
                .isEqualTo("{\"type\":\"receipt\",\"moment\":\"2026-01-02T00:00:00Z\",\"organization\":\"main\","
                        + "\"warehouse\":\"main\",\"currency\":\"RUB\",\"rate\":\"1\",\"lines\":["
                        + "{\"line\":\"1\",\"sku\":\"pen\",\"quantity\":\"1\",\"unit_cost\":\"2\"},"
                        + "{\"line\":\"2\",\"sku\":\"ink\",\"quantity\":\"2\"}]}");
        assertThat(report.lines()).isEqualTo(3);
        assertThat(report.changes()).isEqualTo(2);
    }

    @Test
    void aWrongNumberRejectsItsDocumentWholeAndTheRestGoesOn() throws IOException {
        Export export = receipts("""
                A,2026-01-01,cup,1,1
                B,2026-01-01,cup,1,1
                A,2026-01-01,ink,"1,5",1
                """);
        export.run();

        assertThat(export.ids()).containsExactly("B");
        assertThat(export.reasons())
                .containsExactly(
                        "A 4 bad_number: Expected a number such as 1234.5: '1,5' at in.csv line 4, column 'qty'");
        assertThat(export.rejects().getFirst().getRaw()).isEqualTo("A,2026-01-01,cup,1,1\nA,2026-01-01,ink,\"1,5\",1");
        assertThat(export.rejects().getFirst().getFile()).isEqualTo("in.csv");
        assertThat(export.rejects().getFirst().getEntity()).isEqualTo("stock_document");
    }

    @Test
    void whatTheRulesOfChangesRefuseIsTracedBackToItsCell() throws IOException {
        Export export = receipts("""
                A,2026-01-01,cup,1,1
                A,2026-01-01,ink,1.2345,1
                B,2026-01-01,ink,-1,1
                C,2026-13-01,ink,1,1
                D,2026-01-01,,1,1
                """);
        export.run();

        assertThat(export.changes()).isEmpty();
        assertThat(export.reasons())
                .containsExactly(
                        "A 3 too_many_decimals: Quantity must have at most 3 decimals: 1.2345 (body.lines[1].quantity of A) at in.csv line 3, column 'qty'"
                                .replace("body.", ""),
                        "B 4 negative_quantity: Quantity must not be negative: -1 (lines[0].quantity of B) at in.csv line 4, column 'qty'",
                        "C 5 bad_time: Expected a time such as yyyy-MM-dd HH:mm:ss: '2026-13-01' at in.csv line 5, column 'at'",
                        "D 6 missing_field: Sku is missing (lines[0].sku of D) at in.csv line 6, column 'sku'");
    }

    @Test
    void aRowWithTooFewOrTooManyCellsRejectsItsDocument() throws IOException {
        Export export = receipts("""
                A,2026-01-01,cup,1,1
                A,2026-01-01,cup
                B,2026-01-01,cup,1,1,1
                C,2026-01-01,cup,1,1
                ,,,,

                """);
        export.run();

        assertThat(export.ids()).containsExactly("C");
        assertThat(export.reasons())
                .containsExactly(
                        "A 3 broken_row: A row must have as many cells as the header, 5: 3 at in.csv line 3",
                        "B 4 broken_row: A row must have as many cells as the header, 5: 6; a ',' inside a cell needs quotes around the cell at in.csv line 4");
    }

    @Test
    void aQuoteThatNeverEndsCostsItsOwnDocumentOnly() throws IOException {
        Export export = receipts("""
                A,2026-01-01,"a ""big""
                cup",1,1
                B,2026-01-01,"cup,1,1
                C,2026-01-01,"cu"p,1,1
                D,2026-01-01,cup,x,1
                E,2026-01-01,"cup,1,1
                F,2026-01-01,cup,1,1
                """);
        export.run();

        assertThat(export.ids()).containsExactly("A", "F");
        assertThat(export.body("A")).contains("a \\\"big\\\"\\ncup");
        assertThat(export.reasons()).hasSize(4);
        assertThat(export.reasons().get(0)).startsWith("B 4 broken_row: ");
        assertThat(export.reasons().get(1)).startsWith("C 5 broken_row: Unexpected character after closing quote");
        assertThat(export.reasons().get(2)).startsWith("D 6 bad_number");
        assertThat(export.reasons().get(3)).startsWith("E 7 broken_row: Unclosed quoted field");
        assertThat(export.rejects().getFirst().getRaw()).isEqualTo("B,2026-01-01,\"cup,1,1");
    }

    @Test
    void bytesThatTheEncodingDoesNotKnowNameTheirCell() throws IOException {
        Export export = new Export(folder, RECEIPTS)
                .file(
                        "in.csv",
                        HEADER + "A,2026-01-01,чашка,1,1\nB,2026-01-01,cup,1,1\n",
                        Charset.forName("windows-1251"));
        export.run();

        assertThat(export.ids()).containsExactly("B");
        assertThat(export.reasons().getFirst())
                .matches(
                        "A 2 wrong_encoding: Text must be UTF-8, or 'encoding' must say what else: '.+' at in.csv line 2, column 'sku'");
    }

    @Test
    void byteOrderMarksAreUnderstood() throws IOException {
        Export eight = new Export(folder, RECEIPTS).file("a.csv", "\uFEFF" + HEADER + "A,2026-01-01,é,1,1\n");
        eight.run();
        Export sixteen = new Export(folder, RECEIPTS).file("b.csv", HEADER + "A,2026-01-01,é,1,1\n", UTF_16);
        sixteen.run();

        assertThat(eight.body("A")).contains("\"sku\":\"é\"").isEqualTo(sixteen.body("A"));
    }

    @Test
    void everyMissingColumnIsNamedBeforeAnythingIsSent() throws IOException {
        Export export =
                new Export(folder, RECEIPTS).file("in.csv", "doc,date,sku,quantity,cost\nA,2026-01-01,cup,1,1\n");

        assertThatThrownBy(export::run)
                .isInstanceOf(MappingException.class)
                .hasMessageContainingAll(
                        "shop.yaml has 2 problems",
                        "in.csv line 1 has no column 'at' (mapping line 10)",
                        "in.csv line 1 has no column 'qty' (mapping line 15)",
                        "its columns are doc, date, sku, quantity, cost");
        assertThat(export.changes()).isEmpty();
    }

    @Test
    void anotherDelimiterEncodingOrHeaderLineIsProposed() throws IOException {
        assertThatThrownBy(new Export(folder, RECEIPTS).file("in.csv", HEADER.replace(',', ';'))::run)
                .hasMessageContaining("all would be there with delimiter: \";\"");
        assertThatThrownBy(new Export(folder, RECEIPTS).file("in.csv", "Report\nof May\n" + HEADER)::run)
                .hasMessageContaining("all would be there with header: 3");
        String russian = RECEIPTS.replace("{sku}", "{товар}");
        assertThatThrownBy(new Export(folder, russian)
                        .file("in.csv", HEADER.replace("sku", "товар"), Charset.forName("windows-1251"))::run)
                .hasMessageContaining("all would be there with encoding: windows-1251");
    }

    @Test
    void emptyFilesAndHeadersAlone() throws IOException {
        assertThatThrownBy(new Export(folder, RECEIPTS).file("in.csv", "")::run)
                .hasMessageContaining("in.csv is empty: expected a header in line 1");
        assertThat(new Export(folder, RECEIPTS).file("in.csv", HEADER).run().changes())
                .isZero();
        assertThat(new Export(folder, RECEIPTS)
                        .file("in.csv", HEADER + "A,2026-01-01,cup,1,1\n" + HEADER + "B,2026-01-01,cup,1,1\n")
                        .run()
                        .changes())
                .as("files put one behind the other")
                .isEqualTo(2);
        assertThatThrownBy(new Export(folder, RECEIPTS).file("in.csv", "doc,at,sku,qty,cost,qty\n")::run)
                .hasMessageContaining("has the column 'qty' more than once");
    }

    @Test
    void aDamagedFileIsNotHalfImported() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            rows.append(i * 7919 % 10_007).append(",2026-01-01,cup,1,1\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(rows.toString().getBytes(UTF_8));
        }
        Export export =
                new Export(folder, RECEIPTS).file("in.csv.gz", Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));

        assertThatThrownBy(export::run)
                .isInstanceOf(IOException.class)
                .hasMessageMatching(".*in\\.csv\\.gz is damaged after line \\d+.*");
        assertThat(export.changes()).isEmpty();
        assertThat(new Export(folder, RECEIPTS)
                        .file("whole.csv.gz", bytes.toByteArray())
                        .run()
                        .lines())
                .isEqualTo(20_000);
    }

    @Test
    void theSameFileAgainIsTheSameChangesAndRejects() throws IOException {
        String rows = "A,2026-01-01,cup,1,1\nB,2026-01-01,cup,x,1\nC,2026-01-01,cup,x,1\n";
        Export first = receipts(rows);
        first.run();
        Export second = receipts(rows);
        second.run();

        assertThat(second.changes()).isEqualTo(first.changes());
        assertThat(second.rejects()).isEqualTo(first.rejects());
        assertThat(first.rejects().stream().map(Reject::getKey).distinct()).hasSize(2);
    }

    @Test
    void groupsThatStandTogetherAreSentAsTheyComeAndElseRefused() throws IOException {
        String mapping = RECEIPTS.replace("group by: doc\n", "group by: doc\n    contiguous: true\n");
        Export together = new Export(folder, mapping)
                .file("in.csv", HEADER + "A,2026-01-01,cup,1,1\nA,2026-01-01,ink,1,1\nB,2026-01-01,ink,1,1\n");
        together.run();
        assertThat(together.ids()).containsExactly("A", "B");
        assertThat(together.body("A")).contains("\"line\":\"2\"");

        assertThatThrownBy(
                        new Export(folder, mapping)
                                        .file(
                                                "in.csv",
                                                HEADER
                                                        + "A,2026-01-01,cup,1,1\nB,2026-01-01,ink,1,1\nA,2026-01-01,ink,1,1\n")
                                ::run)
                .hasMessageContaining(
                        "in.csv line 4 belongs to rows further up: 'contiguous' cannot be said of this file");
    }

    @Test
    void aMegabyteInACellIsNoTrouble() throws IOException {
        Export export = receipts("A,2026-01-01," + "x".repeat(1 << 20) + ",1,1\nB,2026-01-01,cup," + "1".repeat(1 << 20)
                + ",1\nC,2026-01-01,cup,1,1\n");
        export.run();

        assertThat(export.ids()).containsExactly("C");
        assertThat(export.rejects()).extracting(Reject::getReason).containsExactly("out_of_range", "bad_number");
        assertThat(export.reasons()).allMatch(reason -> reason.length() < 400);
    }

    private static final String ORDERS = """
            source: shop
            files:
              orders:
              items: {file: "items*.csv"}
              goods: {optional: true}
            format: {zone: Europe/London, time: [dd.MM.yyyy HH:mm, dd.MM.yyyy], decimal: ","}
            maps:
              words: {new: placed, sent: shipped, "*": cancelled}
            documents:
              - entity: order
                from: orders
                id: "{id}"
                changed_at: "{day} 12:00"
                version: "{changed | epoch}"
                deleted: "{state} is gone"
                body:
                  moment: "{day} 12:00"
                  status: "{state | map words}"
                  customer: "{buyer | lower | after last :}"
                  lines:
                    from: items
                    by: {order: "{id}"}
                    join: {good: {from: goods, by: {code: "{sku}"}, optional: true}}
                    where: "{qty} > 0"
                    each:
                      line: "{#}"
                      sku: "{good.article | or sku}"
                      quantity: "{qty}"
                      price: "{price | times 0.01 | abs}"
            """;
    private static final String ORDER_ROWS = "id;day;state;buyer;changed\n1;27.10.2024;new;a:b:Ann;27.10.2024 01:30\n"
            + "2;31.03.2024;odd;;31.03.2024 01:30\n3;01.01.2024;gone;;01.01.2024\n4;01.01.2024;sent;;02.01.2024\n";
    private static final String ITEM_ROWS = "order;sku;qty;price\n1;x;1,5;-1050\n1;y;0;1\n1;z;2;1\n2;x;1;1\n3;x;1;1\n";

    private Export orders(String goods) throws IOException {
        return new Export(folder, ORDERS.replace("decimal:", "delimiter: \";\", decimal:"))
                .file("items-1.csv", ITEM_ROWS)
                .file("o.csv", ORDER_ROWS)
                .file("g.csv", goods);
    }

    @Test
    void filesAreJoinedByKeysAndWordsTranslated() throws IOException {
        Export export = orders("code;article\nx;X-1\n");
        export.run();

        assertThat(export.ids()).containsExactly("1", "2", "3");
        assertThat(export.body("1"))
                .contains("\"moment\":\"2024-10-27T12:00:00Z\",\"status\":\"placed\"", "\"customer\":\"ann\"")
                .endsWith("\"lines\":[{\"line\":\"1\",\"sku\":\"X-1\",\"quantity\":\"1.5\",\"price\":\"10.5\"},"
                        + "{\"line\":\"3\",\"sku\":\"z\",\"quantity\":\"2\",\"price\":\"0.01\"}]}");
        assertThat(export.body("2")).contains("\"moment\":\"2024-03-31T11:00:00Z\",\"status\":\"cancelled\"");
        assertThat(export.changes()).extracting(Change::getDeleted).containsExactly(false, false, true);
        assertThat(export.reasons())
                .containsExactly("4 5 missing_row: No row of items has order '4' at o.csv line 5, column 'id'");
    }

    @Test
    void anHourThatComesTwiceIsItsFirstAndOneThatNeverComesCountsOn() throws IOException {
        Export export = orders("code;article\n");
        export.run();

        // 01:30 in summer time is 00:30Z; 01:30 on the night to summer time is half an hour after 01:00Z
        assertThat(export.changes())
                .extracting(Change::getVersion)
                .containsExactly(1_729_989_000_000L, 1_711_848_600_000L, 1_704_067_200_000L);
    }

    @Test
    void aKeyThatSeveralRowsHaveIsRefusedUnlessTheySayTheSame() throws IOException {
        Export export = orders("code;article\nx;X-1\nx;X-2\nz;Z\nz;Z\n");
        export.run();

        assertThat(export.ids()).containsExactly("3");
        assertThat(export.reasons().getFirst())
                .isEqualTo(
                        "1 2 ambiguous_row: Only one row of goods may have code 'x', found one on line 2 and another on line 3"
                                + " at items-1.csv line 2, column 'sku'");
    }

    @Test
    void aMissingFileIsNamedWithItsColumns() throws IOException {
        assertThatThrownBy(new Export(folder, ORDERS).file("o.csv", ORDER_ROWS.replace(';', ','))::run)
                .hasMessageContaining("no file for 'items': expected one named items*.csv");
        assertThatThrownBy(new Export(folder, ORDERS)
                        .file("items.csv", ITEM_ROWS.replace(',', '.').replace(';', ','))::run)
                .hasMessageContaining(
                        "no file for 'orders': expected one with the columns id, day, changed, state, buyer");
    }

    @Test
    void numbersOfAGroupAreAddedUp() throws IOException {
        String mapping = """
                source: shop
                files:
                  rows:
                format: {decimal: ",", grouping: blank, delimiter: tab, blank: [NULL]}
                documents:
                  - entity: payment
                    from: rows
                    group by: [shop, order]
                    id: "{shop}/{order}"
                    changed_at: 2026-01-01T00:00:00Z
                    version: "{rev | largest}"
                    body:
                      direction: in
                      moment: 2026-01-01T00:00:00Z
                      amount: "{price | times qty | plus fee | sum | negate}"
                      counterparty: "{who}"
                      links: [{order: "{order}", amount: "{price | sum}"}]
                """;
        Export export = new Export(folder, mapping).file("pay.csv", """
                shop\torder\tprice\tqty\tfee\trev\twho
                a\t1\t1\u00a0234,50\t2\t1\t3\tNULL
                b\t1\t1\t1\t1\t1\tAnn
                a\t1\t−0,5\t1\t0\t12\tBob
                """);
        export.run();

        assertThat(export.ids()).containsExactly("a/1", "b/1");
        assertThat(export.changes()).extracting(Change::getVersion).containsExactly(12L, 1L);
        assertThat(export.body("a/1"))
                .contains("\"amount\":\"-2469.5\"", "\"links\":[{\"order\":\"1\",\"amount\":\"1234\"}]")
                .doesNotContain("counterparty");
    }

    @Test
    void theVersionComesFromOutsideWhereTheMappingHasNone() throws IOException {
        Export export = receipts("A,2026-01-01,cup,1,1\n").version(7);
        export.run();

        assertThat(export.changes()).extracting(Change::getVersion).isEqualTo(List.of(7L));
    }

    @Test
    void aFileWithoutAHeaderIsReadByTheMappingsTitlesAndTotalsAreNoDocument() throws IOException {
        Export export = new Export(
                        folder,
                        RECEIPTS.replace("rows:", "rows: {columns: [doc, at, sku, qty, cost]}")
                                .replace("group by: doc", "group by: doc\n    where: \"{doc} is not empty\""))
                .file("in.csv", "A,2026-01-01,cup,1,1\n,,total,1,1\n");
        export.run();

        assertThat(export.ids()).containsExactly("A");
        assertThat(export.rejects()).isEmpty();
    }

    @Test
    void anIdWithAnEmptyCellIsNoId() throws IOException {
        Export export = new Export(folder, RECEIPTS.replace("id: \"{doc}\"", "id: \"R{doc}\""))
                .file("in.csv", HEADER + ",2026-01-01,cup,1,1\n,2026-01-01,ink,1,1\n");
        export.run();

        assertThat(export.reasons())
                .containsExactly(
                        "null 2 empty_value: Id must not be empty at in.csv line 2, column 'doc'",
                        "null 3 empty_value: Id must not be empty at in.csv line 3, column 'doc'");
    }

    @Test
    void theSameFileNamedTwiceIsReadOnce() throws IOException {
        Export export = receipts("A,2026-01-01,cup,1,1\n").file("in.csv", HEADER + "A,2026-01-01,cup,1,1\n");
        export.run();

        assertThat(export.body("A"))
                .endsWith("\"lines\":[{\"line\":\"1\",\"sku\":\"cup\",\"quantity\":\"1\",\"unit_cost\":\"1\"}]}");
    }

    private static final String LINES_APART = """
            source: shop
            files:
              orders:
              items:
            format: {zone: UTC}
            documents:
              - entity: order
                from: orders
                id: "{id}"
                changed_at: "{at}"
                body:
                  moment: "{at}"
                  status: placed
                  lines:
                    from: items
                    by: {order: "{id}"}
                    each: {line: "{#}", sku: "{sku}", quantity: "{qty}"}
            """;

    @Test
    void aBrokenRowOfAJoinedFileIsRejectedEvenIfNothingLeadsToIt() throws IOException {
        Export export = new Export(folder, LINES_APART)
                .file("orders.csv", "id,at\n1,2026-01-01\n")
                .file("items.csv", "sku,qty,order\ncup,1,1\nink,1\npen,1,2\n");
        ImportReport report = export.run();

        assertThat(export.ids()).containsExactly("1");
        assertThat(export.reasons())
                .containsExactly(
                        "null 3 broken_row: A row must have as many cells as the header, 3: 2 at items.csv line 3");
        assertThat(export.rejects().getFirst().getEntity()).isNull();
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.files())
                .extracting(ImportReport.FileReport::neverFound)
                .as("the broken row and the one of order 2")
                .containsExactly(0L, 2L);
    }

    @Test
    void aBrokenRowThatAnOrderLeadsToIsRejectedOnceWithThatOrder() throws IOException {
        Export export = new Export(folder, LINES_APART)
                .file("orders.csv", "id,at\n1,2026-01-01\n")
                .file("items.csv", "sku,qty,order\ncup,1,1\nink,1,1,x\n");
        export.run();

        assertThat(export.ids()).isEmpty();
        assertThat(export.reasons()).hasSize(1).first().asString().startsWith("1 3 broken_row: ");
    }

    private static final String PRODUCTS = """
            source: shop
            files:
              rows:
            format: {zone: UTC}
            documents:
              - entity: product
                from: rows
                group by: sku
                id: "{sku}"
                changed_at: "{at}"
                body: {name: "{sku}"}
            """;

    @Test
    void aBrokenRowOfWhichOnlyTheFirstWouldCountIsRejected() throws IOException {
        Export export =
                new Export(folder, PRODUCTS).file("in.csv", HEADER + "A,2026-01-01,cup\nB,2026-01-01,pen,1,1\n");
        export.run();

        assertThat(export.ids()).containsExactly("pen");
        assertThat(export.reasons())
                .containsExactly(
                        "cup 2 broken_row: A row must have as many cells as the header, 5: 3 at in.csv line 2");
    }

    @Test
    void aBrokenRowIsRejectedForTheDocumentsThatItStillShowsOnly() throws IOException {
        String mapping = PRODUCTS + """
              - from: rows
                changed_at: "{at}"
                make:
                  - {entity: order, where: "{doc} starts with O", id: "{doc}", body: {moment: "{at}", status: placed, lines: []}}
                  - {entity: warehouse, where: "{doc} starts with W", id: "{doc}", body: {name: x, kind: own}}
            """.indent(0);
        Export export = new Export(folder, mapping)
                .file("in.csv", HEADER + "O1,2026-01-01,cup\nW1,2026-01-01,cup,1,1\nX1,2026-01-01,cup\n");
        export.run();

        assertThat(export.ids()).containsExactlyInAnyOrder("cup", "W1");
        assertThat(export.rejects())
                .extracting(reject -> reject.getEntity() + " " + reject.getId())
                .containsExactly("order O1", "product cup");
        assertThat(export.rejects()).extracting(Reject::getLine).containsExactly(2L, 4L);
    }

    @Test
    void aGarbledKeyAmongRowsThatStandTogetherCostsItsOwnRowOnly() throws IOException {
        String mapping = RECEIPTS.replace("group by: doc\n", "group by: doc\n    contiguous: true\n");
        Export export = new Export(folder, mapping).file("in.csv", HEADER + """
                A,2026-01-01,cup,1,1
                A,2026-01-01,pen,1,1
                B,2026-01-01,cup,1,1
                A,2026-01-01
                B,2026-01-01,ink,1,1
                C,2026-01-01,cup
                C,2026-01-01,pen,1,1
                D,2026-01-01,pen,1,1
                E,2026-01-01
                """);
        export.run();

        assertThat(export.ids()).containsExactly("A", "B", "D");
        assertThat(export.body("B")).contains("\"sku\":\"cup\"", "\"sku\":\"ink\"");
        assertThat(export.rejects())
                .extracting(reject -> reject.getId() + " " + reject.getLine())
                .containsExactly("A 5", "C 7", "E 10");
        assertThat(export.rejects().get(1).getRaw())
                .as("what goes with a broken first row is not sent without it")
                .isEqualTo("C,2026-01-01,cup\nC,2026-01-01,pen,1,1");
    }

    @Test
    void quotesThatGoWrongByTheHundredCostTheirOwnDocumentsOnly() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 500; i++) {
            rows.append("S%d,2026-01-01,%s,1,1\r\n".formatted(i, i % 2 == 0 ? "\"2\" pipe\"" : "pipe"));
        }
        Export export = receipts(rows.toString());
        ImportReport report = export.run();

        assertThat(export.ids()).hasSize(250).startsWith("S1", "S3").endsWith("S499");
        assertThat(report.lines()).isEqualTo(500);
        assertThat(export.rejects()).hasSize(250);
        assertThat(export.rejects().getLast().getLine()).isEqualTo(501);
        assertThat(export.rejects().getLast().getRaw()).isEqualTo("S500,2026-01-01,\"2\" pipe\",1,1");
    }

    @Test
    void aCellBeyondAllSizeCostsItsOwnDocumentOnly() throws IOException {
        Export export = receipts("A,2026-01-01,cup,1,1\nB,2026-01-01,\"open,1,1\nC,2026-01-01," + "x".repeat(17 << 20)
                + ",1,1\nD,2026-01-01,cup,1,1\n");
        export.run();

        assertThat(export.ids()).containsExactly("A", "D");
        assertThat(export.rejects())
                .extracting(reject -> reject.getId() + " " + reject.getLine() + " " + reject.getReason())
                .containsExactly("B 3 broken_row", "C 4 broken_row");
    }

    @Test
    void blankCellsBehindTheLastColumnAreNoTrouble() throws IOException {
        Export export = receipts("A,2026-01-01,cup,1,1,\nA,2026-01-01,ink,1,1, ,\nB,2026-01-01,a,b,1,1\n");
        export.run();

        assertThat(export.ids()).containsExactly("A");
        assertThat(export.reasons())
                .containsExactly("B 4 broken_row: A row must have as many cells as the header, 5: 6;"
                        + " a ',' inside a cell needs quotes around the cell at in.csv line 4");
    }

    @Test
    void whatStopsAnImportIsSaidAsItIs() throws IOException {
        String mapping = RECEIPTS.replace("group by: doc\n", "group by: doc\n    contiguous: true\n");
        Path file = folder.resolve("in.csv");
        Export export = new Export(folder, mapping)
                .file("in.csv", HEADER + "A,2026-01-01,cup,1,1\nB,2026-01-01,ink,1,1\nA,2026-01-01,ink,1,1\n");

        assertThatThrownBy(export::run)
                .hasMessage(file + " line 4 belongs to rows further up: 'contiguous' cannot be said of this file");
    }

    @Test
    void rowsAndKeysThatDoNotFitAreRefusedInTime() throws IOException {
        Path file = folder.resolve("in.csv");
        String rows = "A,2026-01-01,cup,1,1\nB,2026-01-01,cup,1,1\n";
        assertThatThrownBy(() -> receipts(rows).run(150))
                .isInstanceOf(IOException.class)
                .hasMessage(file
                        + " is too large to be kept whole: line 3 does not fit into the 0 MB that there are for rows and their"
                        + " keys. If the rows of each document stand together, say 'contiguous: true' beside 'group by'; else"
                        + " cut the file between documents");
        assertThatThrownBy(() -> receipts(rows).run(450))
                .as("both rows fit, the key of the second does not")
                .hasMessageContaining("line 3 does not fit");
        assertThat(receipts(rows).run(600).changes()).isEqualTo(2);
        assertThatThrownBy(() -> new Export(folder, PRODUCTS)
                        .file("in.csv", HEADER + "A,2026-01-01,cup,1,1\nB,2026-01-01,pen,1,1\n")
                        .run(200))
                .hasMessage(file
                        + " has too many documents: at line 3 their keys do not fit into the 0 MB that there are for rows and"
                        + " their keys. Cut the file between documents");
    }

    @Test
    void aDocumentOfTooManyRowsIsRejectedWithTheirNumber() throws IOException {
        Export export =
                receipts(("A,2026-01-01," + "x".repeat(200) + ",1,1\n").repeat(40_000) + "B,2026-01-01,cup,1,1\n");
        export.run();

        assertThat(export.ids()).containsExactly("B");
        assertThat(export.reasons())
                .containsExactly(
                        "A 2 line_too_long: A document must be at most 8388608 bytes long, and 40000 rows share the"
                                + " key of this one at in.csv line 2");
    }

    @Test
    void aJoinOfTheDocumentLooksFromTheDocumentsRowInsideAListOfAnotherFile() throws IOException {
        Export export = new Export(folder, """
                        source: shop
                        files:
                          orders:
                          items:
                          buyers:
                        format: {zone: UTC}
                        documents:
                          - entity: order
                            from: orders
                            join: {buyer: {from: buyers, by: {code: "{who}"}}}
                            id: "{id}"
                            changed_at: "{at}"
                            body:
                              moment: "{at}"
                              status: placed
                              customer: "{buyer.name}"
                              lines:
                                from: items
                                by: {order: "{id}"}
                                each: {line: "{#}", sku: "{sku}-{buyer.name}", quantity: "{qty | sum}", price: "{price | largest}"}
                        """)
                .file("orders.csv", "id,at,who\n1,2026-01-01,a\n2,2026-01-01,b\n")
                .file("items.csv", "sku,price,order,qty\ncup,7,1,2\nink,9,1,0.5\npen,1,2,1\n")
                .file("buyers.csv", "code,name\na,Ann\nb,Bob\n");
        export.run();

        assertThat(export.reasons()).isEmpty();
        assertThat(export.body("1"))
                .endsWith("\"lines\":[{\"line\":\"1\",\"sku\":\"cup-Ann\",\"quantity\":\"2.5\",\"price\":\"9\"},"
                        + "{\"line\":\"2\",\"sku\":\"ink-Ann\",\"quantity\":\"2.5\",\"price\":\"9\"}]}");
        assertThat(export.body("2")).contains("\"sku\":\"pen-Bob\",\"quantity\":\"1\"");
    }

    @Test
    void aColumnWithBracesAndBarsIsWrittenInBackquotes() throws IOException {
        Export export = new Export(
                        folder,
                        RECEIPTS.replace("{cost}", "{`Price {net|a}` | times `a b`}")
                                .replace("group by: doc", "group by: doc\n    where: \"{`Price {net|a}`} > 0\""))
                .file("in.csv", "doc,at,sku,qty,Price {net|a},a b\nA,2026-01-01,cup,1,2.5,2\nB,2026-01-01,cup,1,0,2\n");
        export.run();

        assertThat(export.ids()).containsExactly("A");
        assertThat(export.body("A")).contains("\"unit_cost\":\"5\"");
    }

    @Test
    void nothingIsMadeOfANumberThatIsNotThere() throws IOException {
        Export export = new Export(
                        folder,
                        RECEIPTS.replace("{cost}", "{cost | abs | or '' | times 2}")
                                .replace("{qty}", "{qty | or '3'}"))
                .file("in.csv", HEADER + "A,2026-01-01,cup,,\nA,2026-01-01,ink,1,-2\n");
        export.run();

        assertThat(export.body("A"))
                .endsWith("\"lines\":[{\"line\":\"1\",\"sku\":\"cup\",\"quantity\":\"3\"},"
                        + "{\"line\":\"2\",\"sku\":\"ink\",\"quantity\":\"1\",\"unit_cost\":\"4\"}]}");
    }

    @Test
    void aDocumentWithoutLinesIsNoneEvenIfSomethingElseInItCannotBeRead() throws IOException {
        String mapping = RECEIPTS.replace(
                "      lines:\n", "      overhead: {amount: \"{cost}\"}\n      lines:\n        where: \"{qty} > 0\"\n");
        Export export = new Export(folder, mapping)
                .file(
                        "in.csv",
                        "doc,at,sku,qty,cost\nA,2026-01-01,cup,0,1.234\nB,2026-01-01,cup,1,1.234\nC,2026-01-01,cup,1,1.5\n");
        export.run();

        assertThat(export.ids()).containsExactly("C");
        assertThat(export.reasons())
                .containsExactly(
                        "B 3 too_many_decimals: Amount must have at most 2 decimals: 1.234 (overhead.amount of B)"
                                + " at in.csv line 3, column 'cost'");
    }

    @Test
    void theSameCellMaySayDifferentThingsInDifferentRowsAndDocuments() throws IOException {
        Export export = new Export(
                        folder, PRODUCTS.replace("{name: \"{sku}\"}", "{name: \"{sku}\", category: \"{qty}\"}"))
                .file("in.csv", HEADER + "A,2026-01-01,cup,,1\nA,2026-01-01,pen,x,1\n");
        export.run();

        assertThat(export.body("cup")).isEqualTo("{\"name\":\"cup\"}");
        assertThat(export.body("pen")).isEqualTo("{\"name\":\"pen\",\"category\":\"x\"}");
    }

    @Test
    void repeatedHeadersAreLeftOutWhateverBlanksStandAroundThem() throws IOException {
        String index = RECEIPTS.replace("format: {", "format: {trim: true, ");
        Export named = new Export(folder, index)
                .file("in.csv", HEADER + "A,2026-01-01,cup,1,1\n\u00A0doc, at,sku,qty,cost\n doc,at,sku,qty,cost \n");
        Export nameless = new Export(folder, index)
                .file("nameless.csv", "," + HEADER + "0,A,2026-01-01,cup,1,1\n," + HEADER + ",B,2026-01-01,cup,1,1\n");
        named.run();
        nameless.run();

        assertThat(named.ids()).containsExactly("A");
        assertThat(named.reasons()).isEmpty();
        assertThat(nameless.ids()).containsExactly("A", "B");
        assertThat(nameless.reasons()).isEmpty();
    }

    @Test
    void anHourOfOneDigitIsToldItsPattern() throws IOException {
        Export export = new Export(folder, RECEIPTS.replace("zone: UTC", "zone: UTC, time: dd.MM.yyyy HH:mm"))
                .file("in.csv", HEADER + "A,05.01.2026 9:15,cup,1,1\nB,soon,cup,1,1\n");
        export.run();

        assertThat(export.reasons())
                .containsExactly(
                        "A 2 bad_time: Expected a time such as dd.MM.yyyy HH:mm: '05.01.2026 9:15';"
                                + " dd.MM.yyyy H:mm would read it at in.csv line 2, column 'at'",
                        "B 3 bad_time: Expected a time such as dd.MM.yyyy HH:mm: 'soon' at in.csv line 3, column 'at'");
    }
}
