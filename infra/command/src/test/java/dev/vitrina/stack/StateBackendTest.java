package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateBackendTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void begin() {
        home = new Home(folder);
        home.create();
    }

    @Test
    void aHomeGoesOnWithTheOneItWasBegunWith() {
        StateBackend.HEAP.hold(home);

        assertThatCode(() -> StateBackend.HEAP.hold(home)).doesNotThrowAnyException();
    }

    @Test
    void aHomeDoesNotChangeToAnother() {
        StateBackend.ROCKSDB.hold(home);

        assertThatThrownBy(() -> StateBackend.HEAP.hold(home))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll("flink.state", "'heap'", "'rocksdb'", folder.toString(), "--home");
    }
}
