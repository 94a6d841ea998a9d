package dev.vitrina.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Processes that outlive the terminal they were started from, and those that stand back when the processors are busy. */
final class Sessions {
    private static final List<String> OWN_SESSION =
            program("setsid").map(List::of).orElse(List.of());

    /**
     * Linux may share the processors among sessions first (autogroup), and only then, by their niceness, among the processes
     * of one session. So the session as a whole has to stand back, too. The system lets users change one every tenth of a
     * second.
     */
    private static final String SESSION_STANDS_BACK = """
            group=/proc/self/autogroup
            for attempt in 1 2 3; do
                [ -w $group ] && ! { echo %1$d > $group; } 2>/dev/null || break
                sleep 1
            done
            exec nice -n %1$d "$0" "$@"
            """;

    private Sessions() {}

    /**
     * The command in a session of its own, standing back as far as it is nice; what there is no program for is left out.
     *
     * @param niceness 0 for a fair share of the processors while others need them, 3 for about half of one, 10 for a tenth
     */
    static List<String> own(List<String> command, int niceness) {
        Optional<String> nice = program("nice").filter(present -> niceness > 0);
        Optional<String> shell = program("sh").filter(present -> nice.isPresent() && !OWN_SESSION.isEmpty());
        List<String> words = new ArrayList<>(OWN_SESSION);
        words.addAll(shell.map(program -> List.of(program, "-c", SESSION_STANDS_BACK.formatted(niceness)))
                .or(() -> nice.map(program -> List.of(program, "-n", String.valueOf(niceness))))
                .orElse(List.of()));
        words.addAll(command);
        return words;
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
