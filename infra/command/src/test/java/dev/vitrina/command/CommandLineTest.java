package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Set<String> commands() {
        return Vitrina.commandLine().getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("vitrina " + command).contains("--home");
    }

    @Test
    void wrongUsageIsOneSentenceAndExitCodeTwo() {
        assertThat(run("up", "--tomorrow")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("Unknown option: '--tomorrow'; see ./vitrina up --help\n");
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void aSettingThatDoesNotExistIsWrongUsage() {
        assertThat(run("up", "--home", home.toString(), "--set", "colour=blue")).isEqualTo(2);
        assertThat(err.toString()).contains("'colour'").hasLineCount(1);
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        assertThat(run("import", "--home", home.toString(), "parquet", "a.parquet"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'parquet'").contains("changes");
    }

    @Test
    void anUnknownLedgerIsWrongUsageAndAStackThatIsDownCannotRebuild() {
        assertThat(run("rebuild", "--home", home.toString(), "stock", "cost")).isEqualTo(2);
        assertThat(err.toString()).contains("'cost'", "stock, costing, sales").hasLineCount(1);
        assertThat(run("rebuild", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("./vitrina up");
    }

    @Test
    void aMappingIsTriedWithoutAStack() throws IOException {
        Path mapping = Files.writeString(home.resolve("shop.yaml"), """
                source: shop
                files:
                  rows:
                documents:
                  - entity: warehouse
                    from: rows
                    id: "{id}"
                    changed_at: 2026-01-01T00:00:00Z
                    body: {name: "{name}"}
                """);
        Path file = Files.writeString(home.resolve("places.csv"), "id,name\nw1,Attic\nw2,Cellar,dark\n");
        String[] words = {"import", "--home", home.toString(), mapping.toString(), file.toString(), "--dry-run"};

        assertThat(run(words)).isZero();
        assertThat(out.toString().lines())
                .startsWith("{\"entity\":\"warehouse\",\"source\":\"shop\",\"id\":\"w1\",\"version\":1,"
                        + "\"changed_at\":\"2026-01-01T00:00:00Z\",\"deleted\":false,\"body\":{\"name\":\"Attic\"}}")
                .anyMatch(
                        line -> line.startsWith("2 rows: 1 changes, 1 rejected;") && line.endsWith("nothing was sent"))
                .contains("  A row must have as many cells as the header, 2: 3; a ',' inside a cell needs quotes around"
                        + " the cell at places.csv line 3");
        assertThat(run(Stream.concat(Stream.of(words), Stream.of("--strict")).toArray(String[]::new)))
                .isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anImportTellsOfRowsThatNothingLookedUp() throws IOException {
        Path mapping = Files.writeString(home.resolve("places.yaml"), """
                source: shop
                files:
                  rows:
                  names:
                documents:
                  - entity: warehouse
                    from: rows
                    join: {other: {from: names, by: id}}
                    id: "{id}"
                    changed_at: 2026-01-01T00:00:00Z
                    body: {name: "{other.name}", kind: "{kind}"}
                """);
        Path rows = Files.writeString(home.resolve("rows.csv"), "id,kind\nw1,own\n");
        Path names = Files.writeString(home.resolve("names.csv"), "id,name\nw1,Attic\nw2,Cellar\nw3,Shed\n");

        assertThat(run(
                        "import",
                        "--home",
                        home.toString(),
                        mapping.toString(),
                        rows.toString(),
                        names.toString(),
                        "--dry-run"))
                .isZero();
        assertThat(out.toString().lines()).contains(names + ": no document looked up 2 of its 3 rows");
    }

    @Test
    void theHelpNamesTheMappingsThatComeAlong() {
        run("import", "--help");
        assertThat(out.toString()).contains("uci-online-retail", "maven-fuzzy-factory", "--dry-run", "--version");
    }

    @Test
    void aMappingThatIsNotThereIsNamed() {
        assertThat(run("import", "--home", home.toString(), "no-such.yaml", "a.csv"))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("No such file: no-such.yaml\n");
        assertThat(run("import", "changes", "a.jsonl", "--version", "2")).isEqualTo(2);
        assertThat(run("import", "uci-online-retail", "a.csv", "--lenient")).isEqualTo(2);
        assertThat(run("import", "uci-online-retail", "a.csv", "--dry-run", "--wait"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--wait has nothing to wait for with --dry-run, which sends nothing");
    }

    @Test
    void theHomeMayStandBeforeOrAfterTheCommand() {
        assertThat(run("--home", home.toString(), "sql", "select 1")).isEqualTo(1);
        assertThat(run("sql", "select 1", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.equals("The stack in " + home + " is down; start it with ./vitrina up"));
    }

    @Test
    void statusOfAStackThatIsDownFails() {
        assertThat(run("status", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is down; start it with ./vitrina up");
    }

    @Test
    void whatIsDownCanBeBroughtDown() {
        assertThat(run("down", "--home", home.toString())).isZero();
        assertThat(out.toString()).isEqualTo("already down\n");
    }

    private int run(String... arguments) {
        CommandLine line = Vitrina.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
