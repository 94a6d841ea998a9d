package dev.vitrina.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that holds all data of one local stack.
 *
 * @param root absolute and normalised
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** The user's settings; need not exist. */
    public Path settings() {
        return root.resolve("vitrina.yaml");
    }

    /** Whole logs, one file a part. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** What the parts of the stack are started with; written anew at each start. */
    public Path configuration() {
        return root.resolve("conf");
    }

    /** Who runs at the moment: process ids, ports, the lock. Holds nothing worth keeping. */
    public Path run() {
        return root.resolve("run");
    }

    /** Files a part needs only while it runs. */
    public Path temporary(String part) {
        return root.resolve("tmp").resolve(part);
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path catalog() {
        return root.resolve("catalog");
    }

    public Path warehouse() {
        return root.resolve("warehouse");
    }

    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** How far each job has come; apart from the checkpoints, so that their loss is noticed. */
    Path jobs() {
        return root.resolve("jobs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Whether a stack was ever started in it. */
    boolean exists() {
        return Files.isDirectory(run());
    }

    /** Makes the folders that every part relies on. */
    void create() {
        try {
            for (Path folder :
                    new Path[] {logs(), configuration(), run(), catalog(), warehouse(), checkpoints(), jobs()}) {
                Files.createDirectories(folder);
            }
        } catch (IOException e) {
            throw new StackException(
                    "Cannot create the home folder " + root + " (" + e.getMessage()
                            + "); choose a folder you may write to with --home",
                    e);
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
