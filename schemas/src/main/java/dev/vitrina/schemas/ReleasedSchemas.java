package dev.vitrina.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;

/**
 * Every version of a schema that has ever been released, from {@code released/<subject>/v<n>.avsc}. A released file is
 * never edited: messages written with it are still in the topics.
 */
public final class ReleasedSchemas {
    private ReleasedSchemas() {}

    /** The released versions of a record's schema, oldest first. */
    public static List<Schema> of(Schema current) {
        String subject = current.getName().toLowerCase(Locale.ROOT);
        List<Schema> versions = new ArrayList<>();
        for (int version = 1; ; version++) {
            try (InputStream file =
                    ReleasedSchemas.class.getResourceAsStream("/released/%s/v%d.avsc".formatted(subject, version))) {
                if (file == null) {
                    return versions;
                }
                versions.add(new Schema.Parser().parse(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
