package dev.vitrina.command;

import java.util.logging.LogManager;

/** The screen belongs to the commands. */
final class Quiet {

    private Quiet() {}

    /** Libraries keep their warnings to themselves: what matters comes back as an error and is told in one sentence. */
    static void libraries() {
        LogManager.getLogManager().reset();
    }
}
