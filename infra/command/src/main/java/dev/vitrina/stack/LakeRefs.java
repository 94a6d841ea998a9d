package dev.vitrina.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.vitrina.schemas.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Branches and tags of tables, through the
 * <a href="https://github.com/apache/iceberg/blob/main/open-api/rest-catalog-open-api.yaml">Iceberg REST catalog</a>. What
 * is done to a table is one commit, and is done already if there is no such branch.
 */
final class LakeRefs {
    private static final String MAIN = "main";
    private static final int TRIES = 20;

    private final Http http = new Http(Duration.ofSeconds(30));
    private final String url;

    /** @param url of the catalog */
    LakeRefs(String url) {
        this.url = url;
    }

    /** The newest snapshot of a branch; empty if there is none. */
    OptionalLong head(Table table, String branch) throws IOException {
        return head(load(table), branch);
    }

    /**
     * Makes a branch the table's main one, and removes its own name.
     *
     * @param tag for what was the main branch before
     * @param kept for how long from now, as far as expiry goes
     */
    void promote(Table table, String branch, String tag, Duration kept) throws IOException {
        commit(table, branch, metadata -> {
            List<Map<String, Object>> updates = new ArrayList<>();
            OptionalLong before = head(metadata, MAIN);
            if (before.isPresent()) {
                Map<String, Object> old = set(tag, "tag", before.getAsLong());
                // counted from the snapshot's own time
                long age = System.currentTimeMillis() - timeOf(metadata, before.getAsLong());
                old.put("max-ref-age-ms", Math.max(0, age) + kept.toMillis());
                updates.add(old);
            }
            updates.add(set(MAIN, "branch", head(metadata, branch).orElseThrow()));
            updates.add(remove(branch));
            return updates;
        });
    }

    /** Removes a branch; its snapshots are left to expiry. */
    void drop(Table table, String branch) throws IOException {
        commit(table, branch, metadata -> List.of(remove(branch)));
    }

    private interface Plan {
        List<Map<String, Object>> updates(JsonNode metadata);
    }

    private void commit(Table table, String branch, Plan plan) throws IOException {
        for (int attempt = 1; ; attempt++) {
            JsonNode metadata = load(table);
            if (head(metadata, branch).isEmpty()) {
                return;
            }
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("identifier", Map.of("namespace", List.of(table.namespace()), "name", table.name()));
            request.put("requirements", List.of(isStill(metadata, MAIN), isStill(metadata, branch)));
            request.put("updates", plan.updates(metadata));
            try {
                http.postJson(address(table), request);
                return;
            } catch (IOException e) {
                if (attempt == TRIES || !isStatus(e, 409)) {
                    throw new IOException(
                            "The catalog does not change the branches of " + table.fullName() + ": " + e.getMessage(),
                            e);
                }
            }
        }
    }

    private JsonNode load(Table table) throws IOException {
        try {
            return http.get(address(table)).path("metadata");
        } catch (IOException e) {
            if (isStatus(e, 404)) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private static boolean isStatus(IOException e, int status) {
        return String.valueOf(e.getMessage()).startsWith("HTTP " + status + ":");
    }

    private String address(Table table) {
        return url + "/v1/namespaces/" + table.namespace() + "/tables/" + table.name();
    }

    private static OptionalLong head(JsonNode metadata, String ref) {
        JsonNode id = metadata.path("refs").path(ref).path("snapshot-id");
        return id.isNumber() ? OptionalLong.of(id.asLong()) : OptionalLong.empty();
    }

    private static long timeOf(JsonNode metadata, long snapshot) {
        for (JsonNode known : metadata.path("snapshots")) {
            if (known.path("snapshot-id").asLong() == snapshot) {
                return known.path("timestamp-ms").asLong();
            }
        }
        return System.currentTimeMillis();
    }

    private static Map<String, Object> isStill(JsonNode metadata, String ref) {
        OptionalLong head = head(metadata, ref);
        Map<String, Object> requirement = new LinkedHashMap<>();
        requirement.put("type", "assert-ref-snapshot-id");
        requirement.put("ref", ref);
        requirement.put("snapshot-id", head.isPresent() ? head.getAsLong() : null);
        return requirement;
    }

    private static Map<String, Object> set(String ref, String type, long snapshot) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("action", "set-snapshot-ref");
        update.put("ref-name", ref);
        update.put("type", type);
        update.put("snapshot-id", snapshot);
        return update;
    }

    private static Map<String, Object> remove(String ref) {
        return Map.of("action", "remove-snapshot-ref", "ref-name", ref);
    }
}
