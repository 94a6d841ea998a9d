package dev.vitrina.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much of the machine's memory a process holds. */
final class ResidentMemory {

    private static final Path PROCESSES = Path.of("/proc");

    private ResidentMemory() {}

    /** In MiB; empty if the process is gone or the system does not tell. */
    static OptionalLong mebibytesOf(long pid) {
        try {
            long kibibytes = Files.isDirectory(PROCESSES.resolve("self")) ? fromProc(pid) : fromPs(pid);
            return OptionalLong.of(kibibytes / 1024);
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static long fromProc(long pid) throws IOException {
        for (String line : Files.readAllLines(PROCESSES.resolve(pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("No VmRSS for process " + pid);
    }

    private static long fromPs(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }
}
