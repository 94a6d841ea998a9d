package dev.vitrina.jobs.changes;

/**
 * A message as it lies on a topic, not yet looked into.
 *
 * @param timestamp milliseconds since 1970 that the message carries
 * @param value the bytes; null for a message without any
 */
public record RawChange(String topic, int partition, long offset, long timestamp, byte[] value) {}
