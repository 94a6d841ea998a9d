package dev.vitrina.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.HomeLock;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code simulate} as far as it goes without a stack. */
class SimulateCommandTest {

    private static final String[] TWO_DAYS = {"--from", "2026-01-05", "--days", "2", "--orders-per-day", "3"};
    private static final String[] TWO_DAYS_TO_STANDARD_OUTPUT =
            Stream.concat(Stream.of(TWO_DAYS), Stream.of("--to", "-")).toArray(String[]::new);

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theSameShopIsTheSameBytes() throws IOException {
        Path once = home.resolve("once.jsonl");
        Path again = home.resolve("again.jsonl");
        Path other = home.resolve("other.jsonl");

        assertThat(simulate("--to", once.toString())).isZero();
        assertThat(simulate("--to", again.toString())).isZero();
        assertThat(simulate("--to", other.toString(), "--seed", "2")).isZero();

        assertThat(again).hasSameBinaryContentAs(once);
        assertThat(Files.mismatch(once, other)).isNotNegative();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void itSaysWhichInstantsTheChangesAreOf() throws IOException {
        Path file = home.resolve("shop.jsonl");
        simulate("--to", file.toString());

        List<String> lines = Files.readAllLines(file);
        assertThat(out.toString())
                .startsWith(String.format(
                        Locale.ROOT, "%,d changes from 2026-01-05 00:00:00 to 2026-01-06 23:", lines.size()))
                .contains("(Europe/Moscow), seed 1;");
        // midnight in Moscow is nine in the evening in Greenwich
        assertThat(lines.getFirst()).contains("2026-01-04T21:00:00Z");
    }

    @Test
    void aFileWhoseNameEndsInGzHoldsTheSameLinesPacked() throws IOException {
        Path plain = home.resolve("shop.jsonl");
        Path packed = home.resolve("shop.jsonl.gz");
        simulate("--to", plain.toString());
        simulate("--to", packed.toString());

        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
        }
    }

    @Test
    void aFileIsReplacedByAWholeOneAndNothingIsLeftBeside() throws IOException {
        Path folder = Files.createDirectory(home.resolve("files"));
        Path file = Files.writeString(folder.resolve("shop.jsonl"), "what was there before");

        assertThat(simulate("--to", file.toString())).isZero();

        assertThat(file).content().startsWith("{\"entity\":").endsWith("}\n");
        assertThat(names(folder)).containsExactly("shop.jsonl");
    }

    @Test
    void aWritingThatFailsLeavesTheFileAsItWas() throws IOException {
        Path folder = Files.createDirectory(home.resolve("files"));
        Path file = Files.writeString(folder.resolve("shop.jsonl"), "what was there before");

        assertThatThrownBy(() -> new SimulatedFile(file.toString()).write(to -> {
                    to.write(new byte[3 << 20]);
                    throw new IOException("the shop has burnt down");
                }))
                .hasMessage("Cannot write " + file + ": the shop has burnt down");

        assertThat(file).hasContent("what was there before");
        assertThat(names(folder)).containsExactly("shop.jsonl");
    }

    @Test
    void aWritingThatIsStoppedLeavesTheFileAsItWas() throws Exception {
        Path folder = Files.createDirectory(home.resolve("files"));
        Path file = Files.writeString(folder.resolve("shop.jsonl"), "what was there before");
        try (WatchService created = folder.getFileSystem().newWatchService()) {
            folder.register(created, StandardWatchEventKinds.ENTRY_CREATE);
            Process process = process(ProcessBuilder.Redirect.PIPE, "--to", file.toString(), "--days", "3660");
            created.take();
            process.destroy();

            assertThat(process.waitFor()).isNotZero();
        }
        assertThat(file).hasContent("what was there before");
        assertThat(names(folder)).containsExactly("shop.jsonl");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.createFile(home.resolve("shop.jsonl"));
        Path link = Files.createSymbolicLink(home.resolve("newest.jsonl"), file);

        assertThat(simulate("--to", link.toString())).isZero();

        assertThat(link).isSymbolicLink();
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void aFolderThatDoesNotExistIsNamed() {
        Path file = home.resolve("no-such").resolve("shop.jsonl");

        assertThat(simulate("--to", file.toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("Cannot write " + file + ": its folder does not exist\n");
    }

    @Test
    void aFolderIsNoFile() {
        assertThat(simulate("--to", home.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("Cannot write " + home + ": ").hasLineCount(1);
        assertThat(home).isDirectory();
    }

    @Test
    void standardOutputHoldsTheLinesAndNothingElse() throws Exception {
        Path file = home.resolve("shop.jsonl");
        simulate("--to", file.toString());

        Process process = process(ProcessBuilder.Redirect.PIPE, TWO_DAYS_TO_STANDARD_OUTPUT);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        process.getInputStream().transferTo(lines);

        assertThat(process.waitFor()).isZero();
        assertThat(lines.toByteArray()).isEqualTo(Files.readAllBytes(file));
        assertThat(process.getErrorStream()).asString(UTF_8).contains(" changes from ");
    }

    @Test
    void standardOutputThatTakesNoMoreIsAFailure() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "/dev/full, a disk that is always full, is only on Linux");

        Process process = process(ProcessBuilder.Redirect.to(full), TWO_DAYS_TO_STANDARD_OUTPUT);

        assertThat(process.getErrorStream())
                .asString(UTF_8)
                .startsWith("Cannot write to standard output: ")
                .hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --from yesterday        | --from must be a day such as 2026-01-05: 'yesterday'
            --days 0                | --days must be 1 to 3660: 0
            --days 3661             | --days must be 1 to 3660: 3661
            --orders-per-day 0      | A shop has 1 to 100000 orders a day: 0
            --pace 2                | --pace is for --live
            --live --pace 0         | --pace must be above 0: 0.0
            --live --to shop.jsonl  | --live feeds the running stack and cannot be written --to a file
            """)
    void wrongOptionsAreWrongUsage(String options, String sentence) {
        assertThat(run(Stream.concat(Stream.of("simulate", "--home", home.toString()), Stream.of(options.split(" ")))))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualTo(sentence + "; see ./vitrina simulate --help\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --seed 2             | seed 1                | 2
            --from 2026-01-06    | from 2026-01-05       | 2026-01-06
            --orders-per-day 101 | orders-per-day 100    | 101
            """)
    void anotherShopDoesNotGetIntoAHomeThatHasOne(String options, String begun, String wanted) {
        lives(ShopPlan.of(1, LocalDate.of(2026, 1, 5)));

        assertThat(run(Stream.concat(Stream.of("simulate", "--home", home.toString()), Stream.of(options.split(" ")))))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "The simulated shop in %s was begun with --%s and goes on with it, not with %s: begin another one with --home\n"
                                .formatted(home, begun, wanted));
    }

    @Test
    void theDemoIsHeldToTheSameShop() {
        lives(ShopPlan.of(1, LocalDate.of(2026, 1, 5)));

        assertThat(run(Stream.of("demo", "--home", home.toString(), "--seed", "2")))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("The simulated shop in " + home + " was begun with --seed 1 ");
    }

    @Test
    void aShopIsFedByOneProcessAtATime() {
        HomeLock feeding = ResidentShop.feeding(new Home(home));
        try (feeding) {
            assertThat(run(Stream.of("demo", "--home", home.toString()))).isEqualTo(1);
        }
        assertThat(err.toString())
                .isEqualTo("A demo or simulate is feeding the simulated shop in " + home
                        + " already: end that one, or give this one another --home\n");
        ResidentShop.feeding(new Home(home)).close();
    }

    @Test
    void theShopOfTheHomeNeedsNoOptions() {
        lives(ShopPlan.of(7, LocalDate.of(2026, 1, 5)));

        assertThat(run(Stream.of("simulate", "--home", home.toString()))).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("The stack in " + home + " is down; start it with ./vitrina up\n");
    }

    @Test
    void aFileIsOfAnyShopWhateverLivesInTheHome() {
        lives(ShopPlan.of(7, LocalDate.of(2025, 1, 6)));

        assertThat(simulate("--to", home.resolve("shop.jsonl").toString())).isZero();
        assertThat(out.toString()).contains("from 2026-01-05 00:00:00").contains("seed 1;");
    }

    @Test
    void whatIsWrittenDownOfAShopIsReadAgain() {
        ResidentShop shop = ResidentShop.opening(ShopPlan.of(7, LocalDate.of(2025, 1, 6)));
        ResidentShop.file(new Home(home)).write(shop);

        assertThat(ResidentShop.file(new Home(home)).read()).contains(shop);
        // the first changes are of the opening itself and have not arrived
        assertThat(shop.position()).isBefore(shop.plan().opening());
    }

    private void lives(ShopPlan plan) {
        ResidentShop.file(new Home(home)).write(ResidentShop.opening(plan));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Process process(ProcessBuilder.Redirect output, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.vitrina.command.Main",
                "simulate",
                "--home",
                home.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectOutput(output).start();
    }

    private int simulate(String... options) {
        return run(Stream.of(Stream.of("simulate", "--home", home.toString()), Stream.of(TWO_DAYS), Stream.of(options))
                .flatMap(words -> words));
    }

    private int run(Stream<String> arguments) {
        CommandLine line = Vitrina.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments.toArray(String[]::new));
    }
}
