package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one source says about an SKU's components.
 *
 * @param sku the product
 * @param source the system that says so
 * @param changedAt when the product was changed there
 * @param recordedAt when that, or a version of it before, reached us
 * @param bundle its components; none when the source says that it is no bundle or no longer knows it
 */
public record BundleDefinition(String sku, String source, Instant changedAt, Instant recordedAt, Bundle bundle) {
    private static final Comparator<BundleDefinition> BY_CHANGE = Comparator.comparing(BundleDefinition::changedAt)
            .thenComparing(BundleDefinition::source, Position::compareBytes);

    public BundleDefinition {
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(bundle, "bundle");
    }

    /**
     * The one that counts among those of several sources for one SKU, as they were known at an instant: of those that name
     * components the one changed last, and changed at the same instant, that of the greater source; null if none names any.
     *
     * @param definitions of each source in its order; what it said last until the instant is what it says
     */
    public static BundleDefinition standing(Collection<BundleDefinition> definitions, Instant recordedAt) {
        if (definitions.isEmpty()) {
            return null;
        }
        Map<String, BundleDefinition> bySource = new HashMap<>();
        for (BundleDefinition definition : definitions) {
            if (!definition.recordedAt.isAfter(recordedAt)) {
                bySource.put(definition.source, definition);
            }
        }
        return bySource.values().stream()
                .filter(definition -> !definition.bundle.isNone())
                .max(BY_CHANGE)
                .orElse(null);
    }
}
