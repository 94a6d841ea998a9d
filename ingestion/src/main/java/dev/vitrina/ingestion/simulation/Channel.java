package dev.vitrina.ingestion.simulation;

import java.util.Locale;

/** Where orders come from, and how many of a thousand. */
enum Channel {
    SITE(720),
    MARKETPLACE(150),
    SHOP(110),
    WHOLESALE(20);

    private final int perMille;

    Channel(int perMille) {
        this.perMille = perMille;
    }

    int perMille() {
        return perMille;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
