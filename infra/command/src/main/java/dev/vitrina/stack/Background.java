package dev.vitrina.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program once more, in a process that outlives the terminal. */
public final class Background {

    private final Process process;
    private final Path output;

    private Background(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static Background start(Home home, String mainClass, List<String> arguments) {
        home.create();
        Path output = home.logs().resolve("supervisor.out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Xms16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dvitrina.root=" + Installation.current().root(),
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(Sessions.own(command, 0))
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
            return new Background(process, output);
        } catch (IOException e) {
            throw new StackException("Cannot start the supervisor: " + e.getMessage(), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The last line it printed. */
    public String lastWords() {
        try {
            List<String> lines = Files.readAllLines(output);
            return lines.isEmpty() ? "The supervisor ended without a word; see " + output : lines.getLast();
        } catch (IOException e) {
            return "The supervisor ended; its output " + output + " cannot be read";
        }
    }
}
