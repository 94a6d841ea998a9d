package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlinkFailureTest {

    @Test
    void theInnermostCauseIsTold() {
        assertThat(FlinkFailure.cause("""
                        org.apache.flink.runtime.JobException: Recovery is suppressed
                        \tat somewhere
                        Caused by: java.lang.RuntimeException: outer
                        \tat elsewhere
                        Caused by: java.nio.file.NoSuchFileException: /checkpoints/chk-3/_metadata
                        """)).isEqualTo("/checkpoints/chk-3/_metadata");
    }

    @Test
    void aCauseWithoutAMessageIsToldByItsName() {
        assertThat(FlinkFailure.cause("java.util.NoSuchElementException\n\tat somewhere"))
                .isEqualTo("java.util.NoSuchElementException");
    }
}
