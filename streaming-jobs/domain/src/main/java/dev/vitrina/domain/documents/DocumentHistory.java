package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of one document, as far as they matter: the newest, and of those before it what may have been the newest when
 * books were closed. The same set of versions gives the same history, whatever order they came in.
 *
 * @param versions the larger later. Each counts as recorded when the latest of it and those before it was, so what was the
 *     newest at an instant is the last one recorded until then
 */
public record DocumentHistory<L>(List<DocumentVersion<L>> versions) {
    public DocumentHistory {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("A document's history begins with a version");
        }
    }

    public static <L> DocumentHistory<L> of(DocumentVersion<L> first) {
        return new DocumentHistory<>(List.of(first));
    }

    public DocumentVersion<L> newest() {
        return versions.getLast();
    }

    /** The newest version of those recorded until an instant; null when there was none. */
    public DocumentVersion<L> at(Instant recordedAt) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).recordedAt().isAfter(recordedAt)) {
                return versions.get(i);
            }
        }
        return null;
    }

    /** The history with one version more; one that is known counts as recorded when it was first. */
    public DocumentHistory<L> with(DocumentVersion<L> version) {
        List<DocumentVersion<L>> all = new ArrayList<>(versions);
        int place = versions.size();
        while (place > 0 && !version.replaces(versions.get(place - 1))) {
            place--;
            if (version.beside(versions.get(place)) == DocumentVersion.Standing.DUPLICATE) {
                if (!version.recordedAt().isBefore(versions.get(place).recordedAt())) {
                    return this;
                }
                all.set(place, versions.get(place).recorded(version.recordedAt()));
                return of(all, place);
            }
        }
        all.add(place, version);
        return of(all, place);
    }

    /** A history in which one version is new, or counts as recorded at another time. */
    private static <L> DocumentHistory<L> of(List<DocumentVersion<L>> all, int place) {
        for (int i = Math.max(place, 1); i < all.size(); i++) {
            all.set(i, all.get(i).after(all.get(i - 1)));
        }
        // one that counts as recorded together with the next was never the newest
        for (int i = all.size() - 2; i >= 0; i--) {
            if (all.get(i).recordedAt().equals(all.get(i + 1).recordedAt())) {
                all.remove(i);
            }
        }
        return new DocumentHistory<>(all);
    }

    /** Only the newest version, of a document that no closing concerns. */
    public DocumentHistory<L> withoutFormer() {
        return versions.size() == 1 ? this : of(newest());
    }
}
