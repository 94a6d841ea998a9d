package dev.vitrina.trino;

import io.trino.server.Server;

/** Trino from its library: the published server is an archive of the same classes. */
public final class TrinoServer {

    private TrinoServer() {}

    /** Starts Trino with the configuration named by {@code -Dconfig}; the argument is the version it reports. */
    public static void main(String[] arguments) {
        new Server().start(arguments[0]);
    }
}
