package dev.vitrina.domain.costing;

/**
 * A place in the open queue of an item's goods by FIFO, oldest first.
 *
 * @param organization the item's organization
 * @param sku the item's goods
 * @param warehouse whose goods they are; null for a company's one queue
 * @param position 1, 2, 3 … without gaps
 * @param origin the line that first brought the goods in; null for goods transferred from below zero
 * @param quantity thousandths; 0 where the queue has become too short for this place
 * @param value minor units of the shop's currency
 */
public record OpenLayer(
        String organization, String sku, String warehouse, long position, LineId origin, long quantity, long value) {
    /** The queue no longer has this place. */
    public boolean isGone() {
        return quantity == 0;
    }
}
