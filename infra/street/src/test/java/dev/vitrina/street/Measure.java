package dev.vitrina.street;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Time and CPU that the stack takes for something, until it is committed. */
final class Measure {
    private final Shop shop;
    private final String what;
    private final Instant start = Instant.now();
    private final Duration cpuBefore;

    private Measure(Shop shop, String what) {
        this.shop = shop;
        this.what = what;
        this.cpuBefore = shop.cpu();
    }

    static Measure of(Shop shop, String what) {
        return new Measure(shop, what);
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, %.1f s CPU%n",
                what,
                Duration.between(start, Instant.now()).toMillis() / 1e3,
                shop.cpu().minus(cpuBefore).toMillis() / 1e3);
    }
}
