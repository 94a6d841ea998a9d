package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;

/**
 * One signed row of the stock ledger.
 *
 * @param entry 1, 2, 3 … without gaps within organization, sku and warehouse
 * @param quantity thousandths; positive came in
 * @param effectiveAt the line's own moment
 * @param recordedAt the greatest recorded-at that the key has applied
 */
public record StockEntry(
        long entry,
        String source,
        String document,
        String line,
        LineKind type,
        String organization,
        String sku,
        String warehouse,
        long quantity,
        Instant effectiveAt,
        Instant recordedAt) {}
