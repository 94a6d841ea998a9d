package dev.vitrina.domain.sales;

import java.time.Instant;

/**
 * One signed row of the sales ledger.
 *
 * @param entry 1, 2, 3 … without gaps within source and document
 * @param sign 1 asserts the line, −1 takes it back
 * @param line the line, its numbers not yet signed
 * @param recordedAt the greatest recorded-at that the document has applied
 */
public record SalesEntry(long entry, int sign, SalesLine line, Instant recordedAt) {}
