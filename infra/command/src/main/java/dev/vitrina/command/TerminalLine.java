package dev.vitrina.command;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of the terminal on stderr in which a progress bar shows itself. The bar's own way there would put the terminal's
 * signals back to their defaults, and Ctrl-C would end the process before anything is put away.
 */
final class TerminalLine implements ProgressBarConsumer {

    private static final int USUAL_COLUMNS = 80;
    private static final String BEGIN = "\r";
    private static final String ERASE_REST = "\033[K";

    private final PrintStream terminal = System.err;

    private final int columns = columns();

    /** Whether the script has found a terminal. */
    static boolean isThere() {
        return Boolean.getBoolean("vitrina.terminal");
    }

    @Override
    public int getMaxRenderedLength() {
        // what ends in the last column begins a new line in some terminals
        return columns - 1;
    }

    /** Some terminals tell none, or 0. */
    private static int columns() {
        int told = Integer.getInteger("vitrina.columns", 0);
        return told > 0 ? told : USUAL_COLUMNS;
    }

    @Override
    public void accept(String text) {
        terminal.print(BEGIN + text + ERASE_REST);
        terminal.flush();
    }

    @Override
    public void clear() {
        accept("");
    }

    @Override
    public void close() {
        terminal.flush();
    }
}
