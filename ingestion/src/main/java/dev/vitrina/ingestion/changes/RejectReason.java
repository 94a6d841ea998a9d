package dev.vitrina.ingestion.changes;

import java.util.Locale;

/** Why a line, or a document of several rows, did not become a change. */
public enum RejectReason {
    /** No JSON object, or more than one. */
    BROKEN_JSON,
    /** Bytes that are no UTF-8, or an escape that stands for half a character. */
    NOT_UTF8,
    /** Longer than a line may be. */
    LINE_TOO_LONG,
    UNKNOWN_ENTITY,
    UNKNOWN_FIELD,
    MISSING_FIELD,
    /** The same field twice in one object. */
    DUPLICATE_FIELD,
    /** A number where text belongs, and the like. */
    WRONG_TYPE,
    /** None of the values that the field may have. */
    UNKNOWN_VALUE,
    /** An identifier without a visible character. */
    EMPTY_VALUE,
    /** A decimal finer than the field; it is never rounded. */
    TOO_MANY_DECIMALS,
    /** A number or time beyond what the field can hold or the document can mean. */
    OUT_OF_RANGE,
    /** No ISO-8601 time. */
    BAD_TIME,
    /** A time that could be any of two dozen moments. */
    TIME_WITHOUT_OFFSET,
    /** A time finer than a microsecond. */
    TIME_TOO_FINE,
    /** No ISO-8601 date. */
    BAD_DATE,
    NEGATIVE_QUANTITY,
    /** Another currency than the shop's, without a rate. */
    MISSING_RATE,
    /** A rate of zero or below. */
    BAD_RATE,
    /** Two lines of one document with the same name. */
    DUPLICATE_LINE,
    /** A reference to a line that is not DOCUMENT:LINE. */
    BAD_REFERENCE,
    /** A period that ends before it begins. */
    BAD_PERIOD,
    /** A cell that is no number as its file writes them. */
    BAD_NUMBER,
    /** A row with too few or too many cells, or with a quote that goes wrong. */
    BROKEN_ROW,
    /** Bytes that the file's encoding does not know. */
    WRONG_ENCODING,
    /** A key that no row of the other file has. */
    MISSING_ROW,
    /** A key that several, different rows of the other file have. */
    AMBIGUOUS_ROW;

    /** The code in {@code ops.rejects.reason}, such as {@code missing_rate}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
