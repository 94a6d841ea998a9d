package dev.vitrina.domain.sales;

import dev.vitrina.domain.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one line of a sale is worth, in minor units. Discount comes first, then VAT, each rounded half up per line.
 *
 * @param gross price × quantity, as the price is stated
 * @param discount taken off the gross
 * @param vat contained in the rest when the price includes VAT, on top of it otherwise
 * @param net revenue without discount and VAT
 */
public record LineRevenue(long gross, long discount, long vat, long net) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A line without a price. */
    public static final LineRevenue NONE = new LineRevenue(0, 0, 0, 0);

    /**
     * Values one line.
     *
     * @param price for one unit; null is a line without a price, worth nothing
     * @param quantity in units
     * @param discountPercent null is none
     * @param vatPercent null is none
     * @param vatIncluded whether the price contains the VAT
     * @param rate from the price's currency to the one asked for
     * @throws IllegalArgumentException when the line is worth more than any line is, or an included VAT is −100 % or less
     */
    public static LineRevenue of(
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal discountPercent,
            BigDecimal vatPercent,
            boolean vatIncluded,
            BigDecimal rate) {
        if (price == null) {
            return NONE;
        }
        long gross = Money.ofUnitCost(quantity, price, rate);
        long discount = discountPercent == null ? 0 : share(gross, discountPercent, HUNDRED);
        long rest = gross - discount;
        if (vatPercent == null) {
            return new LineRevenue(gross, discount, 0, rest);
        }
        long vat = share(rest, vatPercent, vatIncluded ? HUNDRED.add(vatPercent) : HUNDRED);
        return new LineRevenue(gross, discount, vat, vatIncluded ? rest - vat : rest);
    }

    /** The same line taken back. */
    public LineRevenue negated() {
        return new LineRevenue(-gross, -discount, -vat, -net);
    }

    private static long share(long amount, BigDecimal percent, BigDecimal whole) {
        if (whole.signum() <= 0) {
            throw new IllegalArgumentException(
                    "VAT that a price includes must be more than -100 %%: %s".formatted(percent.toPlainString()));
        }
        return BigDecimal.valueOf(amount)
                .multiply(percent)
                .divide(whole, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
