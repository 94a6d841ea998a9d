package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.changes.ChangeWriter;
import dev.vitrina.ingestion.simulation.ReplayProgress;
import dev.vitrina.ingestion.simulation.ShopFeed;
import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.ingestion.simulation.SimulatedShop;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.StackException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        description = {
            "Makes up an online shop and all that happens in it: visits, orders, purchases,",
            "stocktakes, money; late and corrected documents among them. Sends it to the",
            "running stack, or writes a file that 'import changes' reads. The same seed,",
            "first day and size give the same changes, byte for byte."
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 3_660;
    private static final int BUFFER = 1 << 20;
    private static final int PROGRESS_EVERY = 1_000;
    private static final long GRACE_SECONDS = 30;

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which shop (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "The shop's first day, such as 2026-01-05 (default: so many days ago that the last one is yesterday;"
                            + " the shop's days are Moscow's).")
    private String from;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--orders-per-day",
            paramLabel = "N",
            defaultValue = "100",
            description = "Of an ordinary day; there are some fifty visits to an order (default: ${DEFAULT-VALUE}).")
    private int ordersPerDay;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description =
                    "Writes JSON lines to a file, gzip if its name ends in .gz, or to standard output if it is -.")
    private String to;

    @Option(
            names = "--live",
            description = "Goes on with the present after the days have been sent, with heartbeats, until Ctrl-C.")
    private boolean live;

    @Option(
            names = "--pace",
            paramLabel = "N",
            description =
                    "With --live: what follows the days is sent N times as fast as it happened until it has caught up"
                            + " with the clock (default: it catches up at once).")
    private Double pace;

    @Override
    public Integer call() throws InterruptedException {
        ShopPlan plan = plan();
        Instant end = plan.dayBegins(days);
        try {
            if (to != null) {
                write(plan, end);
            } else {
                send(plan, end);
            }
        } catch (NoSuchFileException e) {
            throw new StackException("Cannot write " + to + ": its folder does not exist", e);
        } catch (IOException e) {
            throw new StackException(to == null ? e.getMessage() : "Cannot write " + to + ": " + e.getMessage(), e);
        }
        return 0;
    }

    private ShopPlan plan() {
        require(days >= 1 && days <= MOST_DAYS, "--days must be 1 to %d: %d".formatted(MOST_DAYS, days));
        require(!live || to == null, "--live feeds the running stack and cannot be written --to a file");
        require(pace == null || live, "--pace is for --live");
        require(pace == null || pace > 0 && !pace.isInfinite(), "--pace must be above 0: " + pace);
        try {
            LocalDate first = from == null ? LocalDate.now(ShopPlan.MOSCOW).minusDays(days) : LocalDate.parse(from);
            return new ShopPlan(seed, first, ShopPlan.MOSCOW, ordersPerDay);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--from must be a day such as 2026-01-05: '%s'".formatted(from), e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    // ---- to a file ----

    private void write(ShopPlan plan, Instant end) throws IOException {
        long start = System.nanoTime();
        long written = 0;
        try (OutputStream out = open();
                ChangeWriter lines = new ChangeWriter(out);
                ProgressLine progress = ProgressLine.ofMessages("Simulating")) {
            ReplayProgress bar = bar(plan, end, progress);
            SimulatedShop shop = new SimulatedShop(plan);
            for (Change change = shop.next(); change.getRecordedAt().isBefore(end); change = shop.next()) {
                lines.write(change);
                written++;
                if (written % PROGRESS_EVERY == 0) {
                    bar.reached(change.getRecordedAt(), written);
                }
            }
        }
        print(to.equals("-") ? spec.commandLine().getErr() : spec.commandLine().getOut(), plan, written, start);
    }

    private OutputStream open() throws IOException {
        if (to.equals("-")) {
            return new BufferedOutputStream(System.out, BUFFER);
        }
        OutputStream file = Files.newOutputStream(Path.of(to));
        return to.endsWith(".gz") ? new GZIPOutputStream(file, BUFFER) : new BufferedOutputStream(file, BUFFER);
    }

    // ---- to the running stack ----

    private void send(ShopPlan plan, Instant end) throws IOException, InterruptedException {
        RunningStack stack = RunningStack.of(vitrina.home(), "kafka");
        Instant now = Instant.now();
        if (!plan.opening().isBefore(now)) {
            throw new StackException(
                    "The shop must open in the past for its changes to be sent: --from " + plan.firstDay());
        }
        Instant until = live && pace == null ? now : end.isBefore(now) ? end.minus(1, ChronoUnit.MICROS) : now;
        AtomicBoolean stop = new AtomicBoolean();
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> leave(stop, stopped));
        try (ChangeProducer producer = new ChangeProducer(stack.kafka())) {
            ShopFeed feed = new ShopFeed(plan, producer);
            long start = System.nanoTime();
            try (ProgressLine progress = ProgressLine.ofMessages("Simulating")) {
                print(spec.commandLine().getOut(), plan, feed.replay(until, bar(plan, until, progress)), start);
            }
            if (live) {
                Runtime.getRuntime().addShutdownHook(hook);
                live(feed, stop);
            }
        } finally {
            stopped.countDown();
        }
    }

    /** Answers Ctrl-C: what has been sent arrives before the process ends. A stop that was asked for is no failure. */
    private static void leave(AtomicBoolean stop, CountDownLatch stopped) {
        stop.set(true);
        try {
            boolean ended = stopped.await(GRACE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().halt(ended ? 0 : 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void live(ShopFeed feed, AtomicBoolean stop) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        boolean terminal = Boolean.getBoolean("vitrina.terminal");
        out.println("live from " + shown(feed.position()) + "; Ctrl-C stops");
        out.flush();
        feed.live(
                pace == null ? 1 : pace,
                Clock.systemUTC(),
                (position, sent) -> {
                    if (terminal) {
                        System.err.printf(Locale.ROOT, "\r%s  %,d changes ", shown(position), sent);
                    }
                },
                stop::get);
        if (terminal) {
            System.err.println();
        }
    }

    private static String shown(Instant time) {
        ZonedDateTime there = time.atZone(ShopPlan.MOSCOW).truncatedTo(ChronoUnit.SECONDS);
        return there.toLocalDate() + " " + there.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    /** How many changes a period has is known when they are all made; until then it is as long as it has been dense. */
    private static ReplayProgress bar(ShopPlan plan, Instant end, ProgressLine progress) {
        double whole = Duration.between(plan.opening(), end).toMillis();
        return (time, sent) -> {
            double done = Duration.between(plan.opening(), time).toMillis() / whole;
            progress.at(sent, done <= 0 ? sent : (long) (sent / Math.min(1, done)));
        };
    }

    private void print(PrintWriter out, ShopPlan plan, long changes, long start) {
        double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%,d changes of %d days from %s, seed %d; %.1f s, %,.0f a second%n",
                changes,
                days,
                plan.firstDay(),
                seed,
                seconds,
                changes / seconds);
        out.flush();
    }
}
