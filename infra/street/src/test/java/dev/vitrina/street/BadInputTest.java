package dev.vitrina.street;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever cannot be read is counted and kept with its reason; nothing else is lost and no job stops. */
@ExtendWith(SharedShop.class)
class BadInputTest {
    private static final int TEN_MEGABYTES = 10_000_000;

    @TempDir
    private Path folder;

    /** A receipt of three units, which everything below is a broken form of. */
    private static String receipt(String id, String line) {
        return """
                {"entity":"stock_document","source":"bad","id":"%s","version":1,"changed_at":"2026-02-01T10:00:00Z",\
                "body":{"type":"receipt","organization":"bad","warehouse":"attic","moment":"2026-02-01T10:00:00Z",\
                "lines":[%s]}}""".formatted(id, line);
    }

    private static String receipt(String id) {
        return receipt(id, "{\"line\":\"1\",\"sku\":\"ghost\",\"quantity\":3,\"unit_cost\":2}");
    }

    private static final Map<Integer, String> REASONS = Map.of(
            2, "broken_json",
            3, "unknown_entity",
            4, "missing_field",
            5, "unknown_field",
            6, "wrong_type",
            7, "too_many_decimals",
            8, "time_without_offset",
            9, "negative_quantity",
            10, "line_too_long");

    private static List<String> lines() {
        return List.of(
                receipt("first"),
                receipt("broken").substring(0, 100),
                receipt("entity").replace("stock_document", "stork_document"),
                receipt("missing").replace("\"sku\":\"ghost\",", ""),
                receipt("extra").replace("\"unit_cost\"", "\"unit_price\""),
                receipt("type").replace("\"quantity\":3", "\"quantity\":true"),
                receipt("decimals").replace("\"quantity\":3", "\"quantity\":3.0001"),
                receipt("offset").replace("\"moment\":\"2026-02-01T10:00:00Z\"", "\"moment\":\"2026-02-01T10:00:00\""),
                receipt("negative").replace("\"quantity\":3", "\"quantity\":-3"),
                receipt("long").replace("ghost", "g".repeat(TEN_MEGABYTES)),
                receipt("last"));
    }

    @Test
    void eachBadLineIsKeptWithItsReasonAndTheRestGoesOn(Shop shop) throws IOException {
        Path file = Files.write(folder.resolve("bad.jsonl"), lines());
        Path empty = Files.createFile(folder.resolve("empty.jsonl"));

        Answer first = shop.importChanges(file, empty);
        assertThat(first.out()).contains("2 changes", "9 rejected", "empty.jsonl is empty");

        List<String> expected = new ArrayList<>();
        REASONS.forEach((line, reason) -> expected.add(line + " " + reason + " true"));
        assertThat(shop.lines("""
                        SELECT line, reason, length(raw) BETWEEN 90 AND 10001000 AND detail <> ''
                        FROM ops.rejects WHERE file = 'bad.jsonl'""")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(shop.line("SELECT length(raw) > 10000000 FROM ops.rejects WHERE file = 'bad.jsonl' AND line = 10"))
                .as("a long line is kept whole")
                .isEqualTo("true");
        assertThat(shop.line("SELECT on_hand FROM current.available_stock WHERE organization = 'bad'"))
                .as("an unknown SKU in an unknown warehouse is kept and shown")
                .isEqualTo("6.000");
        assertThat(shop.statusReport().path("data").path("unknownItems").asLong())
                .as("and status counts it")
                .isPositive();

        shop.importChanges(file);
        assertThat(shop.line("SELECT count(*) FROM ops.rejects WHERE file = 'bad.jsonl'"))
                .as("imported twice, kept once")
                .isEqualTo("9");
        assertThat(shop.line("SELECT count(*) FROM ledger.stock_entries WHERE organization = 'bad'"))
                .isEqualTo("2");
    }

    @Test
    void strictImportsFailWhereALineIsBad(Shop shop) throws IOException {
        Path file = Files.write(folder.resolve("strict.jsonl"), List.of("{"));

        assertThat(shop.run("import", "changes", file.toString(), "--strict").exitCode())
                .isEqualTo(1);
        assertThat(shop.run("import", "changes", file.toString()).exitCode()).isZero();
    }

    @Test
    void aMissingFileIsNamedAndNothingIsSent(Shop shop) throws IOException {
        Path file = Files.write(
                folder.resolve("good.jsonl"), List.of(receipt("unsent").replace("\"bad\"", "\"unsent\"")));

        Answer answer = shop.run(
                "import",
                "changes",
                file.toString(),
                folder.resolve("missing.jsonl").toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("missing.jsonl").hasLineCount(1);
        assertThat(answer.out()).doesNotContain("changes");
    }

    @Test
    void bytesOnATopicThatAreNoChangeStopNoJob(Shop shop) throws IOException {
        byte[] unknownSchema = HexFormat.of().parseHex("c3010102030405060708" + "00");
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", shop.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : List.of("vitrina.stock_document", "vitrina.order")) {
                producer.send(new ProducerRecord<>(topic, "no change".getBytes(UTF_8)));
                producer.send(new ProducerRecord<>(topic, unknownSchema));
            }
        }
        Path file = Files.write(
                folder.resolve("after.jsonl"), List.of(receipt("after").replace("\"bad\"", "\"after\"")));
        shop.importChanges(file);

        shop.awaitLine("SELECT count(*) FROM ops.rejects WHERE reason IN ('corrupt_bytes', 'unknown_schema')", "4");
        assertThat(shop.lines("""
                        SELECT topic, reason, raw FROM ops.rejects
                        WHERE reason IN ('corrupt_bytes', 'unknown_schema') ORDER BY topic, reason"""))
                .containsExactly(
                        "vitrina.order corrupt_bytes no change",
                        "vitrina.order unknown_schema base64:wwEBAgMEBQYHCAA=",
                        "vitrina.stock_document corrupt_bytes no change",
                        "vitrina.stock_document unknown_schema base64:wwEBAgMEBQYHCAA=");
        assertThat(shop.line("SELECT on_hand FROM current.available_stock WHERE organization = 'after'"))
                .as("what came after the bad bytes")
                .isEqualTo("3.000");
        shop.awaitHealthy();
    }
}
