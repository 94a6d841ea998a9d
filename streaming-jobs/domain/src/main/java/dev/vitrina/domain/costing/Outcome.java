package dev.vitrina.domain.costing;

import java.util.List;

/**
 * Everything one step did.
 *
 * @param effects on the cost ledger
 * @param uses on the layer ledger
 * @param postings on the accounts of lines
 * @param idle the step is a cost adjustment that found nothing to adjust
 */
record Outcome(List<Effect> effects, List<LayerUse> uses, List<Posting> postings, boolean idle) {
    static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), false);

    Outcome {
        effects = List.copyOf(effects);
        uses = List.copyOf(uses);
        postings = List.copyOf(postings);
    }
}
