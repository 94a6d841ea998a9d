package dev.vitrina.batch.maintenance;

import java.sql.SQLException;
import java.util.OptionalLong;
import org.apache.iceberg.catalog.TableIdentifier;

/** Who merges the files of a table. */
@FunctionalInterface
interface Compactor {

    /** Somebody else has committed meanwhile; the table is as it was. */
    final class OvertakenException extends Exception {
        private static final long serialVersionUID = 1;

        OvertakenException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * Merges files and applies deletes to them.
     *
     * @param below merges files smaller than this many bytes; empty is the whole table, which alone gets rid of deletes
     * @throws OvertakenException if others were quicker several times in a row
     */
    void compact(TableIdentifier table, OptionalLong below) throws SQLException, OvertakenException;
}
