package dev.vitrina.domain.documents;

import java.time.Instant;
import java.util.Objects;

/**
 * An organization's books are closed: what is recorded later of documents before an instant is posted at that instant.
 *
 * @param organization whose books
 * @param recordedAt when that reached us; changes recorded at the same instant or before it are in the closed books
 * @param until the first instant after the closed period
 */
public record Closing(String organization, Instant recordedAt, Instant until) {
    public Closing {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(until, "until");
    }
}
