package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.Position;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The choices that a shop has in costing; the rules of each are in COSTING.md.
 *
 * @param closedKept for how long what closed books hold of a line may still be asked, see decision 22
 */
public record Policies(
        Scope scope,
        Negative negative,
        SaleReturn saleReturn,
        PurchaseReturn purchaseReturn,
        LandedCost landedCost,
        Duration closedKept)
        implements Serializable {
    /** What holds where nothing is chosen. */
    public static final Policies DEFAULTS = new Policies(
            Scope.WAREHOUSE, Negative.COVER, SaleReturn.ORIGINAL, PurchaseReturn.RECEIPT, LandedCost.RETROACTIVE);

    /** Whose goods stand in one queue. */
    public enum Scope {
        /** Each warehouse has its own; a transfer moves value. */
        WAREHOUSE,
        /** All warehouses of an organization share one; transfers are free. */
        COMPANY
    }

    /** What becomes of units issued below zero. */
    public enum Negative {
        /** The next incoming goods settle them at their own cost. */
        COVER,
        /** They keep the last known cost; what they cost beyond it is variance. */
        LAST_COST
    }

    /** At what cost sold goods that a return names come back. */
    public enum SaleReturn {
        /** At the net average cost of the line that sold them. */
        ORIGINAL,
        /** At the present cost of the stock. */
        CURRENT
    }

    /** Which goods go back to a supplier. */
    public enum PurchaseReturn {
        /** Those of the named receipt first. */
        RECEIPT,
        /** The oldest, as with any issue. */
        FIFO
    }

    /** From when a cost adjustment that names a receipt counts. */
    public enum LandedCost {
        /** From the receipt's own date. */
        RETROACTIVE,
        /** From its own date, and only for what is still on hand; the rest is variance. */
        PROSPECTIVE
    }

    public Policies {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(negative, "negative");
        Objects.requireNonNull(saleReturn, "saleReturn");
        Objects.requireNonNull(purchaseReturn, "purchaseReturn");
        Objects.requireNonNull(landedCost, "landedCost");
        if (!closedKept.isPositive()) {
            throw new IllegalArgumentException("Closed lines must be kept for some time, not for " + closedKept);
        }
    }

    /** Policies by which closed lines are kept as long as is usual. */
    public Policies(
            Scope scope,
            Negative negative,
            SaleReturn saleReturn,
            PurchaseReturn purchaseReturn,
            LandedCost landedCost) {
        this(scope, negative, saleReturn, purchaseReturn, landedCost, ClosedPeriods.KEPT);
    }

    public Policies keepingClosed(Duration kept) {
        return new Policies(scope, negative, saleReturn, purchaseReturn, landedCost, kept);
    }

    boolean isCompany() {
        return scope == Scope.COMPANY;
    }

    boolean isProspective() {
        return landedCost == LandedCost.PROSPECTIVE;
    }

    /**
     * Whether a cost adjustment reaches only what is left of the receipt it names, and not the receipt's cost from its own
     * date: by policy, or since the receipt's period was closed before the adjustment was recorded.
     *
     * @param by the adjustment's place
     * @param closedUntil the first instant that was not closed when it was recorded; null when nothing was
     */
    boolean adjustsWhatIsLeft(CostLine receipt, Position by, Instant closedUntil) {
        boolean late = closedUntil != null && receipt.moment().isBefore(closedUntil);
        return (late || isProspective()) && (receipt.position().isBefore(by) || receipt.isDifference());
    }
}
