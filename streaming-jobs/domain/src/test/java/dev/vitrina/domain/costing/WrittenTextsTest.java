package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTextsTest {
    private final WrittenTexts texts = new WrittenTexts();

    @Test
    void eachTextIsNewOnceAndKeepsItsNumber() {
        for (int i = 1; i <= 40; i++) {
            assertThat(texts.numberOf("text " + i)).as("text %d at first", i).isZero();
        }
        for (int i = 40; i >= 1; i--) {
            assertThat(texts.numberOf("text " + i)).as("text %d again", i).isEqualTo(i);
        }
    }
}
