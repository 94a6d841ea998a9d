package dev.vitrina.jobs.history;

import java.time.Instant;

/**
 * Something that could not be read, on its way into {@code ops.rejects}.
 *
 * @param key the same for the same thing, however often it comes
 * @param line 1-based, or null
 * @param reason a short code
 * @param raw text as it came; bytes that are no text as {@code base64:…}
 */
public record Rejected(
        String key,
        String source,
        String entity,
        String id,
        String file,
        Long line,
        String topic,
        Integer partition,
        Long offset,
        String reason,
        String detail,
        String raw,
        Instant recordedAt) {}
