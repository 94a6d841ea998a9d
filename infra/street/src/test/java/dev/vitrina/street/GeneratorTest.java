package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratorTest {
    @Test
    void theSameSeedGivesTheSameDocuments() {
        assertThat(GeneratedDocuments.of(7, "shop", 500).lines())
                .isEqualTo(GeneratedDocuments.of(7, "shop", 500).lines());
    }

    @Test
    void anotherSeedGivesOthers() {
        assertThat(GeneratedDocuments.of(7, "shop", 500).lines())
                .isNotEqualTo(GeneratedDocuments.of(8, "shop", 500).lines());
    }
}
