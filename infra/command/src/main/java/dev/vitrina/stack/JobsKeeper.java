package dev.vitrina.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps all streaming jobs running once the servers they need are ready. */
final class JobsKeeper {

    private static final long INTERVAL_MILLIS = 2_000;

    private final Installation installation;
    private final Supplier<String> cluster;
    private final Topics topics;
    private final Ports ports;
    private final Settings settings;
    private final EventLog events;
    private final Runnable changed;
    private final FlinkRest flink;
    private final List<JobKeeper> keepers = new ArrayList<>();
    private final Thread thread = new Thread(this::keep, "jobs");

    private volatile boolean stopping;
    private volatile List<JobState> states;
    private String uploadedTo;
    private String jar;

    /** The supplier names the cluster while it and all it needs are ready, and gives null while not. */
    JobsKeeper(
            Home home,
            Installation installation,
            Ports ports,
            Settings settings,
            Lineup lineup,
            Topics topics,
            Supplier<String> cluster,
            EventLog events,
            Runnable changed) {
        this.installation = installation;
        this.cluster = cluster;
        this.topics = topics;
        this.ports = ports;
        this.settings = settings;
        this.events = events;
        this.changed = changed;
        this.flink = new FlinkRest(ports.url(Port.FLINK));
        if (lineup.jobs() && Files.exists(installation.jobsJar())) {
            for (StreamingJob job : StreamingJob.ALL) {
                keepers.add(new JobKeeper(job, home, settings, ports, events));
            }
        }
        this.states = snapshot();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    List<JobState> states() {
        return states;
    }

    /** Why a job does not start at all, if one does not. */
    Optional<String> fault() {
        return keepers.stream().map(JobKeeper::fault).filter(Objects::nonNull).findFirst();
    }

    void stop() {
        stopping = true;
        thread.interrupt();
    }

    private void keep() {
        try {
            while (!stopping && !keepers.isEmpty()) {
                String name = cluster.get();
                if (name != null) {
                    lookAtAll(name);
                }
                Thread.sleep(allRun() ? INTERVAL_MILLIS : INTERVAL_MILLIS / 4);
            }
        } catch (InterruptedException e) {
            // asked to stop
        }
    }

    private void lookAtAll(String name) {
        try {
            if (!name.equals(uploadedTo)) {
                topics.ensure(ports.address(Port.KAFKA), settings.kafkaPartitions());
                jar = flink.upload(installation.jobsJar());
                uploadedTo = name;
            }
            List<FlinkRest.Job> known = flink.jobs();
            keepers.forEach(keeper -> lookAt(keeper, known, name));
        } catch (IOException | RuntimeException e) {
            note("jobs", e);
        }
        List<JobState> now = snapshot();
        if (!now.equals(states) && !stopping) {
            states = now;
            changed.run();
        }
    }

    /** What goes wrong with one job must not keep the others from being looked at. */
    private void lookAt(JobKeeper keeper, List<FlinkRest.Job> known, String name) {
        try {
            keeper.look(flink, known, jar, name);
        } catch (IOException | RuntimeException e) {
            note("job " + keeper.state().name(), e);
        }
    }

    private void note(String what, Exception e) {
        if (!stopping) {
            events.note(what + ": " + e);
        }
    }

    private boolean allRun() {
        return states.stream().allMatch(JobState::isRunning);
    }

    private List<JobState> snapshot() {
        return keepers.stream().map(JobKeeper::state).toList();
    }
}
