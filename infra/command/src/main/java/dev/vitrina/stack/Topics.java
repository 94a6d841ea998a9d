package dev.vitrina.stack;

import java.io.IOException;

/** The topics the jobs read, made before the first job starts. */
@FunctionalInterface
interface Topics {

    /** Makes those that are missing; leaves the others as they are. */
    void ensure(String bootstrapServers, int partitions) throws IOException;
}
