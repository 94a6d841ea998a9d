package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratorTest {
    @Test
    void theSameSeedGivesTheSameDocuments() {
        assertThat(GeneratedDocuments.ofEveryKind(7, "shop", 500).lines())
                .isEqualTo(GeneratedDocuments.ofEveryKind(7, "shop", 500).lines());
    }

    @Test
    void anotherSeedGivesOthers() {
        assertThat(GeneratedDocuments.ofSales(7, "shop", 500).lines())
                .isNotEqualTo(GeneratedDocuments.ofSales(8, "shop", 500).lines());
    }
}
