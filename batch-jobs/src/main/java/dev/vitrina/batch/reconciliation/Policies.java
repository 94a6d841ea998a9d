package dev.vitrina.batch.reconciliation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The choices that a shop has about its cost.
 *
 * @param scope {@code costing.scope}: a queue per warehouse, or one for the whole organization
 * @param negative {@code costing.negative}: units issued below zero take the cost of what covers them later, or keep the
 *     last known cost
 * @param saleReturn {@code costing.sale-return}: at the net cost of the sale it names, or at the present cost
 * @param purchaseReturn {@code costing.purchase-return}: from the receipt it names, or as any issue
 * @param landedCost {@code costing.landed-cost}: an adjustment changes its receipt from the start, or only what is left
 * @param keptDays {@code closing.kept-days}: for how many days closed lines may still be asked
 */
public record Policies(
        Scope scope,
        Negative negative,
        SaleReturn saleReturn,
        PurchaseReturn purchaseReturn,
        LandedCost landedCost,
        int keptDays) {

    /** Which stock shares a queue. */
    public enum Scope {
        WAREHOUSE,
        COMPANY
    }

    /** What becomes of units issued below zero. */
    public enum Negative {
        COVER,
        LAST_COST
    }

    /** What goods cost that a customer brings back. */
    public enum SaleReturn {
        ORIGINAL,
        CURRENT
    }

    /** What goods cost that go back to a supplier. */
    public enum PurchaseReturn {
        RECEIPT,
        FIFO
    }

    /** From when an adjustment of a receipt counts. */
    public enum LandedCost {
        RETROACTIVE,
        PROSPECTIVE
    }

    /** The keys of the settings, in the order of the components. */
    public static final List<String> KEYS = List.of(
            "costing.scope",
            "costing.negative",
            "costing.sale-return",
            "costing.purchase-return",
            "costing.landed-cost",
            "closing.kept-days");

    private static final int DEFAULT_KEPT_DAYS = 400;

    /** The first value of each, and 400 days. */
    public static final Policies DEFAULTS = of(Map.of());

    /**
     * The policies of some settings; what is absent is the default.
     *
     * @throws IllegalArgumentException on a value that is none, with key, value and what would be right
     */
    public static Policies of(Map<String, String> settings) {
        return new Policies(
                choice(settings, KEYS.get(0), Scope.values()),
                choice(settings, KEYS.get(1), Negative.values()),
                choice(settings, KEYS.get(2), SaleReturn.values()),
                choice(settings, KEYS.get(3), PurchaseReturn.values()),
                choice(settings, KEYS.get(4), LandedCost.values()),
                days(settings, KEYS.get(5)));
    }

    private static <E extends Enum<E>> E choice(Map<String, String> settings, String key, E[] choices) {
        String text = settings.getOrDefault(key, "");
        if (text.isBlank()) {
            return choices[0];
        }
        return Arrays.stream(choices)
                .filter(choice -> text(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Option %s cannot be '%s': expected one of %s"
                        .formatted(
                                key,
                                text,
                                Arrays.stream(choices).map(Policies::text).toList())));
    }

    private static int days(Map<String, String> settings, String key) {
        String text = settings.getOrDefault(key, "");
        if (text.isBlank()) {
            return DEFAULT_KEPT_DAYS;
        }
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(
                    "Option %s cannot be '%s': expected a whole number of days, at least 1".formatted(key, text));
        }
        return Integer.parseInt(text);
    }

    /** Whether a time lies so far before another that what was then is no longer kept, both in microseconds. */
    boolean isTooLongBefore(long time, long later) {
        return later - time > TimeUnit.DAYS.toMicros(keptDays);
    }

    private static String text(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
