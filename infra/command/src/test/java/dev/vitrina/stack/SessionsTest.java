package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    private static final Path GROUPS = Path.of("/proc/sys/kernel/sched_autogroup_enabled");

    @Test
    void patientWorkStandsBackAmongProcesses() throws IOException, InterruptedException {
        assumeThat(Sessions.own(List.of(), 7)).as("no nice here").hasSizeGreaterThan(1);

        assertThat(niceness(7)).isEqualTo(niceness(0) + 7);
    }

    @Test
    void patientWorkStandsBackAsASession() throws IOException, InterruptedException {
        assumeThat(Sessions.own(List.of(), 0)).as("no setsid here").isNotEmpty();
        assumeThat(Files.exists(GROUPS) && Files.readString(GROUPS).strip().equals("1"))
                .as("processors are not shared among sessions here")
                .isTrue();

        assertThat(group(0)).endsWith(" nice 0");
        assertThat(group(7)).endsWith(" nice 7");
    }

    @Test
    void batchWorkIsPatient(@TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(Sessions.own(List.of(), 7)).as("no nice here").hasSizeGreaterThan(1);

        BatchProcess.End end = new BatchProcess(new Home(folder), "batch", 10).run(List.of("nice"), report -> {});

        assertThat(end.words()).hasValue(String.valueOf(niceness(0) + 10));
    }

    @Test
    void argumentsArriveAsTheyAre() throws IOException, InterruptedException {
        assertThat(lines(7, "printf", "%s\\n", "a b", "$HOME", "'\"", "")).containsExactly("a b", "$HOME", "'\"", "");
    }

    private static int niceness(int ofSession) throws IOException, InterruptedException {
        return Integer.parseInt(lines(ofSession, "nice").getFirst());
    }

    private static String group(int niceness) throws IOException, InterruptedException {
        return lines(niceness, "cat", "/proc/self/autogroup").getFirst();
    }

    private static List<String> lines(int niceness, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Sessions.own(List.of(command), niceness))
                .redirectErrorStream(true)
                .start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
