package dev.vitrina.batch.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.rest.RESTCatalog;

/**
 * Maintains all tables of a catalog, one after the other, and prints a line of JSON for each. Made to be run every few
 * minutes: a table that nobody has written to costs a look at its metadata.
 */
public final class MaintenanceJob {
    private final MaintenanceConfig config;
    private final ObjectMapper json = new ObjectMapper();

    private MaintenanceJob(MaintenanceConfig config) {
        this.config = config;
    }

    /** Exit code 0 if all went well, 1 if something went wrong at some table, 2 for arguments that are none. */
    public static void main(String[] arguments) throws IOException, SQLException {
        MaintenanceConfig config;
        try {
            config = MaintenanceConfig.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            System.exit(new MaintenanceJob(config).run() ? 0 : 1);
        } catch (IllegalArgumentException | RESTException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private boolean run() throws IOException, SQLException {
        boolean well = true;
        try (RESTCatalog catalog = new RESTCatalog();
                TrinoCompactor compactor = new TrinoCompactor(config.trinoUrl())) {
            catalog.initialize("vitrina", properties());
            for (TableIdentifier name : names(catalog)) {
                well &= maintain(catalog, name, compactor);
            }
        }
        return well;
    }

    /** False if something went wrong at this table, which must not keep the others from their turn. */
    private boolean maintain(RESTCatalog catalog, TableIdentifier name, Compactor compactor) throws IOException {
        try {
            Optional<Table> table = load(catalog, name);
            if (table.isEmpty()) {
                return true;
            }
            TableReport report = new TableMaintenance(
                            name, table.get(), config.policy(), compactor, Clock.systemUTC(), config.dryRun())
                    .run();
            System.out.println(json.writeValueAsString(report));
            return report.failures().isEmpty();
        } catch (RuntimeException e) {
            System.out.println(name + " was left as it is: " + e);
            return false;
        }
    }

    private static Optional<Table> load(RESTCatalog catalog, TableIdentifier name) {
        try {
            return Optional.of(catalog.loadTable(name));
        } catch (NoSuchTableException e) {
            // dropped since it was listed
            return Optional.empty();
        }
    }

    private List<TableIdentifier> names(RESTCatalog catalog) {
        List<TableIdentifier> names = new ArrayList<>();
        for (Namespace namespace : catalog.listNamespaces()) {
            names.addAll(catalog.listTables(namespace));
        }
        names.sort(Comparator.comparing(TableIdentifier::toString));
        if (config.tables().isEmpty()) {
            return names;
        }
        List<String> known = names.stream().map(TableIdentifier::toString).toList();
        for (String table : config.tables()) {
            if (!known.contains(table)) {
                throw new IllegalArgumentException("Unknown table '%s': expected one of %s".formatted(table, known));
            }
        }
        names.removeIf(name -> !config.tables().contains(name.toString()));
        return names;
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(Map.of("uri", config.catalogUri()));
        config.catalogWarehouse().ifPresent(warehouse -> properties.put("warehouse", warehouse));
        config.catalogIo().ifPresent(io -> properties.put("io-impl", io));
        return properties;
    }
}
