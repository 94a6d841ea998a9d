package dev.vitrina.schemas;

import java.math.BigDecimal;

/**
 * How large the parts of a change may be. Far beyond any shop, and small enough that no sum of them can outgrow a
 * ledger's column or the 64 bits that jobs count in. Who writes changes refuses larger ones, who reads them too.
 */
public final class Limits {
    /** Characters of a name: a source, a document's id, an SKU, a line, a warehouse, an organization, an order. */
    public static final int LONGEST_NAME = 500;

    /** Units of goods in one line. */
    public static final BigDecimal MOST_QUANTITY = BigDecimal.valueOf(10_000_000_000L);

    /** Units of a currency that one line is worth, in the document's currency and in the shop's. */
    public static final BigDecimal MOST_VALUE = BigDecimal.valueOf(10_000_000_000_000L);

    private Limits() {}

    /** Whether a name is there and not too long. */
    public static boolean isName(String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST_NAME;
    }
}
