package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Closing;
import dev.vitrina.schemas.Limits;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.ClosingMode;
import java.time.ZoneId;
import java.util.List;

/** Closings → what they close; one that restates closes nothing. */
final class ClosingNormaliser implements Normaliser<Closing> {
    private static final long serialVersionUID = 1;

    private final ZoneId zone;

    /** @param zone where the shop's days end */
    ClosingNormaliser(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public List<Closing> lines(Change change) {
        dev.vitrina.schemas.avro.Closing closing = (dev.vitrina.schemas.avro.Closing) change.getBody();
        if (closing.getMode() == ClosingMode.unrecognised
                || closing.getOrganization() == null
                || !Limits.isName(closing.getOrganization())) {
            throw new IllegalArgumentException("Closing %s of %s needs an organization and a mode known to this build"
                    .formatted(change.getId(), change.getSource()));
        }
        return closing.getMode() == ClosingMode.restate
                ? List.of()
                : List.of(new Closing(
                        closing.getOrganization(),
                        change.getRecordedAt(),
                        closing.getThrough().plusDays(1).atStartOfDay(zone).toInstant()));
    }
}
