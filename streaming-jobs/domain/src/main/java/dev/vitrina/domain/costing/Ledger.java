package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
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
    private final Instant closedUntil;
    private final long costEntriesBefore;
    private final long layerEntriesBefore;
    private final List<CostEntry> costs = new ArrayList<>();
    private final List<LayerEntry> layers = new ArrayList<>();

    /**
     * Opens the ledger.
     *
     * @param closedUntil the first instant that is not closed; null when nothing is
     */
    Ledger(String organization, String sku, Head head, Instant recordedAt, Instant closedUntil) {
        this.organization = organization;
        this.sku = sku;
        this.recordedAt = recordedAt;
        this.closedUntil = closedUntil;
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
    void post(Method method, Outcome outcome, Position step) {
        for (Effect effect : outcome.effects()) {
            write(method, effect, 1, effect.reason(), step);
        }
        writeAll(outcome.uses(), 1, step);
    }

    /** Takes back what a step no longer does and writes what it does instead. Variance stays variance. */
    void correct(Method method, Outcome old, Outcome now, Reason reason, Position step) {
        if (!Outcome.same(old.effects(), now.effects())) {
            writeAll(method, missingFrom(now.effects(), old.effects()), -1, reason, step);
            writeAll(method, missingFrom(old.effects(), now.effects()), 1, reason, step);
        }
        if (!Outcome.same(old.uses(), now.uses())) {
            writeAll(missingFrom(now.uses(), old.uses()), -1, step);
            writeAll(missingFrom(old.uses(), now.uses()), 1, step);
        }
    }

    private void writeAll(Method method, List<Effect> effects, int sign, Reason reason, Position step) {
        for (Effect effect : effects) {
            write(method, effect, sign, corrected(effect, reason), step);
        }
    }

    private void writeAll(List<LayerUse> uses, int sign, Position step) {
        for (LayerUse use : uses) {
            write(use, sign, step);
        }
    }

    private static Reason corrected(Effect effect, Reason reason) {
        return effect.reason() == Reason.VARIANCE ? Reason.VARIANCE : reason;
    }

    /** The elements of one list that have no equal in another, different one, each equal counted once. */
    private static <T> List<T> missingFrom(List<T> others, List<T> list) {
        if (others.isEmpty() || list.isEmpty() || (others.size() == 1 && list.size() == 1)) {
            return list;
        }
        Map<T, Integer> unmatched = new HashMap<>();
        others.forEach(other -> unmatched.merge(other, 1, Integer::sum));
        return list.stream()
                .filter(one -> unmatched.merge(one, -1, Integer::sum) < 0)
                .toList();
    }

    private void write(Method method, Effect effect, int sign, Reason reason, Position step) {
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
                open(effect.effectiveAt(), step),
                recordedAt));
    }

    /** What a step of an open period does to a line of a closed one, such as settling it, is effective when all is open. */
    private Instant open(Instant effectiveAt, Position step) {
        return closedUntil != null
                        && effectiveAt.isBefore(closedUntil)
                        && !step.moment().isBefore(closedUntil)
                ? closedUntil
                : effectiveAt;
    }

    private void write(LayerUse use, int sign, Position step) {
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
                open(use.effectiveAt(), step),
                recordedAt));
    }
}
