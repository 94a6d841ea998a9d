package dev.vitrina.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineMemoryTest {
    private static final String LINES = "one\rtwo\r\nthree\n\nfive\r\r\nseven";

    /** A text that comes in pieces of so many characters, so that line ends are torn apart. */
    private static LineMemory inPiecesOf(int size) {
        return new LineMemory(new StringReader(LINES) {
            @Override
            public int read(char[] target, int from, int length) throws IOException {
                return super.read(target, from, Math.min(size, length));
            }
        });
    }

    private static String rest(Reader text) throws IOException {
        StringBuilder rest = new StringBuilder();
        for (int c = text.read(); c >= 0; c = text.read()) {
            rest.append((char) c);
        }
        return rest.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 100})
    void readingGoesOnBehindALineThatIsCutOut(int size) throws IOException {
        for (int line = 1; line <= 7; line++) {
            for (int read = 0; read < 3; read++) {
                LineMemory memory = inPiecesOf(size);
                for (int i = 0; i < read * 20; i++) {
                    assertThat(memory.read()).isEqualTo(i < LINES.length() ? LINES.charAt(i) : -1);
                }
                BufferedReader expected = new BufferedReader(new StringReader(LINES));
                for (int i = 1; i < line; i++) {
                    expected.readLine();
                }
                assertThat(memory.cut(line)).isEqualTo(expected.readLine());
                assertThat(new BufferedReader(new StringReader(rest(memory))).lines())
                        .containsExactlyElementsOf(expected.lines().toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void whatHasBeenReachedIsAllThatCanBeGoneBackTo(int size) throws IOException {
        LineMemory memory = inPiecesOf(size);
        for (int i = 0; i < LINES.indexOf("five"); i++) {
            memory.read();
        }
        memory.reached(3);
        memory.read();
        assertThat(memory.cut(3)).isEqualTo("three");
        assertThat(memory.cut(4)).isEmpty();
        assertThat(memory.cut(5)).isEqualTo("five");
        assertThat(rest(memory)).isEqualTo("\r\nseven");
    }
}
