package dev.vitrina.domain.costing;

/**
 * FIFO costs of many items whose movements come in their order and never change: the queues alone, with no history, no rows
 * and nothing stored. {@link ItemCosting} moves goods through the same queues.
 *
 * <p>Units issued below zero keep the last known cost, and what comes next settles them: what that cost beyond it is
 * variance. By item, received = issued + on hand + variance, at every moment, to the last minor unit.
 */
public final class FifoCosting {
    private final CostQueue[] queues;

    /** Items 0, 1, 2 …, with nothing on hand. */
    public FifoCosting(int items) {
        queues = new CostQueue[items];
    }

    /**
     * Goods come in.
     *
     * @param line that brings them
     * @param thousandths how many, positive
     * @param value what all of them cost, in minor units
     * @return variance in minor units; 0 unless units were owed
     * @throws IllegalArgumentException when the quantity is not positive
     */
    public long receive(int item, LineId line, long thousandths, long value) {
        long variance = 0;
        for (Settlement settlement : queue(item).enter(new Layer(thousandths, value, line))) {
            variance += settlement.cover().value() - settlement.shortage().value();
        }
        return variance;
    }

    /**
     * Goods go out.
     *
     * @param thousandths how many, positive
     * @return what they cost, in minor units
     * @throws IllegalArgumentException when the quantity is not positive
     */
    public long issue(int item, long thousandths) {
        if (thousandths <= 0) {
            throw new IllegalArgumentException("Issued quantity must be positive: " + thousandths);
        }
        CostQueue queue = queue(item);
        long covered = Math.min(thousandths, queue.goods());
        long cost = queue.takeAtCost(covered);
        return covered == thousandths
                ? cost
                : cost + queue.owe(null, thousandths - covered, true).value();
    }

    /** Thousandths on hand, below zero when units are owed. */
    public long quantity(int item) {
        return queue(item).quantity();
    }

    private CostQueue queue(int item) {
        CostQueue queue = queues[item];
        if (queue == null) {
            queue = CostQueue.blank("", Method.FIFO, null);
            queues[item] = queue;
        }
        return queue;
    }
}
