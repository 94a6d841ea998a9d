package dev.vitrina.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The process in which the engine is measured by itself: the collector and the headers are those that the product's servers have. */
final class EngineProcess {
    private static final long MEBIBYTES = 4096;

    static final List<String> ARGUMENTS = arguments("-Xms" + MEBIBYTES + "m", "-Xmx" + MEBIBYTES + "m");

    /** The system counts in hundredths of a second. */
    private static final Duration LEAST = Duration.ofMillis(400);

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private EngineProcess() {}

    /** Such a process with memory of its own choice. */
    static List<String> arguments(String... memory) {
        List<String> arguments = new ArrayList<>(List.of(memory));
        arguments.addAll(List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"));
        return List.copyOf(arguments);
    }

    /** Why there can be no such process here. */
    static Optional<String> obstacle() {
        long physical =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
        return physical > MEBIBYTES * 3 / 2
                ? Optional.empty()
                : Optional.of("it takes %,d MiB of memory, and the machine has %,d".formatted(MEBIBYTES, physical));
    }

    /** Processor time of one call, collecting garbage and compiling in it. */
    static double microsOf(Runnable call) {
        long before = SYSTEM.getProcessCpuTime();
        long calls = repeat(call);
        return (SYSTEM.getProcessCpuTime() - before) / 1e3 / calls;
    }

    /** Makes a call again and again until the processor time that it takes can be told; says how often that was. */
    static long repeat(Runnable call) {
        long before = SYSTEM.getProcessCpuTime();
        long calls = 0;
        for (long batch = 1; SYSTEM.getProcessCpuTime() - before < LEAST.toNanos(); batch *= 2) {
            for (long i = 0; i < batch; i++) {
                call.run();
            }
            calls += batch;
        }
        return calls;
    }

    /** What it has used so far, collecting garbage and compiling in it. */
    static Cpu cpu() {
        return Cpu.of(List.of()).andThisProcess("engine");
    }
}
