package dev.vitrina.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Processes that outlive the terminal they were started from, and those that stand back when the processors are busy. What a
 * machine has no program for is left out.
 */
final class Sessions {
    /** About a third of what others get, while others want all there is. */
    private static final String NICENESS = "5";

    private static final List<String> OWN_SESSION =
            program("setsid").map(List::of).orElse(List.of());

    /**
     * Linux may share the processors among sessions first, and only then, by their niceness, among the processes of one
     * session. So the session as a whole has to stand back, too.
     */
    private static final String SESSION_STANDS_BACK =
            "{ echo %1$s > /proc/self/autogroup; } 2>/dev/null; exec nice -n %1$s \"$0\" \"$@\"".formatted(NICENESS);

    private Sessions() {}

    /** What to put before a command so that it gets its own session; nothing where there is no such program. */
    static List<String> prefix() {
        return OWN_SESSION;
    }

    /** The same for work that can wait while others need the processors. */
    static List<String> patientPrefix() {
        Optional<String> shell = program("sh").filter(present -> program("nice").isPresent());
        if (OWN_SESSION.isEmpty() || shell.isEmpty()) {
            return OWN_SESSION;
        }
        List<String> prefix = new ArrayList<>(OWN_SESSION);
        prefix.addAll(List.of(shell.get(), "-c", SESSION_STANDS_BACK));
        return List.copyOf(prefix);
    }

    private static Optional<String> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            Path program = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(program)) {
                return Optional.of(program.toString());
            }
        }
        return Optional.empty();
    }
}
