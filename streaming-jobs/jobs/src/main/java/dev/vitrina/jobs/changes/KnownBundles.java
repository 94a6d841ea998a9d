package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.DocumentVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What sources say of bundles, and what documents assert by it. */
final class KnownBundles<L> {
    private final Map<String, List<BundleDefinition>> definitions;
    private final Unbundling<L> unbundling;

    KnownBundles(Unbundling<L> unbundling) {
        this(new HashMap<>(), unbundling);
    }

    private KnownBundles(Map<String, List<BundleDefinition>> definitions, Unbundling<L> unbundling) {
        this.definitions = definitions;
        this.unbundling = unbundling;
    }

    /** All that is known of an SKU, of each source in its order; nothing for goods that never were a bundle. */
    List<BundleDefinition> of(String sku) {
        return definitions.getOrDefault(sku, List.of());
    }

    /** From now on this is known of the SKU. */
    void put(String sku, List<BundleDefinition> all) {
        if (all.isEmpty()) {
            definitions.remove(sku);
        } else {
            definitions.put(sku, all);
        }
    }

    /** The same definitions but for these SKUs. */
    KnownBundles<L> with(Map<String, List<BundleDefinition>> others) {
        KnownBundles<L> copy = new KnownBundles<>(new HashMap<>(definitions), unbundling);
        others.forEach(copy::put);
        return copy;
    }

    /** What a document asserts: its lines, bundles taken apart as they were known until an instant. */
    List<L> asserted(DocumentVersion<Stated<L>> document, Instant recordedAt) {
        List<L> lines = new ArrayList<>(document.lines().size());
        for (Stated<L> stated : document.lines()) {
            BundleDefinition definition = BundleDefinition.standing(of(stated), recordedAt);
            if (definition == null) {
                lines.add(stated.line());
            } else {
                lines.addAll(unbundling.parts(stated.line(), definition.bundle()));
            }
        }
        return lines;
    }

    /** When something was recorded that may change what a document asserts, apart from the document. */
    Collection<Instant> changes(DocumentVersion<Stated<L>> document) {
        TreeSet<Instant> changes = new TreeSet<>();
        for (Stated<L> stated : document.lines()) {
            of(stated).forEach(definition -> changes.add(definition.recordedAt()));
        }
        return changes;
    }

    /** When all that a document asserts was known here: the latest of its own recording and those of its bundles. */
    Instant recordedAt(DocumentVersion<Stated<L>> document) {
        Instant latest = document.recordedAt();
        for (Stated<L> stated : document.lines()) {
            BundleDefinition definition = BundleDefinition.standing(of(stated), Instant.MAX);
            if (definition != null && definition.recordedAt().isAfter(latest)) {
                latest = definition.recordedAt();
            }
        }
        return latest;
    }

    private List<BundleDefinition> of(Stated<L> stated) {
        return definitions.isEmpty() || !stated.whole() ? List.of() : of(unbundling.sku(stated.line()));
    }
}
