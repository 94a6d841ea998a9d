package dev.vitrina.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;

/** The process in which the engine is measured by itself: the collector is the one that the product's servers have. */
final class EngineProcess {
    private static final long MEBIBYTES = 4096;

    static final List<String> ARGUMENTS =
            List.of("-Xms" + MEBIBYTES + "m", "-Xmx" + MEBIBYTES + "m", "-XX:+UseSerialGC");

    private EngineProcess() {}

    /** Why there can be no such process here. */
    static Optional<String> obstacle() {
        long physical =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
        return physical > MEBIBYTES * 3 / 2
                ? Optional.empty()
                : Optional.of("it takes %,d MiB of memory, and the machine has %,d".formatted(MEBIBYTES, physical));
    }

    /** What it has used so far, collecting garbage and compiling in it. */
    static Cpu cpu() {
        return Cpu.of(List.of()).andThisProcess("engine");
    }
}
