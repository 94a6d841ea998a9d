package dev.vitrina.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Runs the servers and jobs of one home: starts them side by side, keeps them running, ends them in order. Its state
 * goes to the home at every change.
 */
public final class Supervisor implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private final Home home;
    private final HomeLock lock;
    private final EventLog events;
    private final Orphans orphans;
    private final Ports ports;
    private final List<PartKeeper> keepers = new ArrayList<>();
    private final JobsKeeper jobs;
    private final MaintenanceKeeper maintenance;
    private final Map<String, String> costing;
    private final Consumer<StackState> listener;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private StackState.Phase phase;

    private Supervisor(
            Home home,
            HomeLock lock,
            Settings settings,
            Installation installation,
            Lineup lineup,
            Topics topics,
            Consumer<StackState> listener) {
        this.home = home;
        this.lock = lock;
        this.listener = listener;
        this.costing = settings.costing();
        this.events = new EventLog(home.log("supervisor"));
        this.orphans = new Orphans(home);
        this.phase = lineup.equals(Lineup.TABLES) ? StackState.Phase.MAINTAINING : StackState.Phase.STARTING;
        Takeover takeover = Takeover.of(home, settings, installation, lineup, orphans, events);
        this.ports = takeover.ports();
        for (Part part : takeover.parts()) {
            PartKeeper keeper = new PartKeeper(home, part, orphans, events, this::publish);
            takeover.adopted(part).ifPresent(keeper::adopt);
            keepers.add(keeper);
        }
        // tasks that a dead JobManager left running must be gone before their jobs are continued elsewhere
        keeper(JobManagerPart.NAME)
                .ifPresent(jobManager -> jobManager.afterExit(
                        () -> keeper(TaskManagerPart.NAME).ifPresent(tasks -> tasks.renew("its JobManager ended"))));
        this.jobs = new JobsKeeper(
                home, installation, ports, settings, lineup, topics, this::cluster, events, this::publish);
        this.maintenance = new MaintenanceKeeper(
                new Maintenance(home, ports, installation),
                lineup.jobs() ? settings.maintenanceInterval() : Optional.empty(),
                settings.keptSnapshots(),
                this::tablesCanBeAsked,
                events);
    }

    /**
     * Starts a stack, unless another process supervises this home: then empty.
     *
     * @param listener told of every change of the state
     */
    public static Optional<Supervisor> start(
            Home home, Settings settings, Installation installation, Consumer<StackState> listener) {
        return start(home, settings, installation, Lineup.WHOLE, listener);
    }

    /** Starts a part of a stack, unless another process supervises this home: then empty. */
    public static Optional<Supervisor> start(
            Home home, Settings settings, Installation installation, Lineup lineup, Consumer<StackState> listener) {
        home.create();
        if (!lineup.equals(Lineup.TABLES)) {
            settings.state().hold(home);
        }
        LogConfiguration.write(home);
        return HomeLock.tryTake(home).map(lock -> {
            Supervisor supervisor =
                    new Supervisor(home, lock, settings, installation, lineup, new EntityTopics(), listener);
            supervisor.run();
            return supervisor;
        });
    }

    private void run() {
        publish();
        keepers.forEach(PartKeeper::start);
        jobs.start();
        maintenance.start();
    }

    /**
     * Waits until every part answers and every job works.
     *
     * @throws StackException if a part cannot be started, or not in time
     */
    public void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!state().isUp()) {
            for (PartKeeper keeper : keepers) {
                if (keeper.fault() != null) {
                    throw new StackException(keeper.fault());
                }
            }
            Optional<String> jobFault = jobs.fault();
            if (jobFault.isPresent()) {
                throw new StackException(jobFault.get());
            }
            if (stopped.getCount() == 0) {
                throw new StackException("The stack was stopped before it was ready");
            }
            if (System.nanoTime() > end) {
                throw new StackException(notReady());
            }
            Thread.sleep(50);
        }
        synchronized (this) {
            if (phase == StackState.Phase.STARTING) {
                phase = StackState.Phase.READY;
            }
        }
        publish();
    }

    /** Waits until someone closes it. */
    public void awaitEnd() throws InterruptedException {
        stopped.await();
    }

    public synchronized StackState state() {
        Map<String, String> made = JobLife.of(home, StreamingJob.COSTING).policies();
        return new StackState(
                ProcessMark.ofThis(),
                phase,
                ports,
                made.isEmpty() ? costing : made,
                costing,
                keepers.stream().map(PartKeeper::state).toList(),
                jobs.states());
    }

    /** Ends all servers, readers first. Jobs go on from their newest checkpoint at the next start. */
    @Override
    public void close() {
        synchronized (this) {
            if (phase == StackState.Phase.STOPPING) {
                return;
            }
            phase = StackState.Phase.STOPPING;
        }
        publish();
        jobs.stop();
        maintenance.stop();
        List<Thread> readers = new ArrayList<>();
        for (String name : List.of(TrinoPart.NAME, JobManagerPart.NAME, TaskManagerPart.NAME)) {
            readers.add(Thread.ofPlatform().start(() -> stop(name, Duration.ofSeconds(10))));
        }
        for (Thread reader : readers) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        stop(CatalogPart.NAME, Duration.ofSeconds(10));
        stop(BrokerPart.NAME, Duration.ofSeconds(30));
        events.note("stopped");
        StackState.file(home).delete();
        lock.close();
        stopped.countDown();
    }

    private void stop(String part, Duration grace) {
        keeper(part).ifPresent(keeper -> keeper.stop(grace));
    }

    /** Empty for a part that this home does without at the moment. */
    private Optional<PartKeeper> keeper(String name) {
        return keepers.stream()
                .filter(keeper -> keeper.state().name().equals(name))
                .findFirst();
    }

    /** One job that cannot go on must not let the tables of the others grow without bounds. */
    private boolean tablesCanBeAsked() {
        return keepers.stream()
                .map(PartKeeper::state)
                .filter(part -> Lineup.TABLES.parts().contains(part.name()))
                .allMatch(PartState::isReady);
    }

    /** Names the JobManager's process while jobs can be submitted to it. */
    private String cluster() {
        boolean ready = keepers.stream()
                .map(PartKeeper::state)
                .allMatch(part -> part.isReady() || part.name().equals(TrinoPart.NAME));
        ProcessMark process = keeper(JobManagerPart.NAME)
                .map(keeper -> keeper.state().process())
                .orElse(null);
        return ready && process != null ? process.pid() + "@" + process.startedAt() : null;
    }

    private String notReady() {
        StackState state = state();
        List<String> missing = new ArrayList<>();
        state.parts().stream().filter(part -> !part.isReady()).forEach(part -> missing.add(part.name()));
        state.jobs().stream()
                .filter(job -> !job.isRunning())
                .forEach(job ->
                        missing.add("job " + job.name() + (job.problem() == null ? "" : " (" + job.problem() + ")")));
        return "Not ready after " + START_LIMIT.toMinutes() + " minutes: " + String.join(", ", missing) + "; see "
                + home.logs();
    }

    private void publish() {
        if (maintenance == null) {
            return;
        }
        synchronized (this) {
            StackState state = state();
            StackState.file(home).write(state);
            listener.accept(state);
        }
    }
}
