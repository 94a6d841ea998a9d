package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A progress bar in a terminal, one that {@code script} makes. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the options of env and script are those of Linux")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgressLineTest {
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final char CTRL_C = 3;

    /** A process that waits under a bar for being asked to end. */
    static final class Work {
        private Work() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (GracefulEnd end = GracefulEnd.begin()) {
                try (ProgressLine progress = ProgressLine.of("Working", " h")) {
                    progress.at(1, 4);
                    end.during(() -> new CountDownLatch(1).await());
                } catch (InterruptedException asked) {
                    System.out.println("put away");
                }
            }
        }
    }

    @Test
    void ctrlCUnderTheBarLetsTheWorkBePutAway() throws Exception {
        assumeTrue(Files.isExecutable(SCRIPT), "A terminal is made by " + SCRIPT + ", which is not on this machine");
        Process terminal = start();
        try (BufferedReader screen = terminal.inputReader()) {
            awaitText(screen, "25%");

            terminal.outputWriter().append(CTRL_C).flush();

            awaitText(screen, "put away");
            assertThat(terminal.waitFor()).isZero();
        } finally {
            terminal.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder script = new ProcessBuilder(
                        // whoever runs this test in the background has made it deaf to Ctrl-C, and so its children
                        "env",
                        "--default-signal=INT",
                        SCRIPT.toString(),
                        "--quiet",
                        "--return",
                        "--command",
                        "exec '%s' -XX:TieredStopAtLevel=1 -Dvitrina.terminal=true '%s'"
                                .formatted(java, Work.class.getName()),
                        "/dev/null")
                .redirectErrorStream(true);
        script.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return script.start();
    }

    /** Reads what the terminal shows until there is a text in it. */
    private static void awaitText(BufferedReader screen, String text) throws IOException {
        StringBuilder shown = new StringBuilder();
        while (shown.indexOf(text) < 0) {
            int next = screen.read();
            assertThat(next)
                    .as("the terminal ended before '%s' in it: %s", text, shown)
                    .isNotNegative();
            shown.append((char) next);
        }
    }
}
