package dev.vitrina.schemas;

/** A message that cannot be turned into a record: a short reason code, and a sentence for people. */
public final class UnreadableException extends Exception {
    public static final String CORRUPT = "corrupt_bytes";
    public static final String UNKNOWN_SCHEMA = "unknown_schema";

    private final String reason;

    public UnreadableException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** The code that {@code ops.rejects.reason} carries. */
    public String reason() {
        return reason;
    }
}
