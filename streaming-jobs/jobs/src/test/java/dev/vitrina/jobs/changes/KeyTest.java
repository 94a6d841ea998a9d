package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void namesThatHoldSeparatorsDoNotRunIntoEachOther() {
        assertThat(Key.of("a", "b|c")).isNotEqualTo(Key.of("a|b", "c"));
        assertThat(Key.of("1:a", "b")).isNotEqualTo(Key.of("1", ":a1:b"));
        assertThat(Key.of("main", "MUG")).isEqualTo("4:main3:MUG");
    }

    @Test
    void theNamesCanBeReadBack() {
        assertThat(Key.names(Key.of("1:a", "", "b|c 2:x"))).containsExactly("1:a", "", "b|c 2:x");
    }
}
