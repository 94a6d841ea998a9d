package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMarkTest {

    @Test
    void thisProcessRuns() {
        assertThat(ProcessMark.ofThis().isAlive()).isTrue();
    }

    @Test
    void aLaterProcessWithTheSameIdIsAnother() {
        ProcessMark mark = ProcessMark.ofThis();

        assertThat(new ProcessMark(mark.pid(), mark.startedAt().minusSeconds(3600)).isAlive())
                .isFalse();
    }

    @Test
    void aClockSetByASecondDoesNotHideAProcess() {
        ProcessMark mark = ProcessMark.ofThis();

        assertThat(new ProcessMark(mark.pid(), mark.startedAt().plusSeconds(1)).isAlive())
                .isTrue();
    }

    @Test
    void aProcessThatWasEndedIsGone() throws IOException {
        Process process = new ProcessBuilder("sleep", "1000").start();
        ProcessMark mark = ProcessMark.of(process.toHandle());

        Processes.end(List.of(process.toHandle()), Duration.ofSeconds(10));

        assertThat(mark.isAlive()).isFalse();
    }
}
