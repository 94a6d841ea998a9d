package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Path GROUPS = Path.of("/proc/sys/kernel/sched_autogroup_enabled");

    @Test
    void patientWorkStandsBackAmongProcesses() throws IOException, InterruptedException {
        assumeThat(Sessions.patientPrefix()).as("no setsid or nice here").hasSizeGreaterThan(1);

        assertThat(niceness(Sessions.patientPrefix())).isEqualTo(niceness(Sessions.prefix()) + 5);
    }

    @Test
    void patientWorkStandsBackAsASession() throws IOException, InterruptedException {
        assumeThat(Sessions.patientPrefix()).as("no setsid or nice here").hasSizeGreaterThan(1);
        assumeThat(Files.exists(GROUPS) && Files.readString(GROUPS).strip().equals("1"))
                .as("processors are not shared among sessions here")
                .isTrue();

        assertThat(group(Sessions.prefix())).endsWith(" nice 0");
        assertThat(group(Sessions.patientPrefix())).endsWith(" nice 5");
    }

    @Test
    void argumentsArriveAsTheyAre() throws IOException, InterruptedException {
        assertThat(lines(Sessions.patientPrefix(), "printf", "%s\\n", "a b", "$HOME", "'\"", ""))
                .containsExactly("a b", "$HOME", "'\"", "");
    }

    private static int niceness(List<String> prefix) throws IOException, InterruptedException {
        return Integer.parseInt(lines(prefix, "nice").getFirst());
    }

    private static String group(List<String> prefix) throws IOException, InterruptedException {
        return lines(prefix, "cat", "/proc/self/autogroup").getFirst();
    }

    private static List<String> lines(List<String> prefix, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        List<String> lines = process.inputReader().lines().toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
