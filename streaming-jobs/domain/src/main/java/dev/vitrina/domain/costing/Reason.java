package dev.vitrina.domain.costing;

/** Why a cost row was written. */
public enum Reason {
    /** The line's first posting. */
    INITIAL,
    /** A document that came late moved the line's cost. */
    LATE_DOCUMENT,
    /** A document was edited. */
    EDIT,
    /** A document was deleted. */
    DELETE,
    /** Only the cost of an earlier line changed: its price was edited, or it was adjusted. */
    COST_CHANGE,
    /** Units issued below zero got their real cost. */
    SETTLED,
    /** A difference that no line's cost can take any more; outside the cost of the line it names. */
    VARIANCE
}
