package dev.vitrina.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Something that can be measured. */
interface Benchmark {

    /** By which it is asked for: lower case, words joined by a hyphen. */
    String name();

    /** One sentence on what is measured against what. */
    String about();

    /** How many documents it takes unless told otherwise. */
    long usualDocuments();

    /** Why it cannot run here, in one sentence; empty if it can. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /** The JVM's arguments where it wants a process of its own; empty if it may run beside others. */
    default List<String> ownProcess() {
        return List.of();
    }

    Result run(Bench bench) throws IOException, InterruptedException;

    /** What came out; its fields, in snake case, are the JSON that is kept. */
    interface Result {
        void print(PrintWriter out);
    }
}
