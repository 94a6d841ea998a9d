package dev.vitrina.domain.stock;

import java.time.Instant;

/**
 * What an order's change adds to the promises on an item's stock in a warehouse. All pledges of an order add up to what is
 * outstanding of it.
 *
 * @param reserved thousandths, signed
 * @param expected thousandths, signed
 * @param recordedAt when the change reached us
 */
public record Pledge(
        String organization, String sku, String warehouse, long reserved, long expected, Instant recordedAt) {}
