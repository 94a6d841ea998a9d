package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import dev.vitrina.domain.money.Proportion;
import java.util.Collections;
import java.util.List;
import java.util.ListIterator;

/**
 * A queue's goods, oldest first. The lot that is being sold lies open, as plain numbers: most issues take from it and end
 * there. The lots behind it are closed.
 */
final class Lots {
    private final Parts parts;
    private PagedQueue<Layer> closed; // null until there is a second lot
    private long quantity; // of the open lot; 0 when none is open
    private long value;
    private LineId origin;

    Lots(Ends<Layer> ends, Parts parts) {
        this.parts = parts;
        this.closed = ends.size() == 0 ? null : PagedQueue.ofLayers(ends, parts);
    }

    boolean isEmpty() {
        return quantity == 0 && !hasClosed();
    }

    private boolean hasClosed() {
        return closed != null && !closed.isEmpty();
    }

    /** How many lots there are, pages counted as full ones. */
    int size() {
        return (quantity == 0 ? 0 : 1) + (closed == null ? 0 : closed.size());
    }

    /** Thousandths in the oldest lot; there must be one. */
    long oldestQuantity() {
        if (quantity == 0) {
            open();
        }
        return quantity;
    }

    /** Minor units that the oldest lot is worth; there must be one. */
    long oldestValue() {
        if (quantity == 0) {
            open();
        }
        return value;
    }

    /** The line that brought the oldest lot in; there must be a lot. */
    LineId oldestOrigin() {
        if (quantity == 0) {
            open();
        }
        return origin;
    }

    private void open() {
        Layer oldest = closed.first();
        closed.removeFirst();
        quantity = oldest.quantity();
        value = oldest.value();
        origin = oldest.origin();
    }

    /** Takes the whole of the oldest lot away; gives what it is worth. */
    long dropOldest() {
        long worth = oldestValue();
        quantity = 0;
        origin = null;
        return worth;
    }

    /** Takes a part of the oldest lot away; gives its rounded share of the value. */
    long takeFromOldest(long thousandths) {
        long share = Proportion.halfUp(oldestValue(), thousandths, quantity);
        quantity -= thousandths;
        value -= share;
        return share;
    }

    /** Makes the one lot of a pool larger, or smaller. */
    void replaceOldest(long newQuantity, long newValue) {
        oldestQuantity();
        quantity = newQuantity;
        value = newValue;
    }

    void addLast(Layer lot) {
        if (isEmpty()) {
            quantity = lot.quantity();
            value = lot.value();
            origin = lot.origin();
            return;
        }
        if (closed == null) {
            closed = PagedQueue.ofLayers(Ends.none(), parts);
        }
        closed.addLast(lot);
    }

    /** A walk over all lots, oldest first, that may change them. */
    ListIterator<Layer> all() {
        close();
        return closed == null ? Collections.emptyListIterator() : closed.all();
    }

    List<Layer> list() {
        close();
        return closed == null ? List.of() : closed.list();
    }

    /** Puts what has grown long into pages and gives the ends. */
    Ends<Layer> store() {
        close();
        return closed == null ? Ends.none() : closed.store();
    }

    /** Puts the open lot back in front of the others. */
    private void close() {
        if (quantity == 0) {
            return;
        }
        Layer oldest = new Layer(quantity, value, origin);
        dropOldest();
        if (closed == null) {
            closed = PagedQueue.ofLayers(Ends.of(List.of(oldest)), parts);
        } else {
            closed.addFirst(oldest);
        }
    }
}
