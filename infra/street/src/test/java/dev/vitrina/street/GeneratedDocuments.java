package dev.vitrina.street;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The changes of a {@link DocumentGenerator}, all at hand. The same seed gives the same bytes. */
final class GeneratedDocuments {
    private static final int SKUS = 40;

    private final List<ObjectNode> changes = new ArrayList<>();

    private GeneratedDocuments() {}

    /**
     * Generates documents of all kinds and what happens to them.
     *
     * @param shop the documents' source and organization
     */
    static GeneratedDocuments of(long seed, String shop, int documents) {
        GeneratedDocuments generated = new GeneratedDocuments();
        generated.generator(seed, shop).generate(documents);
        return generated;
    }

    /** The same, with books that are closed after so many documents each time. */
    static GeneratedDocuments ofPeriods(long seed, String shop, int documents, int documentsAPeriod) {
        GeneratedDocuments generated = new GeneratedDocuments();
        generated.generator(seed, shop).closingAfter(documentsAPeriod).generate(documents);
        return generated;
    }

    private DocumentGenerator generator(long seed, String shop) {
        return new DocumentGenerator(seed, shop, SKUS, changes::add);
    }

    /** The changes, in the order in which they reach us. */
    List<String> lines() {
        return changes.stream().map(ObjectNode::toString).toList();
    }

    /** How many of the changes are no duplicates: another document, version or body. */
    long distinctVersions() {
        return changes.stream()
                .map(change -> change.deepCopy().without("changed_at").toString())
                .distinct()
                .count();
    }

    /** Writes JSON lines. */
    Path writeTo(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (ObjectNode change : changes) {
                out.write(change.toString());
                out.write('\n');
            }
        }
        return file;
    }
}
