package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
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
            switch (ending) {
                case "is done" -> {}
                case "fails" -> throw new IllegalStateException("failed");
                case "waits" -> end.during(Work::forEver);
                case "waits and hides it" -> {
                    try {
                        end.during(Work::forEver);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("interrupted", e);
                    }
                }
                case "works and fails" -> {
                    System.out.println("begun");
                    while (!end.isAsked()) {
                        Thread.onSpinWait();
                    }
                    throw new IllegalStateException("failed");
                }
                default -> throw new IllegalArgumentException(ending);
            }
        }

        private static void forEver() throws InterruptedException {
            System.out.println("begun");
            new CountDownLatch(1).await();
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
        Process process = stopped("waits");

        assertThat(process.waitFor()).isZero();
    }

    @Test
    void whatComesOfLeavingAWaitIsNoFailure() throws Exception {
        Process process = stopped("waits and hides it");

        assertThat(process.waitFor()).isZero();
    }

    @Test
    void workThatFailsWhileItEndsIsAFailureAndSaysSo() throws Exception {
        Process process = stopped("works and fails");

        assertThat(process.inputReader().lines()).containsExactly("failed");
        assertThat(process.waitFor()).isEqualTo(1);
    }

    /** A process that has begun and is asked to end. */
    private static Process stopped(String work) throws IOException {
        Process process = start(work);
        assertThat(process.inputReader().readLine()).isEqualTo("begun");
        // destroy() of the process itself would close its output too
        process.toHandle().destroy();
        return process;
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
