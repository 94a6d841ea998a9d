package dev.vitrina.batch.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is right about one item. All quantities are thousandths, all amounts minor units of the shop's currency. A line,
 * a warehouse or a method that is absent has nothing but zeros.
 *
 * @param costs by method
 * @param movements by line, how much it changed the quantity in each warehouse
 * @param stock by warehouse
 * @param sales by line; of a bundle under the bundle's own item
 */
public record Verdict(
        Item item,
        Map<Method, Costs> costs,
        Map<LineId, Map<String, Long>> movements,
        Map<String, Stock> stock,
        Map<LineId, Sale> sales) {

    /**
     * Cost by one method.
     *
     * @param lines every line that concerns the item
     * @param onHand by warehouse; under {@link #POOL} if the organization has one queue for all
     * @param layers by warehouse likewise, what is there by FIFO, the oldest first; none by average
     */
    public record Costs(Map<LineId, LineCost> lines, Map<String, OnHand> onHand, Map<String, List<Layer>> layers) {
        /** By how much what came in differs from what left, is on hand, and is variance; never other than 0. */
        public long leaked() {
            return lines.values().stream().mapToLong(LineCost::sum).sum()
                    + onHand.values().stream().mapToLong(OnHand::value).sum();
        }
    }

    /** The warehouse of goods whose value is kept in one queue for the whole organization. */
    public static final String POOL = CostFold.POOL;

    /**
     * Goods and value that left the stock, negative that entered it.
     *
     * @param quantity 0 where value moved without goods
     */
    public record Moved(long quantity, long cost) {
        static final Moved NOTHING = new Moved(0, 0);

        Moved plus(Moved more) {
            return new Moved(quantity + more.quantity, cost + more.cost);
        }
    }

    /**
     * What one line costs.
     *
     * @param type of its document
     * @param warehouse its own; of a transfer the one that goods leave
     * @param places what left each warehouse, without variance
     * @param provisional the part of the cost that goods still to come will settle
     * @param paid what goods that left for good cost, as far as it is settled: what layers paid for an issue, negative for
     *     what a customer brought back
     * @param variance what it turned out to differ without changing the cost
     */
    public record LineCost(
            String type, String warehouse, Map<String, Moved> places, long provisional, long paid, long variance) {
        /** Positive left the stock, without variance; of a transfer what left the warehouse where it starts. */
        public long cost() {
            return type.equals(Kind.TRANSFER.type())
                    ? places.getOrDefault(warehouse, Moved.NOTHING).cost()
                    : sum() - variance;
        }

        /** What the line's rows add up to. */
        long sum() {
            return places.values().stream().mapToLong(Moved::cost).sum() + variance;
        }

        /** The same line with what was posted of it later. */
        LineCost plus(LineCost later) {
            Map<String, Moved> both = new TreeMap<>(places);
            later.places.forEach((where, moved) -> both.merge(where, moved, Moved::plus));
            return new LineCost(
                    later.type,
                    later.warehouse,
                    both,
                    provisional + later.provisional,
                    paid + later.paid,
                    variance + later.variance);
        }
    }

    /**
     * What is left of one lot.
     *
     * @param receipt the line that first brought it in; null if none did
     */
    public record Layer(LineId receipt, long quantity, long value) {}

    /**
     * What is there.
     *
     * @param quantity below zero where more left than came
     * @param provisionalQuantity units below zero
     */
    public record OnHand(long quantity, long value, long provisionalQuantity) {}

    /**
     * Stock of a warehouse.
     *
     * @param reserved promised to orders
     * @param expected still to come on purchase orders
     */
    public record Stock(long onHand, long reserved, long expected) {
        /** {@code onHand − reserved + expected}. */
        public long available() {
            return onHand - reserved + expected;
        }

        /** {@code onHand − reserved}. */
        public long free() {
            return onHand - reserved;
        }
    }

    /**
     * What one line of a shipment sold, or of a return took back (then everything is negative).
     *
     * @param documentNet the net in the document's own currency
     */
    public record Sale(long quantity, long gross, long discount, long vat, long net, long documentNet) {}
}
