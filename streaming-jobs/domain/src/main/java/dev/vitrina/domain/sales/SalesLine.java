package dev.vitrina.domain.sales;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;

/**
 * A shipment's or a sale return's line as revenue; a return's numbers are negative.
 *
 * @param order the order's id, or null
 * @param customer or null
 * @param channel or null
 * @param quantity thousandths; positive was sold
 * @param revenue in minor units of the shop's currency
 * @param currency of the document
 * @param documentNet the net in minor units of the document's currency
 * @param moment when the goods left or came back
 * @param correction how the line is posted after its period was closed; null for one in its own place
 */
public record SalesLine(
        String organization,
        String source,
        String document,
        String line,
        LineKind kind,
        String order,
        String sku,
        String warehouse,
        String customer,
        String channel,
        long quantity,
        LineRevenue revenue,
        String currency,
        long documentNet,
        Instant moment,
        Correction<SalesLine> correction) {
    /** A line in its own place. */
    public SalesLine(
            String organization,
            String source,
            String document,
            String line,
            LineKind kind,
            String order,
            String sku,
            String warehouse,
            String customer,
            String channel,
            long quantity,
            LineRevenue revenue,
            String currency,
            long documentNet,
            Instant moment) {
        this(
                organization,
                source,
                document,
                line,
                kind,
                order,
                sku,
                warehouse,
                customer,
                channel,
                quantity,
                revenue,
                currency,
                documentNet,
                moment,
                null);
    }

    /** The same with a correction. */
    public SalesLine corrected(Correction<SalesLine> by) {
        return new SalesLine(
                organization,
                source,
                document,
                line,
                kind,
                order,
                sku,
                warehouse,
                customer,
                channel,
                quantity,
                revenue,
                currency,
                documentNet,
                moment,
                by);
    }
}
