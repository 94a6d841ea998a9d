package dev.vitrina.domain.costing;

import java.util.List;

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
