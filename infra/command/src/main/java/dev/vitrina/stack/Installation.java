package dev.vitrina.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The built project: where the jars of each server lie. */
public record Installation(Path root) {

    /** The project that the {@code vitrina} script runs from. */
    public static Installation current() {
        String root = System.getProperty("vitrina.root");
        if (root == null) {
            throw new StackException("The project folder is not known; start this through the vitrina script");
        }
        return new Installation(Path.of(root));
    }

    /** Class path of a server: its libraries and its own jar. */
    public String classPath(String module) {
        Path target = root.resolve("infra").resolve(module).resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new StackException(
                    "Folder " + target.resolve("lib") + " is missing; build the project with ./mvnw package");
        }
        return target.resolve("lib") + "/*" + System.getProperty("path.separator") + target + "/*";
    }

    /** The class path of Flink's servers in a lineup. */
    String flinkClassPath(Lineup lineup) {
        return lineup.flinkJar()
                .map(jar -> classPath("flink") + System.getProperty("path.separator") + jar)
                .orElseGet(() -> classPath("flink"));
    }

    /** The folder of Trino's plugins. */
    Path trinoPlugins() {
        return root.resolve("infra/trino-plugin/target/plugin");
    }

    /** The streaming jobs and what benchmarks hold against them, all in one jar. */
    public Path benchJobsJar() {
        return root.resolve("infra/bench-jobs/target/vitrina-bench-jobs.jar");
    }

    /** The streaming jobs, all in one jar. */
    Path jobsJar() {
        return root.resolve("streaming-jobs/jobs/target/vitrina-jobs.jar");
    }
}
