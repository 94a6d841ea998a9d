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

    @Test
    void ofTooLittleMemoryTheRemedyIsNamed() {
        assertThat(Sentences.of(new SQLException(
                        "Query failed (#20261130_042700_00507_g9nk6): Query exceeded per-node memory limit of 400MB"
                                + " [Allocated: 399.84MB, Top Consumers: {HashAggregationOperator=330.82MB}]")))
                .isEqualTo("Query exceeded per-node memory limit of 400MB;"
                        + " give Trino more, such as up --set memory.trino=2g");
    }
}
