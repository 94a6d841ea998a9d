package dev.vitrina.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Processes that outlive the terminal they were started from. */
final class Sessions {

    private static final List<String> PREFIX = find();

    private Sessions() {}

    /** What to put before a command so that it gets its own session; nothing where there is no such program. */
    static List<String> prefix() {
        return PREFIX;
    }

    private static List<String> find() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            Path program = Path.of(folder, "setsid");
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return List.of(program.toString());
            }
        }
        return List.of();
    }
}
