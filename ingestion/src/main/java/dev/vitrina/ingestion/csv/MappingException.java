package dev.vitrina.ingestion.csv;

import java.io.IOException;
import java.util.List;

/** A mapping that cannot be used, or not with these files. The message names all that is wrong, one sentence a line. */
public final class MappingException extends IOException {
    private static final long serialVersionUID = 1L;

    MappingException(String mapping, List<String> problems) {
        super(
                problems.size() == 1
                        ? mapping + ", " + problems.getFirst()
                        : "Mapping %s has %d problems:\n  %s"
                                .formatted(mapping, problems.size(), String.join("\n  ", problems)));
    }

    MappingException(String sentence) {
        super(sentence);
    }
}
