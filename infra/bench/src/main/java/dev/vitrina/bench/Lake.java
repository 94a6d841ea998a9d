package dev.vitrina.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitrina.schemas.Table;
import dev.vitrina.stack.Http;
import dev.vitrina.stack.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The tables as their catalog describes them. */
final class Lake {
    private final Http http = new Http(Duration.ofSeconds(30));
    private final BenchStack stack;

    Lake(BenchStack stack) {
        this.stack = stack;
    }

    /** Rows ever added to a table by its commits; 0 if it does not exist. */
    long rowsAdded(Table table) throws IOException {
        JsonNode metadata = read(table);
        long rows = 0;
        for (JsonNode snapshot : metadata.path("snapshots")) {
            rows += snapshot.path("summary").path("added-records").asLong();
        }
        return rows;
    }

    /** How often a table was committed. */
    long commits(Table table) throws IOException {
        return read(table).path("snapshots").size();
    }

    /** Forgets a table and deletes its files. */
    void drop(Table table) throws IOException {
        JsonNode metadata = read(table);
        if (metadata.has("location")) {
            http.delete(url(table) + "?purgeRequested=false");
            String location = metadata.path("location").asText();
            Trees.delete(Path.of(location.replaceFirst("^file:/*", "/")));
        }
    }

    private JsonNode read(Table table) throws IOException {
        try {
            return http.get(url(table)).path("metadata");
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).startsWith("HTTP 404")) {
                return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
            }
            throw e;
        }
    }

    private String url(Table table) {
        return stack.catalog() + "/v1/namespaces/" + table.namespace() + "/tables/" + table.name();
    }
}
