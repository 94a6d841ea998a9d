package dev.vitrina.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on stderr where the script has found a terminal; silent where nobody looks. */
final class ProgressLine implements AutoCloseable {

    private static final long MEBIBYTE = 1 << 20;

    private final ProgressBar bar;

    private ProgressLine(ProgressBarBuilder builder) {
        bar = TerminalLine.isThere() ? builder.setConsumer(new TerminalLine()).build() : null;
    }

    static ProgressLine ofBytes(String task) {
        return new ProgressLine(builder(task).setUnit(" MiB", MEBIBYTE));
    }

    static ProgressLine of(String task, String unit) {
        return new ProgressLine(builder(task).setUnit(unit, 1));
    }

    static ProgressLine ofMessages(String task) {
        return new ProgressLine(builder(task));
    }

    private static ProgressBarBuilder builder(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .showSpeed();
    }

    void at(long done, long total) {
        if (bar != null) {
            bar.maxHint(Math.max(done, total));
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
