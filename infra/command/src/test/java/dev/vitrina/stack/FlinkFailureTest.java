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

    @Test
    void stateOfAnotherBuildIsToldFromOtherFailures() {
        assertThat(FlinkFailure.isUnreadableState("""
                        java.lang.Exception: Exception while creating StreamOperatorStateContext.
                        \tat somewhere
                        Caused by: org.apache.flink.util.StateMigrationException: The new state serializer must not be incompatible
                        """)).isTrue();
        assertThat(FlinkFailure.isUnreadableState("""
                        java.lang.Exception: Exception while creating StreamOperatorStateContext.
                        \tat somewhere
                        Caused by: java.io.FileNotFoundException: /checkpoints/chk-3/4f2a (No such file or directory)
                        """)).isFalse();
    }

    @Test
    void anAnswerOfFlinkIsExplainedByTheInnermostCauseOfItsLastError() {
        assertThat(Http.explanation("""
                {"errors":["Internal server error.","RestHandlerException: Could not execute.\\n\\tat a.B.c(B.java:1)\\nCaused by: \
                java.io.NotSerializableException: dev.vitrina.Policies\\n\\tat d.E.f(E.java:2)"]}""")).isEqualTo("dev.vitrina.Policies");
    }

    @Test
    void anyOtherAnswerIsShownAsItIs() {
        assertThat(Http.explanation("<html>Bad gateway</html>")).isEqualTo("<html>Bad gateway</html>");
        assertThat(Http.explanation("{\"errors\":[]}")).isEqualTo("{\"errors\":[]}");
    }
}
