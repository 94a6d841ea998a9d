package dev.vitrina.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Iceberg REST catalog over a SQLite file. */
final class CatalogPart implements Part {

    static final String NAME = "catalog";

    private final Http http = new Http(Duration.ofSeconds(3));
    private final Home home;
    private final Ports ports;
    private final Settings settings;
    private final Installation installation;

    CatalogPart(Home home, Ports ports, Settings settings, Installation installation) {
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
        return ports.url(Port.CATALOG);
    }

    @Override
    public Launch launch() {
        List<String> command = JavaCommand.of(home, NAME)
                .firstCompilerOnly()
                .logging(home, NAME)
                .heap(settings.catalogHeap())
                .main(
                        installation.classPath("catalog"),
                        "dev.vitrina.catalog.CatalogServer",
                        Loopback.HOST,
                        String.valueOf(ports.of(Port.CATALOG)),
                        home.catalog().resolve("catalog.db").toString(),
                        // Iceberg keeps locations as plain text: no escapes, no slash at the end
                        "file://" + home.warehouse());
        return new Launch(command, Map.of());
    }

    @Override
    public boolean answers() {
        try {
            return http.get(address() + "/v1/config").has("defaults");
        } catch (IOException e) {
            return false;
        }
    }
}
