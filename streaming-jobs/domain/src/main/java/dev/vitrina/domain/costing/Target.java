package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import java.time.Instant;

/** The line that an effect is posted on, with what its ledger rows say about it. */
record Target(LineId id, LineKind kind, String order, String warehouse, Instant moment) {
    static Target of(CostLine line) {
        return new Target(line.id(), line.kind(), line.order(), line.warehouse(), line.effectiveAt());
    }

    /** The same line as far as it concerns a warehouse. */
    Target in(String owner) {
        return owner.equals(warehouse) ? this : new Target(id, kind, order, owner, moment);
    }
}
