package dev.vitrina.batch.reconciliation;

import dev.vitrina.batch.reconciliation.Verdict.LineCost;
import dev.vitrina.batch.reconciliation.Verdict.Moved;
import java.util.TreeMap;

/** What a posting of a line has cost so far by one method. Quantities are thousandths, values minor units. */
final class Account {
    final Line line;
    /** What returns that name the line come back from; of a line that is no issue nobody asks. */
    final Claim claim;
    /** The same just before this posting. */
    private final Claim claimBefore;
    /** What a return has taken of the claim of the line it names. */
    final Claim drawn = new Claim();
    /** What its goods cost as they came in or left; negative came in. */
    long booked;
    /** What left the stock of each warehouse, negative what entered, without variance. */
    private final TreeMap<String, Moved> places = new TreeMap<>();
    /** The part of the cost that still waits for goods to settle it. */
    long provisional;
    /** What goods on hand became worth more by it, without any coming or leaving. */
    long revaluation;
    /** What it turned out to differ without changing the cost. */
    long variance;

    Account(Line line, Claim claim) {
        this.line = line;
        this.claim = claim;
        this.claimBefore = claim.copy();
    }

    /** What is left of this posting, with what all others have added and taken since. */
    Claim left() {
        return claim.since(claimBefore);
    }

    /** Goods and value leave a warehouse; negative: they enter. */
    void leave(String warehouse, long quantity, long cost) {
        places.merge(warehouse, new Moved(quantity, cost), Moved::plus);
    }

    /** The same in the line's own warehouse. */
    void leave(long quantity, long cost) {
        leave(line.warehouse(), quantity, cost);
    }

    private Moved all() {
        return places.values().stream().reduce(Moved.NOTHING, Moved::plus);
    }

    /** What goods that left for good cost, as far as they are settled; negative for what a customer brought back. */
    private long paid() {
        boolean goods = line.kind().isOutgoing()
                || line.kind().isReturn()
                || line.kind() == Kind.STOCKTAKE && all().quantity() > 0;
        return goods ? all().cost() - provisional + revaluation : 0;
    }

    LineCost cost() {
        return new LineCost(line.kind().type(), line.warehouse(), new TreeMap<>(places), provisional, paid(), variance);
    }
}
