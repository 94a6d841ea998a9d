package dev.vitrina.domain.stock;

import java.time.Instant;

/**
 * The live stock of one item in one warehouse, in absolute numbers.
 *
 * @param onHand thousandths by stock documents
 * @param reserved thousandths promised to open orders
 * @param expected thousandths on open purchase orders
 * @param version how many changes the key has ever applied, of lines and of promises, counted on from a higher number
 *     after a restart: equal versions of a key have equal numbers, and readers drop lower ones
 * @param updatedAt the greatest recorded-at that the key has applied
 */
public record StockLevel(
        String organization,
        String sku,
        String warehouse,
        long onHand,
        long reserved,
        long expected,
        long version,
        Instant updatedAt) {
    /** On hand − reserved + expected, thousandths. */
    public long available() {
        return onHand - reserved + expected;
    }

    /** On hand − reserved, thousandths: what can be promised today. */
    public long free() {
        return onHand - reserved;
    }
}
