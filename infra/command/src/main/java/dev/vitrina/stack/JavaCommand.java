package dev.vitrina.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line of a server in a JVM of its own, built option by option. */
final class JavaCommand {

    private final List<String> options = new ArrayList<>();

    private JavaCommand() {}

    /** A JVM that carries the mark of its home and part, so that it is known even when nobody wrote its id down. */
    static JavaCommand of(Home home, String part) {
        JavaCommand command = new JavaCommand();
        return command.with(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .with(mark(home, part))
                .with("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8")
                // most of what lies on these heaps are small objects: four bytes less for each
                .with("-XX:+UseCompactObjectHeaders")
                .with("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .with("-Djava.io.tmpdir=" + home.temporary(part));
    }

    /** The argument by which a server of this home is told from all other processes. */
    static String mark(Home home, String part) {
        return "-Dvitrina.part=" + home + "#" + part;
    }

    JavaCommand with(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    JavaCommand heap(Mebibytes most) {
        return with("-Xmx" + most, "-Xms32m");
    }

    /**
     * All of the heap from the start, for a server that does much at once: one that grows bit by bit collects garbage at
     * each step, and a job that catches up would spend a quarter of its time on that.
     */
    JavaCommand wholeHeap(Mebibytes size) {
        return with("-Xmx" + size, "-Xms" + size);
    }

    /** Less memory and a quicker start, for a server that is not the one doing the work. */
    JavaCommand firstCompilerOnly() {
        return with("-XX:TieredStopAtLevel=1");
    }

    JavaCommand logging(Home home, String part) {
        return with("-Dlog4j2.configurationFile=" + LogConfiguration.in(home).toUri(), "-Dlog.file=" + home.log(part));
    }

    List<String> main(String classPath, String mainClass, String... arguments) {
        with("-cp", classPath, mainClass).with(arguments);
        return List.copyOf(options);
    }
}
