package dev.vitrina.domain.costing;

/** How goods on hand are valued. Both methods are kept side by side over the same lines. */
public enum Method {
    /** First in, first out: an issue takes the oldest layers. */
    FIFO,
    /** The perpetual moving weighted average: an issue takes its share of one pool. */
    AVERAGE
}
