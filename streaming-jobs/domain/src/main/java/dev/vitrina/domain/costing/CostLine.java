package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.stock.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * One line of a stock document as the costing engine needs it: its value in the shop's currency.
 *
 * @param organization whose goods they are
 * @param sku which goods
 * @param kind what the line does
 * @param source the system the document comes from
 * @param document the document's id in its source
 * @param line the line's id in its document
 * @param moment the business moment
 * @param sequence breaks ties within one moment: the line's, else the document's, else 0
 * @param warehouse where; for a transfer the warehouse the goods leave
 * @param toWarehouse where a transfer's goods go; null for every other kind
 * @param quantity thousandths of a unit, not negative; a stocktake's count
 * @param value minor units of the shop's currency: for receipts and surpluses what the goods cost, for sale returns the
 *     stated amount, for cost adjustments the signed amount; null when none is stated
 * @param unitCost for one unit of goods in whole units of the shop's currency, unrounded; null when none is stated
 * @param refDocument the document of the line this one refers to, in the same source; null without a reference
 * @param refLine the line this one refers to; null without a reference
 * @param order the order the line belongs to, for the ledger; null when there is none
 * @param overhead minor units of the document's overhead that fall to this line, added to what its goods cost
 * @param correction how the line is posted after its period was closed; null for one in its own place
 * @param closedUntil of a cost adjustment or a sale return, the first instant that was not closed when it was recorded:
 *     receipts before it keep their cost, sales before it may be forgotten; null when nothing was closed, and for every other
 *     kind
 */
public record CostLine(
        String organization,
        String sku,
        LineKind kind,
        String source,
        String document,
        String line,
        Instant moment,
        long sequence,
        String warehouse,
        String toWarehouse,
        long quantity,
        Long value,
        BigDecimal unitCost,
        String refDocument,
        String refLine,
        String order,
        long overhead,
        Correction<CostLine> correction,
        Instant closedUntil) {
    /** A line in its own place, recorded when nothing was closed. */
    public CostLine(
            String organization,
            String sku,
            LineKind kind,
            String source,
            String document,
            String line,
            Instant moment,
            long sequence,
            String warehouse,
            String toWarehouse,
            long quantity,
            Long value,
            BigDecimal unitCost,
            String refDocument,
            String refLine,
            String order,
            long overhead) {
        this(
                organization,
                sku,
                kind,
                source,
                document,
                line,
                moment,
                sequence,
                warehouse,
                toWarehouse,
                quantity,
                value,
                unitCost,
                refDocument,
                refLine,
                order,
                overhead,
                null,
                null);
    }

    public CostLine {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(sku, "sku");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(line, "line");
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(warehouse, "warehouse");
        if (quantity < 0) {
            throw new IllegalArgumentException(
                    "Line quantity must not be negative: %s (%s %s:%s); choose the type instead"
                            .formatted(Quantity.decimal(quantity), kind, document, line));
        }
        if ((kind == LineKind.TRANSFER) != (toWarehouse != null)) {
            throw new IllegalArgumentException(
                    "A target warehouse belongs to a transfer and to nothing else: %s (%s %s:%s)"
                            .formatted(toWarehouse, kind, document, line));
        }
        if ((refDocument == null) != (refLine == null)) {
            throw new IllegalArgumentException("A reference needs both document and line: %s:%s (%s %s:%s)"
                    .formatted(refDocument, refLine, kind, document, line));
        }
    }

    public LineId id() {
        return new LineId(source, document, line);
    }

    /** The line's place in its item's history: its own, or that of its correction. */
    public Position position() {
        return isPosted()
                ? Position.posted(
                        correction.at(), correction.withdrawn(), kind, refDocument != null, source, document, line)
                : ownPosition();
    }

    Position ownPosition() {
        return Position.of(kind, refDocument != null, moment, sequence, source, document, line);
    }

    /** When the line is effective in the ledger: in its own moment, or when its correction is. */
    Instant effectiveAt() {
        return isPosted() ? correction.at() : moment;
    }

    /** Whether the line is posted after its period was closed. */
    boolean isPosted() {
        return correction != null && correction.isPosted();
    }

    /**
     * The identity of the line's step: a line that was changed after its period was closed has a step in its own place and
     * one more for each correction. No line's name has the character that parts them.
     */
    LineId stepId() {
        if (correction == null) {
            return id();
        }
        String form = !isPosted() ? "moved" : correction.withdrawn() ? "withdrawn" : "posted";
        return new LineId(source, document, line + '\0' + form + effectiveAt());
    }

    /** What stood before a correction; null if nothing did, or nothing that moves goods. */
    CostLine before() {
        CostLine before = correction.withdrawn() ? this : correction.before();
        return before == null || before.isOfNothing() ? null : before;
    }

    /** What stands by a correction; null if nothing does, or nothing that moves goods. */
    CostLine after() {
        return correction.withdrawn() || isOfNothing() ? null : this;
    }

    private boolean isOfNothing() {
        return kind.isMovement() && quantity == 0;
    }

    /** Minor units that a cost adjustment adds; for a correction those that it adds to what stood. */
    long adjusted() {
        long amount = value == null ? 0 : value;
        if (correction == null) {
            return amount;
        }
        long stood = correction.before() == null || correction.before().value() == null
                ? 0
                : correction.before().value();
        return correction.withdrawn() ? -amount : amount - stood;
    }

    /** The line this one refers to, whether it exists or not; null without a reference. */
    LineId reference() {
        return refDocument == null ? null : new LineId(source, refDocument, refLine);
    }

    /** Whether a step has this identity. */
    boolean is(LineId step) {
        return correction == null
                ? line.equals(step.line()) && document.equals(step.document()) && source.equals(step.source())
                : stepId().equals(step);
    }

    /** Goods come in at a cost that can be adjusted later. */
    boolean isAdjustable() {
        return kind.isReceipt() && quantity > 0;
    }

    /** The line as if no cost were stated on it, in its own place. */
    CostLine withoutCost() {
        return with(organization, sku, null, null, 0, null, null);
    }

    /** The line as it is kept in its item's history, where all lines are of one item. */
    CostLine withoutItem() {
        Correction<CostLine> kept = correction == null || correction.before() == null
                ? correction
                : Correction.of(correction.before().withoutItem(), correction.at());
        return with("", "", value, unitCost, overhead, kept, closedUntil);
    }

    CostLine corrected(Correction<CostLine> by) {
        return with(
                organization,
                sku,
                value,
                unitCost,
                overhead,
                by,
                asksClosedBooks() && by.isPosted() ? by.at() : closedUntil);
    }

    CostLine recordedAfter(Instant closed) {
        return asksClosedBooks() ? with(organization, sku, value, unitCost, overhead, correction, closed) : this;
    }

    /** Whether the line changes what another is, or asks what is left of it. */
    boolean names() {
        return refDocument != null && asksClosedBooks();
    }

    private boolean asksClosedBooks() {
        return kind == LineKind.COST_ADJUSTMENT || kind == LineKind.SALE_RETURN;
    }

    /** The first instant that was not closed when the line, or its correction, was recorded; null when nothing was. */
    Instant closedBefore() {
        return isPosted() ? correction.at() : closedUntil;
    }

    /** Whether nothing stands of it by its correction. */
    boolean isWithdrawn() {
        return isPosted() && correction.withdrawn();
    }

    /** Whether it is a correction of something that stood before. */
    boolean isDifference() {
        return isPosted() && (correction.withdrawn() || correction.before() != null);
    }

    private CostLine with(
            String newOrganization,
            String newSku,
            Long newValue,
            BigDecimal newUnitCost,
            long newOverhead,
            Correction<CostLine> newCorrection,
            Instant newClosedUntil) {
        return new CostLine(
                newOrganization,
                newSku,
                kind,
                source,
                document,
                line,
                moment,
                sequence,
                warehouse,
                toWarehouse,
                quantity,
                newValue,
                newUnitCost,
                refDocument,
                refLine,
                order,
                newOverhead,
                newCorrection,
                newClosedUntil);
    }

    /** So many thousandths at this line's unit cost, in minor units; the line must have one. */
    long atUnitCost(long thousandths) {
        return Money.ofFoundCost(Quantity.decimal(thousandths), unitCost);
    }
}
