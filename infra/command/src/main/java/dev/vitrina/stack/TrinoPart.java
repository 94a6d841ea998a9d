package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Trino: coordinator and worker in one, with the one catalog {@code vitrina}. */
final class TrinoPart implements Part {

    static final String NAME = "trino";
    private static final String VERSION = "483";

    /** A reader of tables waits for a second or two anyway, one of live stock for milliseconds. */
    private static final int NICENESS = 3;

    private final Http http = new Http(Duration.ofSeconds(5));
    private final Home home;
    private final Ports ports;
    private final Settings settings;
    private final Installation installation;

    TrinoPart(Home home, Ports ports, Settings settings, Installation installation) {
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.installation = installation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return ports.url(Port.TRINO);
    }

    @Override
    public Launch launch() {
        List<String> command = JavaCommand.of(home, NAME)
                .heap(settings.trinoHeap())
                .with("--add-modules=jdk.incubator.vector", "-Djdk.attach.allowAttachSelf=true")
                .with("-XX:+EnableDynamicAgentLoading", "-XX:ReservedCodeCacheSize=160m")
                .with("-Dconfig=" + folder().resolve("config.properties"))
                .with("-Dlog.levels-file=" + folder().resolve("log.properties"))
                .main(installation.classPath("trino"), "dev.vitrina.trino.TrinoServer", VERSION);
        return new Launch(
                command,
                Map.of(
                        folder().resolve("config.properties"), configuration(),
                        folder().resolve("log.properties"), "io.trino=INFO\n",
                        folder().resolve("catalog/vitrina.properties"), catalog()),
                NICENESS);
    }

    /** Up, and able to reach the catalog through a query. */
    @Override
    public boolean answers() {
        try {
            JsonNode info = http.get(address() + "/v1/info");
            return !info.path("starting").asBoolean(true) && runs("SHOW SCHEMAS FROM vitrina");
        } catch (IOException e) {
            return false;
        }
    }

    private boolean runs(String query) throws IOException {
        JsonNode answer = http.post(
                address() + "/v1/statement",
                "text/plain",
                BodyPublishers.ofString(query),
                "X-Trino-User",
                "vitrina",
                "X-Trino-Source",
                "supervisor");
        while (answer.has("nextUri")) {
            answer = http.get(answer.get("nextUri").asText());
        }
        return !answer.has("error");
    }

    private Path folder() {
        return home.configuration().resolve("trino");
    }

    private String configuration() {
        int heap = settings.trinoHeap().count();
        return """
                coordinator=true
                node-scheduler.include-coordinator=true
                http-server.http.port=%1$d
                discovery.uri=%2$s
                node.internal-address=%3$s
                node.bind-ip=%3$s
                node.environment=vitrina
                node.id=local
                plugin.dir=%4$s
                catalog.config-dir=%5$s
                query.max-memory=%6$dMB
                query.max-memory-per-node=%6$dMB
                memory.heap-headroom-per-node=%7$dMB
                query.max-length=10000000
                query.max-history=50
                query.min-expire-age=1m
                log.path=%8$s
                log.enable-console=false
                log.max-size=64MB
                log.max-total-size=640MB
                """.formatted(
                        ports.of(Port.TRINO),
                        address(),
                        Loopback.HOST,
                        installation.trinoPlugins(),
                        folder().resolve("catalog"),
                        heap / 2,
                        heap / 4,
                        home.log(NAME));
    }

    /** The whole disk, because only then are Flink's {@code file:///} paths resolved. */
    private String catalog() {
        return """
                connector.name=iceberg
                iceberg.catalog.type=rest
                iceberg.rest-catalog.uri=%s
                iceberg.rest-catalog.view-endpoints-enabled=true
                fs.local.enabled=true
                local.location=/
                """.formatted(ports.url(Port.CATALOG));
    }
}
