package dev.vitrina.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one server is started.
 *
 * @param command the program and its arguments
 * @param files configuration to be written first: path and content
 * @param niceness how far it stands back while others need the processors, see {@link Sessions#own}
 */
record Launch(List<String> command, Map<Path, String> files, int niceness) {

    Launch {
        command = List.copyOf(command);
        files = Map.copyOf(files);
    }

    /** A server that stands back for nobody. */
    Launch(List<String> command, Map<Path, String> files) {
        this(command, files, 0);
    }

    void writeFiles() {
        files.forEach((path, content) -> {
            try {
                Files.createDirectories(path.getParent());
                Files.writeString(path, content);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + path, e);
            }
        });
    }

    /** Equal for equal commands and configurations: a server left running is kept only if it would start the same. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(String.join("\n", command).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) niceness);
            new TreeMap<>(files).forEach((path, content) -> digest.update(content.getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has SHA-256", e);
        }
    }
}
