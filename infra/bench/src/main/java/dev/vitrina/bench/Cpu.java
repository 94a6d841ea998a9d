package dev.vitrina.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.vitrina.stack.PartState;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Processor time that servers have used so far, user and system, by part. The operating system counts it in hundredths of
 * a second.
 *
 * @param compiling what of it went into compiling Java code, which a long run does once; zero where that cannot be told
 */
record Cpu(Map<String, Duration> byPart, Duration compiling) {
    private static final Duration TICK = Duration.ofMillis(10);
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    /**
     * Reads the clocks of running servers.
     *
     * @throws BenchException if one of them does not run
     */
    static Cpu of(List<PartState> parts) {
        Map<String, Duration> read = new LinkedHashMap<>();
        Duration compiling = Duration.ZERO;
        for (PartState part : parts) {
            read.put(
                    part.name(),
                    part.process()
                            .process()
                            .flatMap(process -> process.info().totalCpuDuration())
                            .orElseThrow(() -> new BenchException("The processor time of " + part.name()
                                    + " cannot be read; see its log for why it ended")));
            compiling = compiling.plus(compiling(part.process().pid()));
        }
        return new Cpu(read, compiling);
    }

    /** The same with this process beside them. */
    Cpu andThisProcess(String name) {
        Map<String, Duration> read = new LinkedHashMap<>(byPart);
        read.put(
                name,
                Duration.ofNanos(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getProcessCpuTime()));
        return new Cpu(read, compiling.plus(compiling(ProcessHandle.current().pid())));
    }

    /** What was used since an earlier reading of the same processes. */
    Cpu since(Cpu before) {
        Map<String, Duration> used = new LinkedHashMap<>();
        byPart.forEach((part, time) -> used.put(part, time.minus(before.byPart.get(part))));
        return new Cpu(used, compiling.minus(before.compiling));
    }

    Duration total() {
        return byPart.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** By the names of threads, where the system lists them. */
    private static Duration compiling(long pid) {
        Path tasks = Path.of("/proc", String.valueOf(pid), "task");
        if (!Files.isDirectory(tasks)) {
            return Duration.ZERO;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.map(Cpu::compilingThread).reduce(Duration.ZERO, Duration::plus);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }

    private static Duration compilingThread(Path thread) {
        try {
            // id (name) state …, where the name may hold anything and is cut at 15 characters
            String status = Files.readString(thread.resolve("stat"));
            int end = status.lastIndexOf(')');
            if (!status.substring(status.indexOf('('), end).contains(" CompilerThre")) {
                return Duration.ZERO;
            }
            String[] fields = status.substring(end + 2).split(" ");
            return TICK.multipliedBy(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
        } catch (IOException ended) {
            return Duration.ZERO;
        }
    }
}
