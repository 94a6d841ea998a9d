package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void createHome() {
        new Home(folder).create();
    }

    @Test
    void aJobThatNeverRanBeginsAtTheBeginning() {
        assertThat(checkpoints().newest()).isEmpty();
    }

    @Test
    void theGreatestCompleteNumberOfAllRunsIsTheNewest() throws IOException {
        complete("run-a", 9);
        complete("run-a", 10);
        complete("run-b", 11);
        Files.createDirectories(folder.resolve("checkpoints/stock/run-b/chk-12")); // no _metadata: never finished
        Files.createDirectories(folder.resolve("checkpoints/stock/run-b/shared"));

        assertThat(checkpoints().newest()).hasValueSatisfying(newest -> {
            assertThat(newest.number()).isEqualTo(11);
            assertThat(newest.folder()).isEqualTo(folder.resolve("checkpoints/stock/run-b/chk-11"));
        });
    }

    @Test
    void aCheckpointThatIsGoneIsNeverReplacedByNothing() {
        checkpoints().remember(17);

        assertThatThrownBy(() -> checkpoints().newest())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("Job stock completed checkpoint 17")
                .hasMessageContaining("is none");
    }

    @Test
    void aCheckpointThatIsGoneIsNeverReplacedByAnOlderOne() throws IOException {
        complete("run-a", 16);
        checkpoints().remember(17);
        checkpoints().remember(15);

        assertThatThrownBy(() -> checkpoints().newest()).hasMessageContaining("is number 16");
    }

    private Checkpoints checkpoints() {
        return new Checkpoints(new Home(folder), "stock", "stock");
    }

    private void complete(String run, int number) throws IOException {
        Path checkpoint = folder.resolve("checkpoints/stock").resolve(run).resolve("chk-" + number);
        Files.createDirectories(checkpoint);
        Files.createFile(checkpoint.resolve("_metadata"));
    }
}
