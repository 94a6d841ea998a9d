package dev.vitrina.street;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where things lie. */
final class Project {
    private Project() {}

    /** The folder of the {@code vitrina} script. */
    static Path root() {
        Path folder = Path.of(System.getProperty("vitrina.root", "")).toAbsolutePath();
        while (!Files.exists(folder.resolve("vitrina"))) {
            folder = Optional.ofNullable(folder.getParent())
                    .orElseThrow(() -> new IllegalStateException(
                            "No folder above " + Path.of("").toAbsolutePath() + " holds the vitrina script"));
        }
        return folder;
    }

    /** A file of the real shops' data, which lies beside the project where it is at hand. */
    static Path data(String file) {
        return root().resolve("../shared/data").normalize().resolve(file);
    }
}
