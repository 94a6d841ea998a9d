package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaFolderTest {

    @TempDir
    Path home;

    @Test
    void aMissingFolderIsFormattedOnce() throws IOException {
        folder().ensureFormatted(KafkaFolderTest::format);
        folder().ensureFormatted((path, id) -> {
            throw new AssertionError("formatted twice");
        });

        assertThat(folder().isFormatted()).isTrue();
    }

    @Test
    void aFormattingThatFailsLeavesNothingInTheWay() throws IOException {
        assertThatThrownBy(() -> folder().ensureFormatted((path, id) -> {
                    Files.createDirectories(path);
                    throw new IOException("killed");
                }))
                .hasMessage("killed");
        assertThat(home.resolve("kafka")).doesNotExist();

        folder().ensureFormatted(KafkaFolderTest::format);
        assertThat(folder().isFormatted()).isTrue();
    }

    @Test
    void aHalfFormattedFolderWithoutTopicsIsFormattedAnew() throws IOException {
        Files.createDirectories(home.resolve("kafka/__cluster_metadata-0"));
        Files.writeString(home.resolve("kafka/__cluster_metadata-0/00000000000000000000.log"), "x");
        Files.writeString(home.resolve("kafka/meta.properties"), "version=1\n");

        folder().ensureFormatted(KafkaFolderTest::format);

        assertThat(folder().isFormatted()).isTrue();
        assertThat(home.resolve("kafka/__cluster_metadata-0")).doesNotExist();
    }

    @Test
    void topicsAreNeverFormattedAway() throws IOException {
        Files.createDirectories(home.resolve("kafka/vitrina.order-0"));
        Files.writeString(home.resolve("kafka/vitrina.order-0/00000000000000000000.log"), "x");

        assertThatThrownBy(() -> folder().ensureFormatted(KafkaFolderTest::format))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("meta.properties is missing or damaged; bring that file back");
        assertThat(home.resolve("kafka/vitrina.order-0")).exists();
    }

    private KafkaFolder folder() {
        return new KafkaFolder(home.resolve("kafka"));
    }

    private static void format(Path folder, String clusterId) throws IOException {
        assertThat(clusterId).hasSize(22).doesNotStartWith("-");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("meta.properties"), "cluster.id=" + clusterId + "\nnode.id=1\nversion=1\n");
    }
}
