package dev.vitrina.schemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The definition of one Iceberg table.
 *
 * @param namespace {@code history}, {@code ledger}, {@code current} or {@code ops}
 * @param key columns that identify a row of a table that is upserted; empty for a table that is only appended to. The
 *     key never becomes the schema's identifier fields: Iceberg's sink would silently de-duplicate appends by them
 */
public record Table(String namespace, String name, Schema schema, List<String> key) {
    /** {@code namespace.name}, as in SQL. */
    public String fullName() {
        return namespace + "." + name;
    }

    /** Whether a newer row replaces the one with its key. */
    public boolean upserted() {
        return !key.isEmpty();
    }

    /** Table properties; small row groups, since several writers share one task manager. */
    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("format-version", "2");
        properties.put("write.format.default", "parquet");
        properties.put("write.parquet.compression-codec", "zstd");
        properties.put("write.parquet.row-group-size-bytes", Integer.toString(16 << 20));
        // a row may be a rejected line of megabytes: look at the size soon
        properties.put("write.parquet.row-group-check-min-record-count", "10");
        properties.put("write.metadata.delete-after-commit.enabled", "true");
        properties.put("write.metadata.previous-versions-max", "20");
        properties.put("commit.manifest.min-count-to-merge", "20");
        // Iceberg's sink would otherwise commit nothing at every tenth checkpoint without data
        properties.put("flink.max-continuous-empty-commits", "43200");
        return properties;
    }

    static Builder named(String namespace, String name) {
        return new Builder(namespace, name);
    }

    /** Collects the columns in their order; a column's id is its place. */
    static final class Builder {
        private final String namespace;
        private final String name;
        private final List<Types.NestedField> columns = new ArrayList<>();
        private List<String> key = List.of();
        private int lastId;

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        Builder required(Type type, String... names) {
            for (String column : names) {
                columns.add(Types.NestedField.required(nextId(), column, type));
            }
            return this;
        }

        Builder optional(Type type, String... names) {
            for (String column : names) {
                columns.add(Types.NestedField.optional(nextId(), column, type));
            }
            return this;
        }

        Builder strings(String... names) {
            return required(Types.StringType.get(), names);
        }

        Builder texts(String... names) {
            return optional(Types.StringType.get(), names);
        }

        Builder key(String... names) {
            key = List.of(names);
            return this;
        }

        int nextId() {
            return ++lastId;
        }

        Table build() {
            return new Table(namespace, name, new Schema(columns), key);
        }
    }
}
