package dev.vitrina.jobs.tables;

import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.schemas.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.rest.RESTCatalog;

/** The Iceberg REST catalog, opened without Hadoop. */
public final class LakeCatalog implements CatalogLoader {
    private static final long serialVersionUID = 1;

    private final HashMap<String, String> properties;

    public LakeCatalog(JobConfig config) {
        properties = new HashMap<>(Map.of("uri", config.catalogUri()));
        config.catalogWarehouse().ifPresent(warehouse -> properties.put("warehouse", warehouse));
        config.catalogIo().ifPresent(io -> properties.put("io-impl", io));
    }

    private LakeCatalog(LakeCatalog other) {
        properties = new HashMap<>(other.properties);
    }

    @Override
    public Catalog loadCatalog() {
        return open();
    }

    @Override
    public CatalogLoader clone() {
        return new LakeCatalog(this);
    }

    /** The table, created first if nobody has created it yet. */
    TableLoader table(Table table) {
        TableIdentifier name = TableIdentifier.of(table.namespace(), table.name());
        try (RESTCatalog catalog = open()) {
            createIfAbsent(catalog, name, table);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the catalog at " + properties.get("uri"), e);
        }
        return TableLoader.fromCatalog(this, name);
    }

    private RESTCatalog open() {
        RESTCatalog catalog = new RESTCatalog();
        catalog.initialize("vitrina", properties);
        return catalog;
    }

    private static void createIfAbsent(RESTCatalog catalog, TableIdentifier name, Table table) {
        Namespace namespace = name.namespace();
        try {
            if (!catalog.namespaceExists(namespace)) {
                catalog.createNamespace(namespace);
            }
        } catch (AlreadyExistsException anotherJobWasFaster) {
            // which is as good
        }
        try {
            if (!catalog.tableExists(name)) {
                catalog.createTable(name, table.schema(), PartitionSpec.unpartitioned(), table.properties());
            }
        } catch (AlreadyExistsException anotherJobWasFaster) {
            // which is as good
        }
    }
}
