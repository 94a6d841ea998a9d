package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmarks run and keep what they promise; what they measure is not looked at here. */
class BenchTest {

    @TempDir
    private Path home;

    @Test
    void aPairPrintsItsTableAndKeepsItsFigures() throws IOException {
        Answer answer = Command.start(
                        "--home",
                        home.toString(),
                        "bench",
                        "ledgers-rocksdb",
                        "--documents",
                        "1000",
                        "--rounds",
                        "1",
                        "--warm-ups",
                        "0")
                .answer();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("ledgers-rocksdb", "pass-through", "ratio: median", "goal: at least");
        JsonNode figures = new ObjectMapper().readTree(onlyResult().toFile());
        assertThat(figures.path("amount").path("documents").asLong()).isEqualTo(1_000);
        assertThat(figures.path("machine").path("cores").asInt()).isPositive();
        JsonNode comparison = figures.path("comparison");
        assertThat(comparison.path("ratio").path("median").asDouble()).isPositive();
        assertThat(comparison.path("rounds")).hasSize(1);
        JsonNode round = comparison.path("rounds").get(0);
        for (String side : List.of("subject", "floor")) {
            JsonNode run = round.path(side);
            assertThat(run.path("cpu_seconds").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("kafka", "catalog", "jobmanager", "taskmanager");
            assertThat(run.path("rows_written").path("ledger.cost_entries").asLong())
                    .isPositive();
        }
        assertThat(round.path("floor").path("rows_written").path("ledger.stock_entries"))
                .as("as many rows from both sides")
                .isEqualTo(round.path("subject").path("rows_written").path("ledger.stock_entries"));
        assertThat(home.resolve("bench/stack")).as("data of the run").doesNotExist();
    }

    @Test
    void anUnknownBenchmarkIsWrongUsage() {
        Answer answer =
                Command.start("--home", home.toString(), "bench", "speed").answer();

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("'speed'", "ledgers-rocksdb").hasLineCount(1);
    }

    private Path onlyResult() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("bench"))) {
            List<Path> results =
                    files.filter(file -> file.toString().endsWith(".json")).toList();
            assertThat(results).hasSize(1);
            return results.getFirst();
        }
    }
}
