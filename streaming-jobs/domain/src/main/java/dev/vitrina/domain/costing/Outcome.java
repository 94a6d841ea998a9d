package dev.vitrina.domain.costing;

import java.util.List;
import java.util.Objects;

/**
 * Everything one step did by one method.
 *
 * @param effects on the cost ledger
 * @param uses on the layer ledger; only by FIFO
 * @param postings on the accounts of other lines
 * @param idle the step is a cost adjustment that found nothing to adjust
 */
record Outcome(List<Effect> effects, List<LayerUse> uses, List<Posting> postings, boolean idle) {
    static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), false);

    Outcome {
        effects = List.copyOf(effects);
        uses = List.copyOf(uses);
        postings = List.copyOf(postings);
    }

    /** Asked of every step that is played again. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Outcome outcome
                && idle == outcome.idle
                && same(effects, outcome.effects)
                && same(uses, outcome.uses)
                && same(postings, outcome.postings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(effects, uses, postings, idle);
    }

    /** Whether two of a step's lists are equal: mostly they have an element or none, for which a walk is a detour. */
    static boolean same(List<?> one, List<?> other) {
        int size = one.size();
        if (size != other.size()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (!one.get(i).equals(other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What can be asked of a step that is not played again: what its line cost and what it posted. */
    Outcome folded() {
        List<Effect> own = effects.stream()
                .filter(effect -> effect.reason() == Reason.INITIAL)
                .limit(1)
                .map(effect -> effect.costing(ownCost()))
                .toList();
        return new Outcome(own, List.of(), postings, idle);
    }

    /** What the step's own line cost when it was played, in minor units; settlements come later and are not in it. */
    long ownCost() {
        long cost = 0;
        for (Effect effect : effects) {
            cost += effect.reason() == Reason.INITIAL ? effect.cost() : 0;
        }
        return cost;
    }
}
