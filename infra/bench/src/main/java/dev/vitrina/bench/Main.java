package dev.vitrina.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.vitrina.command.BenchOptions;
import dev.vitrina.stack.StackException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.stream.Collectors;

/** The benchmarks, in a process of their own: {@code vitrina bench} starts it. */
public final class Main {
    private static final List<Benchmark> ALL = List.of(
            LedgerPair.onRocksDb(0.5),
            LedgerPair.onHeap(0.7),
            new CheckpointBenchmark(),
            new LiveLatency(),
            new ImportBenchmark(new CanonicalFile()),
            new ImportBenchmark(new RetailFile()),
            new EngineFifo(),
            new EngineLate(),
            new EngineBurst(),
            new EngineState(),
            new EngineShift());

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final BenchOptions options;
    private final PrintWriter out = new PrintWriter(System.out, true);

    private Main(BenchOptions options) {
        this.options = options;
    }

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        System.exit(new Main(BenchOptions.parse(arguments)).run());
    }

    private int run() {
        if (options.list()) {
            ALL.forEach(benchmark -> out.printf(
                    Locale.ROOT,
                    "%-16s %,10d documents  %s%n",
                    benchmark.name(),
                    benchmark.usualDocuments(),
                    benchmark.about()));
            return 0;
        }
        for (String name : options.names()) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                System.err.println("Unknown benchmark '%s': expected %s"
                        .formatted(name, ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
                return 2;
            }
        }
        try {
            for (Benchmark benchmark : ALL) {
                if (options.names().isEmpty() || options.names().contains(benchmark.name())) {
                    run(benchmark);
                }
            }
            return 0;
        } catch (BenchException | StackException e) {
            System.err.println(e.getMessage());
        } catch (IOException | RuntimeException e) {
            System.err.println("The benchmark ended early: " + e);
        } catch (InterruptedException e) {
            System.err.println("The benchmark was interrupted");
        }
        return 1;
    }

    private void run(Benchmark benchmark) throws IOException, InterruptedException {
        Optional<String> obstacle = benchmark.obstacle();
        if (obstacle.isPresent()) {
            out.println(benchmark.name() + " is left out: " + obstacle.get());
            return;
        }
        if (!benchmark.ownProcess().isEmpty() && !OwnProcess.isThis()) {
            OwnProcess.run(benchmark, options);
            return;
        }
        Path folder = options.home().resolve("bench");
        Bench bench = new Bench(
                options.warmUps(),
                options.rounds(),
                options.documents().orElse(benchmark.usualDocuments()),
                folder.resolve("stack"),
                new PrintWriter(System.err, true));
        bench.tell(benchmark.name() + ": " + benchmark.about());
        Benchmark.Result result = benchmark.run(bench);
        Path file = folder.resolve(benchmark.name() + "-" + TIME.format(Instant.now()) + ".json");
        Files.createDirectories(folder);
        new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), result);
        result.print(out);
        out.println(file);
        out.flush();
    }
}
