package dev.vitrina.domain.costing;

import java.time.Instant;

/**
 * One signed row of the layer ledger: which receipt paid for which issue. Summed by issue line the rows are the line's
 * settled cost. A transfer is no issue: its goods keep the receipt that first brought them in.
 *
 * @param entry 1, 2, 3 … without gaps within the item, apart from the cost ledger's
 * @param issueSource the system of the issue
 * @param issueDocument the document of the issue
 * @param issueLine the line of the issue; a sale return is a negative issue
 * @param receiptSource the system of the line that brought the goods in; null with the next two when no line did: goods
 *     transferred from below zero, units settled at their provisional value, sale returns
 * @param receiptDocument the document of that line
 * @param receiptLine the id of that line
 * @param organization the item's organization
 * @param sku the item's goods
 * @param quantity thousandths; positive left the stock
 * @param cost minor units of the shop's currency; positive left the stock
 * @param effectiveAt the issue's moment
 * @param recordedAt the greatest recorded-at the item has applied
 */
public record LayerEntry(
        long entry,
        String issueSource,
        String issueDocument,
        String issueLine,
        String receiptSource,
        String receiptDocument,
        String receiptLine,
        String organization,
        String sku,
        long quantity,
        long cost,
        Instant effectiveAt,
        Instant recordedAt) {}
