package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.Closings;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.Posting;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first step of a job without Flink: changes → what they change in what documents assert, by the rules known so far. */
public final class DocumentStep<L> {
    private final Normaliser<Stated<L>> normaliser;
    private final KnownBundles<L> bundles;
    private final Map<String, DocumentHistory<Stated<L>>> documents = new HashMap<>();
    private final Map<String, DocumentHistory<Bundle>> products = new HashMap<>();
    private final Map<String, DocumentHistory<Closing>> closings = new HashMap<>();
    private KnownRules<L> rules;

    public DocumentStep(Normaliser<Stated<L>> normaliser, Unbundling<L> unbundling, Posting<L> posting) {
        this.normaliser = normaliser;
        this.bundles = new KnownBundles<>(unbundling);
        this.rules = new KnownRules<>(bundles, Closings.NONE, posting);
    }

    /** Takes a change in; a product's or a closing's changes the lines of every document. */
    public List<DocumentChange<L>> take(Change change) {
        if (change.getEntity().equals(Entity.PRODUCT.text())) {
            return restate(
                    () -> define(DocumentVersions.version(change, new BundleNormaliser())), change.getRecordedAt());
        }
        if (change.getEntity().equals(Entity.CLOSING.text())) {
            return restate(
                    () -> close(DocumentVersions.version(change, new ClosingNormaliser(ZoneOffset.UTC))),
                    change.getRecordedAt());
        }
        DocumentVersion<Stated<L>> version = DocumentVersions.version(change, normaliser);
        DocumentHistory<Stated<L>> before = documents.get(change.getId());
        List<L> stood = rules.asserted(before);
        take(documents, version);
        return List.of(between(
                stood,
                documents.get(change.getId()),
                version.causeAfter(before == null ? null : before.newest()),
                change.getRecordedAt()));
    }

    /** The first instant that no closing known so far has closed for an organization; null for none. */
    public Instant closedUntil(String organization) {
        var periods = rules.closings().of(organization);
        return periods.until(periods.epoch(Instant.MAX));
    }

    private void define(DocumentVersion<Bundle> product) {
        take(products, product);
        bundles.put(
                product.id(),
                products.get(product.id()).versions().stream()
                        .map(said -> new BundleDefinition(
                                said.id(),
                                said.source(),
                                said.changedAt(),
                                said.recordedAt(),
                                said.lines().isEmpty()
                                        ? Bundle.NONE
                                        : said.lines().getFirst()))
                        .toList());
    }

    private void close(DocumentVersion<Closing> closing) {
        take(closings, closing);
        List<Closing> standing = new ArrayList<>();
        closings.values()
                .forEach(history -> history.newest()
                        .lines()
                        .forEach(one -> standing.add(
                                new Closing(one.organization(), history.newest().recordedAt(), one.until()))));
        rules = rules.with(Closings.of(standing));
    }

    private List<DocumentChange<L>> restate(Runnable change, Instant recordedAt) {
        Map<String, List<L>> stood = new HashMap<>();
        documents.forEach((id, document) -> stood.put(id, rules.asserted(document)));
        change.run();
        return documents.entrySet().stream()
                .map(document -> between(stood.get(document.getKey()), document.getValue(), Cause.EDIT, recordedAt))
                .toList();
    }

    private DocumentChange<L> between(
            List<L> stood, DocumentHistory<Stated<L>> document, Cause cause, Instant recordedAt) {
        return DocumentChange.between(stood, rules.asserted(document), cause, recordedAt)
                .closedUntil(rules.closedUntil(document, recordedAt));
    }

    private static <T> void take(Map<String, DocumentHistory<T>> histories, DocumentVersion<T> version) {
        histories.merge(version.id(), DocumentHistory.of(version), (known, more) -> known.with(version));
    }
}
