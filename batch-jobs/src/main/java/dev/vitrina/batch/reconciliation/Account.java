package dev.vitrina.batch.reconciliation;

/** What a line has cost so far by one method. Quantities are thousandths, values minor units. */
final class Account {
    final Line line;
    /** What left the stock, negative what entered. */
    long quantity;
    /** Its value, without variance. */
    long cost;
    /** The part of the cost that still waits for goods to settle it. */
    long provisional;
    /** What goods on hand became worth more by it, without any coming or leaving. */
    long revaluation;
    /** What it turned out to differ without changing the cost. */
    long variance;
    /** How much of it came back. */
    long returned;
    /** At which cost. */
    long returnedCost;

    Account(Line line) {
        this.line = line;
    }

    /** What goods that left for good cost, as far as they are settled; negative for what a customer brought back. */
    long paid() {
        boolean goods =
                line.kind().isOutgoing() || line.kind().isReturn() || line.kind() == Kind.STOCKTAKE && quantity > 0;
        return goods ? cost - provisional + revaluation : 0;
    }
}
