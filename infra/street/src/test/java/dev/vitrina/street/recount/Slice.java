package dev.vitrina.street.recount;

import java.math.BigDecimal;

/** Some units with their value: goods of one layer, or units that a line has issued and nothing has covered yet. */
final class Slice {
    private BigDecimal quantity;
    private BigDecimal value;
    private final Posting line;
    private final boolean frozen;

    /**
     * Makes a slice.
     *
     * @param line of goods: who brought them in, null if nobody did; of uncovered units: who issued them
     * @param frozen of uncovered units: their line's cost is final, so that settling them is variance
     */
    Slice(BigDecimal quantity, BigDecimal value, Posting line, boolean frozen) {
        this.quantity = quantity;
        this.value = value;
        this.line = line;
        this.frozen = frozen;
    }

    BigDecimal quantity() {
        return quantity;
    }

    BigDecimal value() {
        return value;
    }

    Posting line() {
        return line;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean isEmpty() {
        return quantity.signum() == 0;
    }

    boolean isOf(LineId other) {
        return line != null && line.line().equals(other);
    }

    /** Takes units off, with their share of the value; the last units take all that is left. */
    Slice take(BigDecimal units) {
        BigDecimal taken = units.min(quantity);
        Slice part = new Slice(taken, Amounts.share(value, taken, quantity), line, frozen);
        quantity = quantity.subtract(part.quantity);
        value = value.subtract(part.value);
        return part;
    }

    Slice freeze() {
        return new Slice(quantity, value, line, true);
    }

    void revalue(BigDecimal newValue) {
        value = newValue;
    }
}
