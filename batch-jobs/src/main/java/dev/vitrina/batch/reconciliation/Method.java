package dev.vitrina.batch.reconciliation;

import java.util.Locale;

/** How the cost of what leaves is found: oldest lot first, or at the perpetual moving weighted average. */
public enum Method {
    FIFO,
    AVERAGE;

    /** As in tables. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
