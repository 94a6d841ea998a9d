package dev.vitrina.bench;

import dev.vitrina.bench.FifoStream.Digest;
import java.sql.SQLException;

/** One way to find what every sale of a stream costs by FIFO. */
interface FifoSide extends AutoCloseable {
    String name();

    /** Starts with nothing on hand and goes through the whole stream once. */
    void pass() throws SQLException;

    /** What the latest pass found. */
    Digest digest();

    @Override
    default void close() throws SQLException {
        // most have nothing open
    }
}
