package dev.vitrina.domain.sales;

import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.Posting;
import java.time.Instant;
import java.util.List;

/** Revenue meets closed books: what stood is taken back, and what stands is written, at the first instant after. */
public record SalesPosting() implements Posting<SalesLine> {
    @Override
    public Instant moment(SalesLine line) {
        return line.moment();
    }

    @Override
    public String organization(SalesLine line) {
        return line.organization();
    }

    @Override
    public Object identity(SalesLine line) {
        return List.of(line.organization(), line.line());
    }

    @Override
    public boolean isAlike(SalesLine before, SalesLine after) {
        return true;
    }

    /** A line that an edit took out of a closed period stands like any other in its new place. */
    @Override
    public SalesLine corrected(SalesLine line, Correction<SalesLine> correction) {
        return correction.isPosted() ? line.corrected(correction) : line;
    }
}
