package dev.vitrina.domain.costing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the rows of one item by both methods: numbered without gaps, and for a changed step only what differs. */
final class Ledger {
    private final String organization;
    private final String sku;
    private final Instant recordedAt;
    private final long costEntriesBefore;
    private final long layerEntriesBefore;
    private final List<CostEntry> costs = new ArrayList<>();
    private final List<LayerEntry> layers = new ArrayList<>();

    Ledger(String organization, String sku, Head head, Instant recordedAt) {
        this.organization = organization;
        this.sku = sku;
        this.recordedAt = recordedAt;
        this.costEntriesBefore = head.costEntries();
        this.layerEntriesBefore = head.layerEntries();
    }

    List<CostEntry> costs() {
        return costs;
    }

    List<LayerEntry> layers() {
        return layers;
    }

    long costEntries() {
        return costEntriesBefore + costs.size();
    }

    long layerEntries() {
        return layerEntriesBefore + layers.size();
    }

    /** Writes what a new step did, each effect with a reason of its own. */
    void post(Method method, Outcome outcome) {
        outcome.effects().forEach(effect -> write(method, effect, 1, effect.reason()));
        outcome.uses().forEach(use -> write(use, 1));
    }

    /** Takes back what a step no longer does and writes what it does instead. Variance stays variance. */
    void correct(Method method, Outcome old, Outcome now, Reason reason) {
        missingFrom(now.effects(), old.effects())
                .forEach(effect -> write(method, effect, -1, corrected(effect, reason)));
        missingFrom(old.effects(), now.effects())
                .forEach(effect -> write(method, effect, 1, corrected(effect, reason)));
        missingFrom(now.uses(), old.uses()).forEach(use -> write(use, -1));
        missingFrom(old.uses(), now.uses()).forEach(use -> write(use, 1));
    }

    private static Reason corrected(Effect effect, Reason reason) {
        return effect.reason() == Reason.VARIANCE ? Reason.VARIANCE : reason;
    }

    /** The elements of one list that have no equal in the other, each equal counted once. */
    private static <T> List<T> missingFrom(List<T> others, List<T> list) {
        if (others.equals(list)) {
            return List.of();
        }
        Map<T, Integer> unmatched = new HashMap<>();
        others.forEach(other -> unmatched.merge(other, 1, Integer::sum));
        return list.stream()
                .filter(one -> unmatched.merge(one, -1, Integer::sum) < 0)
                .toList();
    }

    private void write(Method method, Effect effect, int sign, Reason reason) {
        Target target = effect.target();
        costs.add(new CostEntry(
                costEntries() + 1,
                target.id().source(),
                target.id().document(),
                target.id().line(),
                target.kind(),
                target.order(),
                organization,
                sku,
                effect.warehouse(),
                method,
                sign * effect.quantity(),
                sign * effect.cost(),
                effect.provisional(),
                reason,
                effect.effectiveAt(),
                recordedAt));
    }

    private void write(LayerUse use, int sign) {
        LineId origin = use.origin();
        layers.add(new LayerEntry(
                layerEntries() + 1,
                use.issue().source(),
                use.issue().document(),
                use.issue().line(),
                origin == null ? null : origin.source(),
                origin == null ? null : origin.document(),
                origin == null ? null : origin.line(),
                organization,
                sku,
                sign * use.quantity(),
                sign * use.cost(),
                use.effectiveAt(),
                recordedAt));
    }
}
