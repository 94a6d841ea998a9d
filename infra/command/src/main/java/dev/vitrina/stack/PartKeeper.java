package dev.vitrina.stack;

import dev.vitrina.stack.PartState.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Keeps one server running: starts it, waits until it answers, notices its end and starts it again after a pause that
 * doubles while it keeps failing.
 */
final class PartKeeper {

    private static final Duration ANSWER_INTERVAL = Duration.ofMillis(250);
    private static final Duration HEALTH_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int TRIES_BEFORE_FIRST_ANSWER = 3;

    private final Home home;
    private final Part part;
    private final Orphans orphans;
    private final EventLog events;
    private final Runnable changed;
    private final Thread thread;

    private volatile boolean stopping;
    private volatile PartProcess process;
    private volatile PartState state;
    private volatile String fault;
    private volatile Runnable afterExit = () -> {};
    private volatile boolean answeredOnce;

    PartKeeper(Home home, Part part, Orphans orphans, EventLog events, Runnable changed) {
        this.home = home;
        this.part = part;
        this.orphans = orphans;
        this.events = events;
        this.changed = changed;
        this.state = new PartState(part.name(), Condition.DOWN, null, part.address(), 0, null, Instant.now());
        this.thread = new Thread(this::keep, part.name());
        thread.setDaemon(true);
    }

    /** What else must happen when its process ended after it had worked. */
    void afterExit(Runnable action) {
        afterExit = action;
    }

    void adopt(ProcessHandle running) {
        process = PartProcess.adopt(running);
        events.note(part.name() + ": process " + running.pid() + " taken over");
    }

    void start() {
        thread.start();
    }

    PartState state() {
        return state;
    }

    /** Why it cannot be brought up at all, or null. */
    String fault() {
        return fault;
    }

    /** Ends the process; the keeper starts the next one. */
    void renew(String reason) {
        PartProcess running = process;
        if (running != null && running.isAlive() && !stopping) {
            events.note(part.name() + ": restarted because " + reason);
            running.end(Duration.ofSeconds(5));
        }
    }

    /** Ends the process for good. */
    void stop(Duration grace) {
        stopping = true;
        PartProcess running = process;
        if (running != null) {
            running.end(grace);
        }
        thread.interrupt();
        orphans.forget(part.name());
        become(Condition.STOPPED);
    }

    private void keep() {
        try {
            Duration pause = Duration.ofSeconds(1);
            int failures = 0;
            while (!stopping) {
                Instant started = Instant.now();
                String reason = runOnce();
                if (stopping) {
                    return;
                }
                if (worked()) {
                    afterExit.run();
                }
                boolean lasted = Duration.between(started, Instant.now()).compareTo(Duration.ofMinutes(1)) > 0;
                failures = lasted ? 1 : failures + 1;
                pause = lasted ? Duration.ofSeconds(1) : pause;
                events.note(part.name() + ": " + reason + "; next start in " + pause.toSeconds() + " s");
                PartState was = state;
                set(new PartState(
                        was.name(), Condition.DOWN, null, was.address(), was.restarts() + 1, reason, Instant.now()));
                if (!answeredOnce && failures >= TRIES_BEFORE_FIRST_ANSWER) {
                    fault = part.name() + " does not start (" + reason + "); see " + home.log(part.name()) + " and "
                            + output();
                    return;
                }
                Thread.sleep(pause);
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            }
        } catch (InterruptedException e) {
            // asked to stop
        }
    }

    /** One life of the server. Returns why it ended. */
    private String runOnce() throws InterruptedException {
        try {
            if (process == null) {
                part.prepare();
                launch();
            }
            if (stopping) {
                process.end(Duration.ofSeconds(5));
            }
            become(Condition.STARTING);
            watch();
            return "ended " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + exitText();
        } catch (StackException e) {
            if (!answeredOnce) {
                fault = e.getMessage();
            }
            return e.getMessage();
        } catch (IOException | RuntimeException e) {
            return "could not be started: " + e;
        } finally {
            process = null;
        }
    }

    private void launch() throws IOException {
        Launch launch = part.launch();
        Path temporary = home.temporary(part.name());
        Trees.delete(temporary);
        process = PartProcess.start(launch, output(), temporary);
        orphans.note(part.name(), process, launch.fingerprint());
        events.note(part.name() + ": process " + process.mark().pid() + " started");
    }

    private void watch() throws InterruptedException {
        Instant lastAnswer = Instant.now();
        while (!process.awaitExit(state.isReady() ? HEALTH_INTERVAL : ANSWER_INTERVAL)) {
            if (part.answers()) {
                lastAnswer = Instant.now();
                answeredOnce = true;
                if (!state.isReady()) {
                    events.note(part.name() + ": ready");
                    become(Condition.READY);
                }
            } else if (answeredOnce && state.condition() != Condition.STARTING) {
                become(Condition.SILENT);
                if (Duration.between(lastAnswer, Instant.now()).compareTo(SILENCE) > 0) {
                    renew("it did not answer for " + SILENCE.toMinutes() + " minutes");
                }
            }
        }
    }

    private boolean worked() {
        return state.isReady() || state.condition() == Condition.SILENT;
    }

    private String exitText() {
        PartProcess ended = process;
        return ended == null || ended.exitCode().isEmpty()
                ? ""
                : " with exit code " + ended.exitCode().getAsInt();
    }

    private Path output() {
        return home.logs().resolve(part.name() + ".out");
    }

    private void become(Condition condition) {
        PartState was = state;
        if (was.condition() == condition && condition != Condition.STARTING) {
            return;
        }
        PartProcess running = process;
        set(new PartState(
                was.name(),
                condition,
                running == null || condition == Condition.STOPPED ? null : running.mark(),
                was.address(),
                was.restarts(),
                was.lastExit(),
                Instant.now()));
    }

    private void set(PartState next) {
        state = next;
        changed.run();
    }
}
