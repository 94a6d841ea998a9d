package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The {@code sql} command; other tests ask Trino themselves. */
@ExtendWith(SharedShop.class)
class SqlTest {
    private static final String QUERY =
            "SELECT 'a \"b\"' AS text, DECIMAL '12.50' AS amount, CAST(NULL AS varchar) AS nothing,"
                    + " TIMESTAMP '2026-01-05 10:00:00.123456 UTC' AS moment, true AS flag";

    @Test
    void itAnswersAsCsvForProgramsAndAsATableForPeople(Shop shop) {
        assertThat(shop.run("sql", QUERY, "--format", "csv").succeeded().out())
                .isEqualTo("text,amount,nothing,moment,flag\n"
                        + "\"a \"\"b\"\"\",12.50,,2026-01-05 10:00:00.123456 UTC,true\n");
        assertThat(shop.run(
                                "sql",
                                "SELECT count(*) AS tables FROM information_schema.tables WHERE table_schema = 'ledger';")
                        .succeeded()
                        .out())
                .contains("tables", "------");
    }

    @Test
    void whatTrinoDoesNotUnderstandIsOneSentence(Shop shop) {
        Answer answer = shop.run("sql", "SELECT price FROM ledger.stock_entries");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("'price'").hasLineCount(1);
        assertThat(answer.out()).isEmpty();
    }
}
