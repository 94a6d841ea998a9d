package dev.vitrina.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How the servers log: everything into their own file, nothing to the screen. Trino has its own way. */
final class LogConfiguration {

    private static final String NAME = "log4j2.xml";

    private LogConfiguration() {}

    static Path in(Home home) {
        return home.configuration().resolve(NAME);
    }

    static void write(Home home) {
        try (InputStream source = LogConfiguration.class.getResourceAsStream(NAME)) {
            Files.copy(source, in(home), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + in(home), e);
        }
    }
}
