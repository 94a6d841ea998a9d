package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the house as files; the Parquet files are read by DuckDB, which knows nothing of us. */
@ExtendWith(SharedShop.class)
class ExportTest {
    private static final String CHANGES = """
            {"entity":"warehouse","source":"exported","id":"w","version":1,"changed_at":"2026-02-01T08:00:00Z","body":{"name":"Main"}}
            {"entity":"product","source":"exported","id":"exported-cup","version":1,"changed_at":"2026-02-01T08:00:01Z","body":{"name":"Cup, \\"blue\\"","price":"10.5","characteristics":{"size":"L"}}}
            {"entity":"customer","source":"exported","id":"c","version":1,"changed_at":"2026-02-01T08:00:02Z","body":{"name":"Anna Example","email":"anna@example.com"}}
            {"entity":"customer","source":"exported","id":"d","version":1,"changed_at":"2026-02-01T08:00:02Z","body":{"name":"Bert Example","mail":"bert@example.com"}}
            {"entity":"stock_document","source":"exported","id":"R","version":1,"changed_at":"2026-02-01T09:00:00Z","body":{"type":"receipt","organization":"exported","warehouse":"w","moment":"2026-02-01T09:00:00.123456+03:00","lines":[{"line":"1","sku":"exported-cup","quantity":"2.125","unit_cost":"5.333333"}]}}
            {"entity":"order","source":"exported","id":"O","version":1,"changed_at":"2026-02-01T10:00:00Z","body":{"moment":"2026-02-01T10:00:00Z","status":"placed","customer":"Carl Example","colour":"red","lines":[]}}
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void bring(Shop shop, @TempDir Path folder) throws IOException {
        shop.importChanges(Files.writeString(folder.resolve("exported.jsonl"), CHANGES));
    }

    @Test
    void allTablesAsCsvHoldWhatSqlSaysAndNobodysName(Shop shop) throws IOException {
        Path to = folder.resolve("csv");

        shop.run("export", "--to", to.toString()).succeeded();

        String stock = Files.readString(to.resolve("ledger.stock_entries.csv"));
        assertThat(stock.lines().count() - 1)
                .isEqualTo(Long.parseLong(shop.line("SELECT count(*) FROM ledger.stock_entries")));
        assertThat(stock)
                .contains("exported,R,1,receipt,exported,exported-cup,w,2.125,2026-02-01 06:00:00.123456 UTC,"
                        + "2026-02-01 09:00:00.000000 UTC,1\n");
        assertThat(Files.readString(to.resolve("current.products.csv")))
                .contains("\"Cup, \"\"blue\"\"\"")
                .contains("\"{\"\"size\"\":\"\"L\"\"}\"");
        try (Stream<Path> files = Files.list(to)) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("Example", "example.com");
            }
        }
        assertThat(to.resolve("current.customers.csv")).doesNotExist();
    }

    @Test
    void namedTablesAsParquetKeepTheirTypes(Shop shop) throws IOException, SQLException {
        Path to = folder.resolve("parquet");

        shop.run("export", "--to", to.toString(), "--format", "parquet", "ledger.cost_entries", "current.products")
                .succeeded();

        try (Stream<Path> files = Files.list(to)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("ledger.cost_entries.parquet", "current.products.parquet");
        }
        assertThat(duckdb("""
                        select cost, quantity, provisional, epoch_us(effective_at), entry, order_id
                        from '%s' where organization = 'exported' and method = 'fifo'""".formatted(to.resolve("ledger.cost_entries.parquet"))))
                .containsExactly("-11.33 -2.125 false 1769925600123456 1 null");
        assertThat(duckdb("select count(*), sum(cost) from '%s'".formatted(to.resolve("ledger.cost_entries.parquet"))))
                .containsExactly(shop.line("SELECT count(*), sum(cost) FROM ledger.cost_entries"));
        assertThat(duckdb("""
                        select characteristics, price from '%s' where source = 'exported'""".formatted(to.resolve("current.products.parquet"))))
                .containsExactly("{\"size\":\"L\"} 10.500000");
    }

    @Test
    void whoCustomersAreLeavesOnlyWhenAskedFor(Shop shop) throws IOException {
        Path to = folder.resolve("people");

        Answer refused = shop.run("export", "--to", to.toString(), "current.customers");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("current.customers", "--personal-data")
                .hasLineCount(1);

        shop.run("export", "--to", to.toString(), "--personal-data", "current.customers", "ops.rejects")
                .succeeded();
        assertThat(Files.readString(to.resolve("current.customers.csv"))).contains("Anna Example", "anna@example.com");
        assertThat(Files.readString(to.resolve("ops.rejects.csv"))).contains("bert@example.com");
    }

    @Test
    void aTableThatIsNotThereIsNamedWithThoseThatAre(Shop shop) {
        Answer answer = shop.run("export", "--to", folder.toString(), "ledger.stock");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .contains("'ledger.stock'", "ledger.stock_entries")
                .hasLineCount(1);
    }

    @Test
    void statusTellsOfEachStreamHowOldItIsAndWhatWasRejected(Shop shop) {
        List<String> streams = new ArrayList<>();
        shop.statusReport().path("data").path("streams").forEach(stream -> {
            if (stream.path("source").asText().equals("exported")) {
                streams.add("%s %d %s %d"
                        .formatted(
                                stream.path("entity").asText(),
                                stream.path("changes").asLong(),
                                stream.path("newest").asText(),
                                stream.path("rejects").asLong()));
            }
        });

        assertThat(streams)
                .containsExactly(
                        "customer 1 2026-02-01T08:00:02Z 1",
                        "order 0 null 1",
                        "product 1 2026-02-01T08:00:01Z 0",
                        "stock_document 1 2026-02-01T09:00:00Z 0",
                        "warehouse 1 2026-02-01T08:00:00Z 0");
    }

    private static List<String> duckdb(String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    cells.add(String.valueOf(rows.getString(column)));
                }
                lines.add(String.join(" ", cells));
            }
        }
        return lines;
    }
}
