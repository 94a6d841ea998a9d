package dev.vitrina.jobs.stock;

import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.MovementTree;
import dev.vitrina.domain.stock.MovementTree.Entry;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.domain.stock.StockCard;
import dev.vitrina.domain.stock.StockMovement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A stock card in memory, with the movements that came since it was last written. It speaks to the store only while its key
 * is Flink's current one.
 */
final class HeldCard {
    /** So many movements stand beside the tree before they are put in at once. */
    private static final int MOST_RECENT = 256;

    private final CardStore store;
    private final Duration closedKept;
    private final List<Entry> pending = new ArrayList<>(4);
    private StockCard card;
    private int recent;
    private MovementTree tree;
    private boolean changed;

    /** @param closedKept for how long closed lines are kept */
    HeldCard(CardStore store, Duration closedKept) {
        KeptCard kept = store.card();
        this.store = store;
        this.closedKept = closedKept;
        this.card = kept.card();
        this.recent = kept.recent();
        this.tree = kept.tree();
    }

    StockCard card() {
        return card;
    }

    StockCard.Outcome apply(LineChange<StockMovement> change) {
        StockMovement movement = change.line();
        changed = true;
        if (!movement.isCount() && movement.correction() == null) {
            pending.add(new Entry(movement.position(), change.asserted() ? movement.quantity() : -movement.quantity()));
            if (recent + pending.size() > MOST_RECENT) {
                putIntoTree();
            }
        }
        StockCard.Outcome outcome = card.apply(change, this::between, closedKept);
        card = outcome.card();
        return outcome;
    }

    void apply(Pledge pledge) {
        changed = true;
        card = card.apply(pledge);
    }

    /** Whether anything has changed since it was read or written. */
    boolean hasChanged() {
        return changed;
    }

    /** Writes what has changed. */
    void write() {
        if (!changed) {
            return;
        }
        changed = false;
        if (!pending.isEmpty()) {
            store.addRecent(List.copyOf(pending));
            recent += pending.size();
            pending.clear();
        }
        store.keep(new KeptCard(card, recent, tree));
    }

    private long between(Position after, Position before) {
        putIntoTree();
        return tree.between(after, before, store);
    }

    private void putIntoTree() {
        if (recent > 0) {
            pending.addAll(store.recent());
            store.clearRecent();
            recent = 0;
        }
        tree = tree.with(pending, store);
        pending.clear();
    }
}
