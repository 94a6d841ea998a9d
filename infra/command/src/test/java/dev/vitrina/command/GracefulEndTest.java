package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The exit codes of work that holds the end of its process. */
@Timeout(60)
class GracefulEndTest {

    /** A process whose work ends as its argument says, or waits for being asked to end. */
    static final class Work {
        private Work() {}

        public static void main(String[] arguments) {
            System.exit(run(arguments[0]));
        }

        private static int run(String ending) {
            try (GracefulEnd end = GracefulEnd.begin()) {
                try {
                    work(ending, end);
                } catch (RuntimeException e) {
                    end.failed();
                    throw e;
                } catch (InterruptedException e) {
                    if (!end.isAsked()) {
                        return 3;
                    }
                }
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
                return 1;
            }
            return 0;
        }

        private static void work(String ending, GracefulEnd end) throws InterruptedException {
            if (ending.equals("fails")) {
                throw new IllegalStateException("failed");
            }
            if (ending.startsWith("waits")) {
                try {
                    end.during(() -> {
                        System.out.println("waiting");
                        Thread.sleep(30_000);
                    });
                } finally {
                    System.out.println("tidied");
                    if (ending.equals("waits and fails")) {
                        throwing();
                    }
                }
            }
        }

        private static void throwing() {
            throw new IllegalStateException("failed");
        }
    }

    @Test
    void workThatIsDoneEndsWell() throws Exception {
        assertThat(start("is done").waitFor()).isZero();
    }

    @Test
    void workThatFailsIsAFailureThoughNobodyAskedForTheEnd() throws Exception {
        Process process = start("fails");

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(process.getInputStream()).asString(StandardCharsets.UTF_8).isEqualTo("failed\n");
    }

    @Test
    void aStopThatWasAskedForIsNoFailure() throws Exception {
        assertThat(stopped("waits", "tidied")).isZero();
    }

    @Test
    void workThatFailsWhileItEndsIsAFailureAndSaysSo() throws Exception {
        assertThat(stopped("waits and fails", "tidied", "failed")).isEqualTo(1);
    }

    private static int stopped(String work, String... lastWords) throws IOException, InterruptedException {
        Process process = start(work);
        try (BufferedReader words = process.inputReader()) {
            assertThat(words.readLine()).isEqualTo("waiting");
            // destroy() of the process itself would close its output too
            process.toHandle().destroy();
            assertThat(words.lines()).containsExactly(lastWords);
        }
        return process.waitFor();
    }

    private static Process start(String work) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Work.class.getName(),
                        work)
                .start();
    }
}
