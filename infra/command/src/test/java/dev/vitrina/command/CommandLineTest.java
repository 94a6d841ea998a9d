package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "import", "sql", "bench"})
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
