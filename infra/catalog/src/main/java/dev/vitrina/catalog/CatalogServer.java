package dev.vitrina.catalog;

import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.apache.iceberg.rest.RESTCatalogServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/**
 * The Iceberg REST catalog of one local stack: Iceberg's own reference adapter over a SQLite file.
 *
 * <p>A commit is on disk before it is answered: a Flink sink forgets what the catalog has acknowledged.
 */
public final class CatalogServer {

    private CatalogServer() {}

    /** Arguments: host, port, database file, warehouse URI. Serves until the process ends. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("Expected HOST PORT DATABASE WAREHOUSE, got " + arguments.length);
        }
        InetSocketAddress address = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        Server server = new Server(address);
        ServletContextHandler context = new ServletContextHandler();
        RESTCatalogAdapter adapter = new RESTCatalogAdapter(catalog(arguments[2], arguments[3]));
        context.addServlet(new ServletHolder(new RESTCatalogServlet(adapter)), "/*");
        server.setHandler(context);
        server.start();
        server.join();
    }

    private static JdbcCatalog catalog(String database, String warehouse) {
        JdbcCatalog catalog = new JdbcCatalog();
        catalog.initialize(
                "vitrina",
                Map.of(
                        "uri", "jdbc:sqlite:" + database,
                        "warehouse", warehouse,
                        "io-impl", "dev.vitrina.files.LocalFileIO",
                        "jdbc.schema-version", "V1",
                        "jdbc.journal_mode", "WAL",
                        "jdbc.synchronous", "FULL",
                        "jdbc.busy_timeout", "10000",
                        // one connection: SQLite has one writer, and this keeps commits in a fair queue
                        "clients", "1"));
        return catalog;
    }
}
