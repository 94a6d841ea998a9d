package dev.vitrina.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * What a benchmark is given: how much to do, where to do it, and whom to tell.
 *
 * @param warmUps how often both sides of a pair run unmeasured
 * @param rounds how often they run then
 * @param documents how many to work on
 * @param folder for its data, emptied before and after
 */
record Bench(int warmUps, int rounds, long documents, Path folder, PrintWriter progress) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

    /** One line on what is being done. */
    void tell(String sentence) {
        progress.println(TIME.format(Instant.now().truncatedTo(ChronoUnit.SECONDS)) + "  " + sentence);
        progress.flush();
    }
}
