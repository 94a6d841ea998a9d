package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.Posting;
import java.time.Instant;
import java.util.List;

/** Movements meet closed books; what is said of orders does not. */
public record StockPosting() implements Posting<StockFact> {
    @Override
    public Instant moment(StockFact fact) {
        return switch (fact) {
            case StockMovement movement -> movement.position().moment();
            case OrderFact order -> null;
        };
    }

    @Override
    public String organization(StockFact fact) {
        return ((StockMovement) fact).organization();
    }

    @Override
    public Object identity(StockFact fact) {
        StockMovement movement = (StockMovement) fact;
        return List.of(
                movement.organization(),
                movement.sku(),
                movement.warehouse(),
                movement.position().line());
    }

    @Override
    public boolean isAlike(StockFact before, StockFact after) {
        return ((StockMovement) before).kind() == ((StockMovement) after).kind();
    }

    /** A movement that an edit took out of a closed period stands like any other in its new place. */
    @Override
    public StockFact corrected(StockFact fact, Correction<StockFact> correction) {
        StockMovement movement = (StockMovement) fact;
        return correction.isPosted()
                ? movement.corrected(
                        new Correction<>(correction.at(), (StockMovement) correction.before(), correction.withdrawn()))
                : movement;
    }
}
