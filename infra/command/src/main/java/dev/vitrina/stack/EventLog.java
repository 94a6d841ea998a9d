package dev.vitrina.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** The supervisor's diary. Works until the last moment of the process, when logging frameworks are gone already. */
final class EventLog {

    private final Path file;

    EventLog(Path file) {
        this.file = file;
    }

    synchronized void note(String event) {
        String line = OffsetDateTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + event + System.lineSeparator();
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // a full disk must not end the supervisor
        }
    }
}
