package dev.vitrina.bench;

import dev.vitrina.stack.PartState;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** What a run leaves on the servers' heaps, which would otherwise be taken away at the expense of the next one. */
final class Garbage {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private Garbage() {}

    /**
     * Has each server collect all of its garbage.
     *
     * @throws BenchException if one of them cannot be told to
     */
    static void collect(List<PartState> servers) throws IOException {
        for (PartState server : servers) {
            Process process = new ProcessBuilder(
                            JCMD.toString(), String.valueOf(server.process().pid()), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (process.onExit().join().exitValue() != 0) {
                throw new BenchException("%s cannot be told to collect its garbage: %s %d GC.run ended with %d"
                        .formatted(server.name(), JCMD, server.process().pid(), process.exitValue()));
            }
        }
    }
}
