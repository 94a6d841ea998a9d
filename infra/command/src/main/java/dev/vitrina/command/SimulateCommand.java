package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.changes.ChangeWriter;
import dev.vitrina.ingestion.simulation.ReplayProgress;
import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.ingestion.simulation.SimulatedShop;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.HomeLock;
import dev.vitrina.stack.JsonFile;
import dev.vitrina.stack.Passage;
import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "first day and size give the same changes, byte for byte. A stack has one such",
            "shop, also that of 'demo': the next run goes on with it from where it has come to."
        })
final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 3_660;
    private static final int PROGRESS_EVERY = 1_000;

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ShopOptions options;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description =
                    "The shop's first day, such as 2026-01-05 (default: that of the shop in the stack, else so many"
                            + " days ago that the last one is yesterday; the shop's days are Moscow's).")
    private String from;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How many, from the first day on (default: up to yesterday if the stack has a shop and --from"
                    + " is not given, else " + ShopOptions.DAYS + ").")
    private Integer days;

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
        requireConsistent();
        LocalDate first = firstDay();
        ShopPlan plan =
                options.plan(first == null ? LocalDate.now(ShopPlan.MOSCOW).minusDays(period()) : first);
        if (to != null) {
            write(plan);
        } else {
            Home home = vitrina.home();
            ResidentShop.file(home).read().ifPresent(shop -> options.requireSame(shop, home, first));
            RunningStack stack = RunningStack.of(home, "kafka");
            HomeLock feeding = ResidentShop.feeding(home);
            try (feeding) {
                send(stack, plan, first);
            }
        }
        return 0;
    }

    private void requireConsistent() {
        require(
                days == null || days >= 1 && days <= MOST_DAYS,
                "--days must be 1 to %d: %d".formatted(MOST_DAYS, days));
        require(!live || to == null, "--live feeds the running stack and cannot be written --to a file");
        require(pace == null || live, "--pace is for --live");
        require(pace == null || pace > 0 && !pace.isInfinite(), "--pace must be above 0: " + pace);
    }

    /** As given; null if it is not. */
    private LocalDate firstDay() {
        try {
            return from == null ? null : LocalDate.parse(from);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--from must be a day such as 2026-01-05: '%s'".formatted(from), e);
        }
    }

    private int period() {
        return days == null ? ShopOptions.DAYS : days;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    // ---- to a file ----

    private void write(ShopPlan plan) {
        long start = System.nanoTime();
        SimulatedFile file = new SimulatedFile(to);
        Written written = new Written();
        file.write(out -> written.write(plan, plan.dayBegins(period()), out));
        print(
                file.isStandardOutput()
                        ? spec.commandLine().getErr()
                        : spec.commandLine().getOut(),
                sentence(written.count, written.first, written.last, plan, start));
    }

    /** What a file was given. */
    private static final class Written {
        private long count;
        private Instant first;
        private Instant last;

        void write(ShopPlan plan, Instant end, OutputStream out) throws IOException {
            try (ChangeWriter lines = new ChangeWriter(out);
                    ProgressLine progress = ProgressLine.ofMessages("Simulating")) {
                ReplayProgress bar = bar(plan.opening(), end, progress);
                SimulatedShop shop = new SimulatedShop(plan);
                for (Change change = shop.next(); change.getRecordedAt().isBefore(end); change = shop.next()) {
                    lines.write(change);
                    first = first == null ? change.getRecordedAt() : first;
                    last = change.getRecordedAt();
                    count++;
                    if (count % PROGRESS_EVERY == 0) {
                        bar.reached(last, count);
                    }
                }
            }
        }
    }

    // ---- to the running stack ----

    /** @param wantedFirstDay null if any will do */
    private void send(RunningStack stack, ShopPlan wanted, LocalDate wantedFirstDay) throws InterruptedException {
        Home home = vitrina.home();
        JsonFile<ResidentShop> file = ResidentShop.file(home);
        Optional<ResidentShop> begun = file.read();
        begun.ifPresent(shop -> options.requireSame(shop, home, wantedFirstDay));
        Instant now = Instant.now();
        ShopPlan plan = begun.map(ResidentShop::plan).orElse(wanted);
        if (!plan.opening().isBefore(now)) {
            throw new StackException(
                    "The shop must open in the past for its changes to be sent: --from " + plan.firstDay());
        }
        if (begun.isEmpty() && !new Passage(home, stack).isEmpty()) {
            throw ResidentShop.strangers(home);
        }
        try (GracefulEnd end = GracefulEnd.begin()) {
            try (ChangeProducer producer = new ChangeProducer(stack.kafka())) {
                ResidentShop shop = begun.orElseGet(() -> ResidentShop.opening(plan));
                SentChanges sent = new SentChanges(producer);
                feed(new ResidentFeed(shop, file, sent), sent, until(plan, now), end);
            } catch (InterruptedException e) {
                if (!end.isAsked()) {
                    throw e;
                }
            } catch (IOException e) {
                end.failed();
                throw new StackException(e.getMessage(), e);
            } catch (RuntimeException e) {
                end.failed();
                throw e;
            }
        }
    }

    /** The last instant to be replayed. */
    private Instant until(ShopPlan plan, Instant now) {
        if (live && pace == null) {
            return now;
        }
        Instant end = days == null && from == null
                ? LocalDate.ofInstant(now, plan.zone())
                        .atStartOfDay(plan.zone())
                        .toInstant()
                : plan.dayBegins(period());
        return end.isAfter(now) ? now : end.minus(1, ChronoUnit.MICROS);
    }

    private void feed(ResidentFeed feed, SentChanges sent, Instant until, GracefulEnd end)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ShopPlan plan = feed.shop().plan();
        long start = System.nanoTime();
        try (ProgressLine progress = ProgressLine.ofMessages("Simulating")) {
            feed.replay(until, bar(feed.shop().position(), until, progress), end::isAsked);
        }
        print(
                out,
                sent.count() == 0
                        ? "nothing was sent: the shop in %s has come to %s"
                                .formatted(vitrina.home(), shown(feed.shop().position(), plan.zone()))
                        : sentence(sent.count(), sent.first(), sent.last(), plan, start));
        if (live && !end.isAsked()) {
            live(feed, end, out);
        }
    }

    private void live(ResidentFeed feed, GracefulEnd end, PrintWriter out) throws IOException, InterruptedException {
        ZoneId zone = feed.shop().zone();
        boolean terminal = TerminalLine.isThere();
        long[] sent = {0};
        print(out, "live from " + shown(feed.shop().position(), zone) + "; Ctrl-C stops");
        feed.live(
                pace == null ? 1 : pace,
                Clock.systemUTC(),
                (position, count) -> {
                    sent[0] = count;
                    if (terminal) {
                        System.err.printf(Locale.ROOT, "\r%s  %,d changes ", shown(position, zone), count);
                    }
                },
                end::isAsked);
        if (terminal) {
            System.err.println();
        }
        print(
                out,
                String.format(
                        Locale.ROOT,
                        "%,d changes sent live, up to %s",
                        sent[0],
                        shown(feed.shop().position(), zone)));
    }

    private static String shown(Instant time, ZoneId zone) {
        ZonedDateTime there = time.atZone(zone).truncatedTo(ChronoUnit.SECONDS);
        return there.toLocalDate() + " " + there.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME);
    }

    /** How many changes a period has is known when they are all made; until then it is as long as it has been dense. */
    private static ReplayProgress bar(Instant begin, Instant end, ProgressLine progress) {
        double whole = Duration.between(begin, end).toMillis();
        return (time, sent) -> {
            double done = Duration.between(begin, time).toMillis() / whole;
            progress.at(sent, done <= 0 ? sent : (long) (sent / Math.min(1, done)));
        };
    }

    private static String sentence(long changes, Instant first, Instant last, ShopPlan plan, long start) {
        double seconds = Math.max(1, System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,d changes from %s to %s (%s), seed %d; %.1f s, %,.0f a second",
                changes,
                shown(first, plan.zone()),
                shown(last, plan.zone()),
                plan.zone(),
                plan.seed(),
                seconds,
                changes / seconds);
    }

    private static void print(PrintWriter out, String sentence) {
        out.println(sentence);
        out.flush();
    }
}
