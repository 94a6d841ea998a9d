package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;

/**
 * One signed row of the cost ledger: an effect of a line on the value of stock.
 *
 * @param entry 1, 2, 3 … without gaps within the item
 * @param source the system of the line the row is posted on
 * @param document the document of that line
 * @param line the id of that line
 * @param type the kind of that line
 * @param order the order of that line, or null
 * @param organization the item's organization
 * @param sku the item's goods
 * @param warehouse whose stock the effect is on
 * @param method by which the cost was found
 * @param quantity thousandths; positive left the stock, negative entered
 * @param cost minor units of the shop's currency; positive left the stock, negative entered
 * @param provisional the units are below zero and their cost may still be completed
 * @param reason why the row was written; rows of {@link Reason#VARIANCE} stand outside the line's cost
 * @param effectiveAt the line's own moment; for variance the settling lot's
 * @param recordedAt the greatest recorded-at the item has applied
 */
public record CostEntry(
        long entry,
        String source,
        String document,
        String line,
        LineKind type,
        String order,
        String organization,
        String sku,
        String warehouse,
        Method method,
        long quantity,
        long cost,
        boolean provisional,
        Reason reason,
        Instant effectiveAt,
        Instant recordedAt) {}
