package dev.vitrina.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process of this machine, told from a later one with the same id by its start time.
 *
 * @param startedAt as the operating system reports it; null where it does not
 */
public record ProcessMark(long pid, Instant startedAt) {

    /** Start times are counted from the boot time, which moves when the clock is set. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(2);

    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), process.info().startInstant().orElse(null));
    }

    static ProcessMark ofThis() {
        return of(ProcessHandle.current());
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(Processes::isRunning).filter(this::startedThen);
    }

    @JsonIgnore
    public boolean isAlive() {
        return process().isPresent();
    }

    private boolean startedThen(ProcessHandle process) {
        if (startedAt == null) {
            return true;
        }
        return process.info()
                .startInstant()
                .map(other -> Duration.between(startedAt, other).abs().compareTo(CLOCK_SLACK) <= 0)
                .orElse(true);
    }
}
