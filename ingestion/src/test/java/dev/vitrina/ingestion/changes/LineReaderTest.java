package dev.vitrina.ingestion.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    @Test
    void linesEndInEitherWayAndTheLastOneNeedNot() throws IOException {
        assertThat(lines("a\nb\r\nc")).containsExactly("1:a", "2:b", "3:c");
    }

    @Test
    void blankLinesCountButAreLeftOut() throws IOException {
        assertThat(lines("\n \t\r\na\n\n\nb\n\n")).containsExactly("3:a", "6:b");
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws IOException {
        assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly("1:a", "2:\uFEFFb");
        assertThat(lines("\uFEFF\na")).containsExactly("2:a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\uFEFF"})
    void nothingHasNoLines(String text) throws IOException {
        assertThat(lines(text)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void linesOfAnyLengthComeOutWholeHoweverTheyArrive(int seed) throws IOException {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 50; i++) {
            String line = String.valueOf((char) ('a' + i % 26)).repeat(1 + random.nextInt(1 << random.nextInt(18)));
            expected.add(i + ":" + line);
            text.append(line).append(i == 50 ? "" : "\n");
        }

        assertThat(read(new LineReader(inPieces(text.toString().getBytes(StandardCharsets.UTF_8), random))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 100_000, 20_000_000})
    void onlyTheBeginningOfAnEndlessLineIsKept(int more) throws IOException {
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream("before\n".getBytes(StandardCharsets.UTF_8)),
                new SequenceInputStream(
                        new ByteArrayInputStream(
                                "x".repeat(LineReader.KEPT + more).getBytes(StandardCharsets.UTF_8)),
                        new ByteArrayInputStream("\nafter".getBytes(StandardCharsets.UTF_8))));
        LineReader lines = new LineReader(in);

        assertThat(lines.next()).isTrue();
        assertThat(lines.next()).isTrue();
        assertThat(lines.fullLength()).isEqualTo(LineReader.KEPT + more);
        assertThat(lines.length()).isEqualTo(LineReader.KEPT + Math.min(0, more));
        assertThat(text(lines)).containsOnlyOnce("x".repeat(lines.length()));
        assertThat(lines.next()).isTrue();
        assertThat(lines.number()).isEqualTo(3);
        assertThat(text(lines)).isEqualTo("after");
        assertThat(lines.next()).isFalse();
    }

    private static InputStream inPieces(byte[] bytes, Random random) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(70_000)));
            }
        };
    }

    private static List<String> lines(String text) throws IOException {
        return read(new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> read(LineReader lines) throws IOException {
        List<String> read = new ArrayList<>();
        while (lines.next()) {
            read.add(lines.number() + ":" + text(lines));
        }
        return read;
    }

    private static String text(LineReader lines) {
        return new String(lines.bytes(), lines.from(), lines.length(), StandardCharsets.UTF_8);
    }
}
