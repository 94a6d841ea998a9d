package dev.vitrina.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFileIOTest {

    @TempDir
    Path folder;

    private final LocalFileIO files = new LocalFileIO();

    @ParameterizedTest
    @ValueSource(strings = {"file:", "file://", ""})
    void whatWasWrittenIsReadUnderTheSameLocation(String scheme) throws IOException {
        String location = scheme + folder + "/a table/day=1%2F2/data.bin";
        write(location, "hello");

        try (SeekableInputStream in = files.newInputFile(location).newStream()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("hello");
        }
        assertThat(files.newInputFile(location).location()).isEqualTo(location);
    }

    @Test
    void deletingTwiceIsNoError() throws IOException {
        String location = "file:" + folder + "/once.bin";
        write(location, "x");

        files.deleteFile(location);
        files.deleteFiles(List.of(location));

        assertThat(files.newInputFile(location).exists()).isFalse();
    }

    @Test
    void aPrefixIsListedAndDeletedWithAllBelowIt() throws IOException {
        write("file:" + folder + "/table/data/1.bin", "1");
        write("file:" + folder + "/table/metadata/2.bin", "22");

        assertThat(sizes("file:" + folder + "/table")).containsExactlyInAnyOrder(1L, 2L);
        files.deletePrefix("file:" + folder + "/table");
        assertThat(sizes("file:" + folder + "/table")).isEmpty();
        assertThat(sizes("file:" + folder + "/never")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/key", "file://host/key", "relative/key"})
    void aLocationElsewhereIsRefusedByName(String location) {
        assertThatThrownBy(() -> files.newInputFile(location))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(location);
    }

    private void write(String location, String text) throws IOException {
        try (PositionOutputStream out = files.newOutputFile(location).createOrOverwrite()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<Long> sizes(String prefix) {
        List<Long> sizes = new ArrayList<>();
        for (FileInfo file : files.listPrefix(prefix)) {
            sizes.add(file.size());
        }
        return sizes;
    }
}
