package dev.vitrina.jobs.tables;

import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.jobs.config.Rebuild;
import dev.vitrina.schemas.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.rest.RESTCatalog;

/** The Iceberg REST catalog, opened without Hadoop. */
public final class LakeCatalog implements CatalogLoader {
    private static final long serialVersionUID = 1;

    private final HashMap<String, String> properties;
    private final String branch;

    public LakeCatalog(JobConfig config) {
        properties = new HashMap<>(Map.of("uri", config.catalogUri()));
        config.catalogWarehouse().ifPresent(warehouse -> properties.put("warehouse", warehouse));
        config.catalogIo().ifPresent(io -> properties.put("io-impl", io));
        branch = config.rebuild().map(Rebuild::branch).orElse(SnapshotRef.MAIN_BRANCH);
    }

    private LakeCatalog(LakeCatalog other) {
        properties = new HashMap<>(other.properties);
        branch = other.branch;
    }

    @Override
    public Catalog loadCatalog() {
        return open();
    }

    @Override
    public CatalogLoader clone() {
        return new LakeCatalog(this);
    }

    /** The branch of each table that is written to. */
    String branch() {
        return branch;
    }

    /** A table that somebody else writes. */
    public TableLoader loader(Table table) {
        return TableLoader.fromCatalog(this, name(table));
    }

    /** The table, created first if nobody has created it yet; likewise the branch, with nothing in it. */
    TableLoader table(Table table) {
        TableIdentifier name = name(table);
        try (RESTCatalog catalog = open()) {
            createIfAbsent(catalog, name, table);
            if (!branch.equals(SnapshotRef.MAIN_BRANCH)) {
                branchIfAbsent(catalog.loadTable(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the catalog at " + properties.get("uri"), e);
        }
        return TableLoader.fromCatalog(this, name);
    }

    private static TableIdentifier name(Table table) {
        return TableIdentifier.of(table.namespace(), table.name());
    }

    /** A branch begins with all that the table holds: in the same commit all of it is deleted there. */
    private void branchIfAbsent(org.apache.iceberg.Table table) {
        if (table.refs().containsKey(branch)) {
            return;
        }
        if (table.currentSnapshot() == null) {
            table.manageSnapshots().createBranch(branch).commit();
            return;
        }
        Transaction transaction = table.newTransaction();
        transaction
                .manageSnapshots()
                .createBranch(branch, table.currentSnapshot().snapshotId())
                .commit();
        transaction
                .newDelete()
                .deleteFromRowFilter(Expressions.alwaysTrue())
                .toBranch(branch)
                .commit();
        transaction.commitTransaction();
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
