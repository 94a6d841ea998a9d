package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The demo from nothing, ended as Ctrl-C ends it, and begun again. How long its past is says
 * {@code -Dvitrina.street.demo-days}, 8 if nothing does.
 */
class DemoTest {
    private static final String DAYS = System.getProperty("vitrina.street.demo-days", "8");

    @Test
    void whatWasShownStandsWhenItGoesOnAndTheBooksAreRight() throws IOException {
        Path home = Files.createTempDirectory("vitrina-street-demo-");
        try (Shop shop = Shop.at(home)) {
            Command demo = shop.start("demo", "--days", DAYS);
            demo.awaitOutput("The shop's clock");
            demo.end();
            String first = demo.answer().succeeded().out();
            System.out.print(first);
            assertThat(shop.run("status").exitCode()).as("the stack is down").isEqualTo(1);

            Command again = shop.start("demo");
            again.awaitOutput("as it was left");
            again.awaitOutput("h behind ours");
            again.end();
            String second = again.answer().succeeded().out();
            System.out.print(second);
            assertThat(summary(second, "as it was left"))
                    .as("the same numbers")
                    .isEqualTo(summary(first, "stopped"))
                    .hasSizeGreaterThan(6);
            assertThat(second).as("nothing of the past is replayed again").doesNotContain("replayed");
            assertThat(shop.run("status").exitCode())
                    .as("the stack is down again")
                    .isEqualTo(1);

            shop.up();
            shop.run("reconcile").succeeded();
            Ledgers.assertSound(shop);
            assertThat(shop.line("SELECT count(*) FROM ops.rejects")).isEqualTo("0");

            Answer otherSeed = shop.run("demo", "--seed", "7");
            assertThat(otherSeed.exitCode()).isEqualTo(1);
            assertThat(otherSeed.err())
                    .contains("--seed 1", "not with 7", "--home")
                    .hasLineCount(1);

            Answer firstDay = shop.run("simulate", "--days", "1").succeeded();
            assertThat(firstDay.out()).as("the demo's shop is simulate's too").startsWith("nothing was sent: ");
            Answer otherDay = shop.run("simulate", "--from", "2020-01-06");
            assertThat(otherDay.exitCode()).isEqualTo(1);
            assertThat(otherDay.err())
                    .contains("was begun with --from ", "not with 2020-01-06")
                    .hasLineCount(1);
        }
    }

    /** The lines of the summary that has this note, from the line below the note on. */
    private static List<String> summary(String output, String note) {
        List<String> lines = output.lines().toList();
        int title = 0;
        while (!lines.get(title).equals(note)) {
            title++;
        }
        int end = title;
        while (!lines.get(end).startsWith("stock on hand")) {
            end++;
        }
        return lines.subList(title + 1, end + 1);
    }
}
