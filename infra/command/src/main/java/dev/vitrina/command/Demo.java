package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeProducer;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.JsonFile;
import dev.vitrina.stack.Passage;
import dev.vitrina.stack.RunningStack;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.StackException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A stack with a simulated shop in it: the past, then live, until the end is asked for. */
final class Demo {

    /** So much of the past is not replayed but shown at the chosen pace. */
    private static final Duration SHOWN = Duration.ofDays(1);

    private static final int REFRESH_SECONDS = 5;
    private static final int REFRESH_SECONDS_UNSEEN = 60;
    private static final int RETRY_MILLIS = 2_000;

    private final Home home;
    private final Settings settings;
    private final PrintWriter out;
    private final JsonFile<ResidentShop> file;
    private final boolean resumed;
    private final Clock clock = Clock.systemUTC();
    private volatile ResidentShop state;

    /** @param resumed whether the home holds a shop that was begun before */
    Demo(Home home, Settings settings, PrintWriter out, JsonFile<ResidentShop> file, boolean resumed) {
        this.home = home;
        this.settings = settings;
        this.out = out;
        this.file = file;
        this.resumed = resumed;
    }

    /** Returns when the end was asked for and everything is put away. */
    void run(ResidentShop begun, double pace) throws InterruptedException {
        state = begun;
        new ForegroundStart(home, settings, new StartProgress(home, out))
                .run(
                        (end, supervisor) -> show(end, pace),
                        () -> say("Stopping the stack; ./vitrina demo carries on from here"));
    }

    private void show(GracefulEnd end, double pace) throws InterruptedException {
        RunningStack stack = RunningStack.of(home, "kafka", "trino");
        Passage passage = new Passage(home, stack);
        if (!resumed && !passage.isEmpty()) {
            throw ResidentShop.strangers(home);
        }
        SummaryScreen screen =
                new SummaryScreen(out, state.zone(), settings.shopCurrency().getCurrencyCode());
        if (resumed) {
            await(end, passage);
            print(screen, stack, "as it was left");
            screen.keep();
        }
        try (Feeding feeding = new Feeding(stack)) {
            if (replay(end, feeding)) {
                await(end, passage);
            }
            live(end, feeding, screen, pace);
        }
        await(passage);
        print(screen, stack, "stopped");
    }

    /** The one feed of the shop's changes, and the producer that takes them; anew after it has failed. */
    private final class Feeding implements AutoCloseable {
        private final RunningStack stack;
        private ChangeProducer kafka;
        private ResidentFeed feed;

        Feeding(RunningStack stack) {
            this.stack = stack;
        }

        RunningStack stack() {
            return stack;
        }

        /** Where the shop has come to; what has been made up once is not made up again. */
        ResidentFeed feed() throws DeliveryException {
            if (feed == null) {
                kafka = new ChangeProducer(stack.kafka());
                feed = new ResidentFeed(state, file, kafka);
            }
            return feed;
        }

        /** What was sent and not acknowledged will be sent again by the next feed. */
        void failed() {
            feed = null;
            close();
        }

        @Override
        public void close() {
            if (kafka != null) {
                try {
                    kafka.close();
                } catch (DeliveryException undelivered) {
                    // the feed has said so, or its position is before what was not delivered
                }
                kafka = null;
            }
        }
    }

    /** Sends what lies too far back to be shown; true if there was any. */
    private boolean replay(GracefulEnd end, Feeding feeding) throws InterruptedException {
        Instant until = clock.instant().minus(SHOWN).truncatedTo(ChronoUnit.SECONDS);
        Instant from = state.position();
        if (!from.isBefore(until)) {
            return false;
        }
        long start = System.nanoTime();
        long sent;
        try (ProgressLine progress = ProgressLine.of("Replaying the shop's past", " h")) {
            ResidentFeed feed = feeding.feed();
            long hours = Duration.between(from, until).toHours();
            sent = feed.replay(
                    until,
                    (shopTime, count) ->
                            progress.at(Duration.between(from, shopTime).toHours(), hours),
                    end::isAsked);
            state = feed.shop();
        } catch (DeliveryException e) {
            throw new StackException(e.getMessage(), e);
        }
        say(String.format(
                Locale.ROOT,
                "replayed %s to %s: %,d changes in %.1f s",
                day(from),
                day(state.position()),
                sent,
                (System.nanoTime() - start) / 1e9));
        return true;
    }

    /** Goes on until the end is asked for, also when Kafka was away for longer than its producer waits. */
    private void live(GracefulEnd end, Feeding feeding, SummaryScreen screen, double pace) throws InterruptedException {
        try (ScheduledExecutorService refresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("summary").daemon().factory())) {
            refresh.scheduleWithFixedDelay(
                    () -> print(screen, feeding.stack(), live(pace)),
                    0,
                    screen.isTerminal() ? REFRESH_SECONDS : REFRESH_SECONDS_UNSEEN,
                    TimeUnit.SECONDS);
            while (!end.isAsked()) {
                try {
                    ResidentFeed feed = feeding.feed();
                    feed.live(pace, clock, (position, sent) -> state = feed.shop(), end::isAsked);
                } catch (DeliveryException e) {
                    feeding.failed();
                    screen.say(e.getMessage() + "; trying again");
                    end.during(() -> Thread.sleep(RETRY_MILLIS));
                    // says so if somebody has ended the stack meanwhile
                    RunningStack.of(home);
                }
            }
            refresh.shutdown();
        }
    }

    private void await(GracefulEnd end, Passage passage) throws InterruptedException {
        long start = System.nanoTime();
        end.during(() -> await(passage));
        say(String.format(Locale.ROOT, "committed by every job after %.1f s", (System.nanoTime() - start) / 1e9));
    }

    private static void await(Passage passage) throws InterruptedException {
        try (ProgressLine progress = ProgressLine.ofMessages("Waiting for the jobs")) {
            long[] most = {0};
            passage.await(passage.ends(), reached -> {
                if (reached.pending() != Long.MAX_VALUE) {
                    most[0] = Math.max(most[0], reached.pending());
                    progress.at(most[0] - reached.pending(), most[0]);
                }
            });
        }
    }

    private void print(SummaryScreen screen, RunningStack stack, String note) {
        try {
            ResidentShop now = state;
            screen.show(ShopSummary.read(stack, now.position(), now.firstDay(), now.zone()), note);
        } catch (SQLException e) {
            screen.say("No summary at the moment: " + Sentences.of(e));
        }
    }

    /** How the shop's clock goes beside ours. */
    private String live(double pace) {
        long minutes = Duration.between(state.position(), clock.instant()).toMinutes();
        return minutes == 0
                ? "live; Ctrl-C stops"
                : "%d:%02d h behind ours, %s times as fast until it has caught up; Ctrl-C stops"
                        .formatted(minutes / 60, minutes % 60, plain(pace));
    }

    private String day(Instant moment) {
        ZoneId zone = state.zone();
        return moment.atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }

    private static String plain(double pace) {
        return pace == Math.rint(pace) ? Long.toString((long) pace) : Double.toString(pace);
    }

    private void say(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
