package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.DocumentVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The definitions that count, by SKU, and what documents assert by them. */
final class KnownBundles<L> {
    private final Map<String, BundleDefinition> definitions;
    private final Unbundling<L> unbundling;

    KnownBundles(Unbundling<L> unbundling) {
        this(new HashMap<>(), unbundling);
    }

    private KnownBundles(Map<String, BundleDefinition> definitions, Unbundling<L> unbundling) {
        this.definitions = definitions;
        this.unbundling = unbundling;
    }

    /** The definition of an SKU; null for plain goods. */
    BundleDefinition of(String sku) {
        return definitions.get(sku);
    }

    /** From now on this is the definition of the SKU; null makes it plain goods. */
    void put(String sku, BundleDefinition definition) {
        if (definition == null) {
            definitions.remove(sku);
        } else {
            definitions.put(sku, definition);
        }
    }

    /** The same definitions but for these SKUs, of which null values are plain goods. */
    KnownBundles<L> with(Map<String, BundleDefinition> others) {
        KnownBundles<L> copy = new KnownBundles<>(new HashMap<>(definitions), unbundling);
        others.forEach(copy::put);
        return copy;
    }

    /** What a document asserts: its lines, bundles taken apart. */
    List<L> asserted(DocumentVersion<Stated<L>> document) {
        List<L> lines = new ArrayList<>(document.lines().size());
        for (Stated<L> stated : document.lines()) {
            BundleDefinition definition = definition(stated);
            if (definition == null) {
                lines.add(stated.line());
            } else {
                lines.addAll(unbundling.parts(stated.line(), definition.bundle()));
            }
        }
        return lines;
    }

    /** When all that a document asserts was known here: the latest of its own recording and those of its bundles. */
    Instant recordedAt(DocumentVersion<Stated<L>> document) {
        Instant latest = document.recordedAt();
        for (Stated<L> stated : document.lines()) {
            BundleDefinition definition = definition(stated);
            if (definition != null && definition.recordedAt().isAfter(latest)) {
                latest = definition.recordedAt();
            }
        }
        return latest;
    }

    private BundleDefinition definition(Stated<L> stated) {
        return definitions.isEmpty() || !stated.whole() ? null : definitions.get(unbundling.sku(stated.line()));
    }
}
