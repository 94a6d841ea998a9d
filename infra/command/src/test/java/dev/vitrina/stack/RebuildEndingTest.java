package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside a catalog that knows one table with a branch, and is overtaken once. */
class RebuildEndingTest {
    private static final String STAMP = "20260105-101500";
    private static final String TABLE = "/v1/namespaces/ledger/tables/sales_entries";

    @TempDir
    Path folder;

    private final List<String> commits = new ArrayList<>();
    private boolean hasBranch = true;
    private int conflicts;
    private HttpServer catalog;
    private Home home;

    @BeforeEach
    void open() throws IOException {
        home = new Home(folder);
        home.create();
        checkpoint("sales", 5);
        checkpoint("sales-" + STAMP, 9);
        Files.createDirectories(folder.resolve("checkpoints/sales-x"));
        catalog = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalog.createContext("/", this::answer);
        catalog.start();
    }

    @AfterEach
    void close() {
        catalog.stop(0);
    }

    @Test
    void whatWasLeftBeforeTheSwitchIsThrownAway() throws IOException {
        RebuildJournal left = journal().holding();
        RebuildJournal.file(home, "sales").write(left);

        assertThat(ending().of(left, null, List.of())).isTrue();

        assertThat(commits)
                .singleElement()
                .asString()
                .contains("\"action\":\"remove-snapshot-ref\"", "rebuild-" + STAMP)
                .doesNotContain("set-snapshot-ref");
        assertThat(JobLife.of(home, "sales")).isEqualTo(new JobLife("sales", 0, Map.of()));
        assertThat(folders()).containsExactlyInAnyOrder("sales", "sales-x");
        assertThat(RebuildJournal.file(home, "sales").read()).isEmpty();
    }

    @Test
    void aSwitchThatWasLeftIsCompletedHoweverOften() throws IOException {
        conflicts = 1;
        RebuildJournal left = journal().switching(9);
        for (int time = 1; time <= 2; time++) {
            RebuildJournal.file(home, "sales").write(left);
            assertThat(ending().of(left, null, List.of())).isTrue();
        }

        assertThat(commits)
                .singleElement()
                .asString()
                .contains("\"ref-name\":\"before-rebuild-" + STAMP + "\",\"type\":\"tag\",\"snapshot-id\":7")
                .contains("\"ref-name\":\"main\",\"type\":\"branch\",\"snapshot-id\":8")
                .contains("\"ref\":\"main\",\"snapshot-id\":7")
                .contains("\"action\":\"remove-snapshot-ref\"");
        assertThat(JobLife.of(home, "sales")).isEqualTo(new JobLife("sales-" + STAMP, 9, Map.of()));
        assertThat(new Checkpoints(home, "sales", "sales-" + STAMP).newest())
                .hasValueSatisfying(newest -> assertThat(newest.number()).isEqualTo(9));
        assertThat(folders()).containsExactlyInAnyOrder("sales-" + STAMP, "sales-x");
        assertThat(RebuildJournal.file(home, "sales").read()).isEmpty();
    }

    private RebuildEnding ending() {
        return new RebuildEnding(
                home, new LakeRefs("http://127.0.0.1:" + catalog.getAddress().getPort()));
    }

    private static RebuildJournal journal() {
        return new RebuildJournal("sales", "ab12", STAMP, RebuildJournal.Phase.BUILDING, 0, Map.of());
    }

    private void checkpoint(String name, int number) throws IOException {
        Path checkpoint =
                folder.resolve("checkpoints").resolve(name).resolve("run").resolve("chk-" + number);
        Files.createDirectories(checkpoint);
        Files.createFile(checkpoint.resolve("_metadata"));
    }

    private List<String> folders() throws IOException {
        try (var folders = Files.list(home.checkpoints())) {
            return folders.map(path -> path.getFileName().toString()).toList();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = exchange.getRequestURI().getPath().equals(TABLE);
        int status = known ? 200 : 404;
        if (known && exchange.getRequestMethod().equals("POST")) {
            if (conflicts-- > 0) {
                status = 409;
            } else {
                commits.add(body);
                hasBranch = false;
            }
        }
        String refs = "\"main\":{\"snapshot-id\":7,\"type\":\"branch\"}"
                + (hasBranch ? ",\"rebuild-" + STAMP + "\":{\"snapshot-id\":8,\"type\":\"branch\"}" : "");
        byte[] answer = ("{\"metadata\":{\"refs\":{" + refs + "},\"snapshots\":[]}}").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
