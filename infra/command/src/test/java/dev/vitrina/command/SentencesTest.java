package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void anErrorOfTrinoLosesItsQueryNumberAndItsLineBreaks() {
        SQLException failure = new SQLException(
                "Query failed (#20261123_133911_00042_abcde): line 1:8: Column 'x'\n  cannot be resolved");

        assertThat(Sentences.of(failure)).isEqualTo("line 1:8: Column 'x' cannot be resolved");
    }
}
