package dev.vitrina.ingestion.simulation;

import java.time.Duration;

/** How a live shop lets time pass. */
@FunctionalInterface
interface Pause {
    void pause(Duration time) throws InterruptedException;
}
