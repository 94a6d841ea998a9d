package dev.vitrina.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Flink's {@code config.yaml}: one cluster of one JobManager and one TaskManager on the loopback. */
final class FlinkConfiguration {

    /** What Flink itself needs beside the jobs. */
    static final Mebibytes FRAMEWORK_HEAP = new Mebibytes(96);

    private static final String NO_SECURITY = "org.apache.flink.runtime.security.contexts.NoOpSecurityContextFactory";

    private final Home home;
    private final Ports ports;
    private final Settings settings;
    private final Lineup lineup;

    FlinkConfiguration(Home home, Ports ports, Settings settings, Lineup lineup) {
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.lineup = lineup;
    }

    Path folder() {
        return home.configuration().resolve("flink");
    }

    Map<Path, String> files() {
        Map<String, Object> options = new TreeMap<>();
        addresses(options);
        folders(options);
        memory(options);
        state(options);
        checkpoints(options);
        behaviour(options);
        try {
            return Map.of(folder().resolve("config.yaml"), new YAMLMapper().writeValueAsString(options));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write Flink's configuration", e);
        }
    }

    private void addresses(Map<String, Object> options) {
        for (String key : new String[] {
            "rest.address",
            "rest.bind-address",
            "jobmanager.rpc.address",
            "jobmanager.bind-host",
            "taskmanager.host",
            "taskmanager.bind-host"
        }) {
            options.put(key, Loopback.HOST);
        }
        options.put("rest.port", ports.of(Port.FLINK));
        options.put("rest.bind-port", String.valueOf(ports.of(Port.FLINK)));
        options.put("jobmanager.rpc.port", ports.of(Port.FLINK_RPC));
        options.put("blob.server.port", String.valueOf(ports.of(Port.FLINK_BLOB)));
        options.put("taskmanager.rpc.port", String.valueOf(ports.of(Port.TASK_RPC)));
        options.put("taskmanager.data.port", ports.of(Port.TASK_DATA));
    }

    private void folders(Map<String, Object> options) {
        options.put("process.jobmanager.working-dir", work(JobManagerPart.NAME).toString());
        options.put(
                "process.taskmanager.working-dir", work(TaskManagerPart.NAME).toString());
        options.put("web.tmpdir", home.temporary("jobmanager").resolve("web").toString());
        options.put(
                "web.upload.dir", home.temporary("jobmanager").resolve("upload").toString());
        options.put("web.log.path", home.log(JobManagerPart.NAME).toString());
        options.put("taskmanager.log.path", home.log(TaskManagerPart.NAME).toString());
    }

    /** Emptied at each start, so that nothing a killed process left behind piles up. */
    private Path work(String part) {
        return home.temporary(part).resolve("work");
    }

    /** A TaskManager started without Flink's scripts must be told every share of its memory. */
    private void memory(Map<String, Object> options) {
        options.put("taskmanager.cpu.cores", 2.0);
        options.put(
                "taskmanager.numberOfTaskSlots",
                // one more job for a while, when a ledger is built anew
                Math.max(settings.flinkSlots(), (StreamingJob.ALL.size() + 1) * settings.flinkParallelism()));
        options.put("taskmanager.memory.task.heap.size", taskHeap().toString());
        options.put("taskmanager.memory.task.off-heap.size", "0m");
        options.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP.toString());
        options.put("taskmanager.memory.framework.off-heap.size", "96m");
        options.put(
                "taskmanager.memory.managed.size",
                keepsStateOnHeap() ? "0m" : settings.stateMemory().toString());
        options.put("taskmanager.memory.network.min", "64m");
        options.put("taskmanager.memory.network.max", "64m");
        options.put("taskmanager.memory.jvm-metaspace.size", "256m");
        options.put("taskmanager.memory.jvm-overhead.min", "128m");
        options.put("taskmanager.memory.jvm-overhead.max", "128m");
    }

    /** The TaskManager's heap: the jobs' objects, Flink's own, and the state if that is where it is kept. */
    Mebibytes heap() {
        return taskHeap().plus(FRAMEWORK_HEAP);
    }

    /**
     * State on the heap lives long: what outlives one collection is moved out of the way of the next ones. Where state lies
     * elsewhere, what lives longest are the rows that wait for the next checkpoint: they need room among the young, or they
     * fill the old part, and all of it is collected again and again.
     */
    String[] collecting() {
        return new String[] {"-XX:NewRatio=1", keepsStateOnHeap() ? "-XX:MaxTenuringThreshold=1" : "-XX:SurvivorRatio=2"
        };
    }

    private Mebibytes taskHeap() {
        return keepsStateOnHeap() ? settings.taskHeap().plus(settings.stateMemory()) : settings.taskHeap();
    }

    private boolean keepsStateOnHeap() {
        return settings.state() == StateBackend.HEAP;
    }

    private void state(Map<String, Object> options) {
        switch (settings.state()) {
            case ROCKSDB -> {
                options.put("state.backend.type", "rocksdb");
                options.put(
                        "state.backend.rocksdb.memory.fixed-per-tm",
                        settings.stateMemory().toString());
                options.put(
                        "state.backend.rocksdb.log.dir",
                        work(TaskManagerPart.NAME).toString());
                // most keys that are asked for are new ones: without a filter each is searched for on every level
                options.put("state.backend.rocksdb.use-bloom-filter", true);
                // whole filters and indexes of large files would push each other out of the cache, and every key that
                // is
                // asked for would have one read again
                options.put("state.backend.rocksdb.memory.partitioned-index-filters", true);
                // a checkpoint every few seconds makes many small files: merged level by level, each would be written
                // ten times
                options.put("state.backend.rocksdb.compaction.style", "UNIVERSAL");
                options.put("execution.checkpointing.incremental", true);
            }
            case HEAP -> {
                options.put("state.backend.type", "hashmap");
                // a checkpoint saves what has changed since the one before: all of the state would take longer than
                // checkpoints are apart
                options.put("state.changelog.enabled", true);
                options.put("state.changelog.storage", "filesystem");
                options.put(
                        "dstl.dfs.base-path",
                        home.checkpoints().resolve("changelog").toUri().toString());
            }
        }
    }

    private void checkpoints(Map<String, Object> options) {
        options.put("execution.checkpointing.storage", "filesystem");
        options.put(
                "execution.checkpointing.dir",
                home.checkpoints().resolve("other").toUri().toString());
        options.put(
                "execution.checkpointing.interval",
                settings.checkpointInterval().toMillis() + " ms");
        // Flink starts the checkpoints of each job at a moment between the two: were they the same, all jobs would have
        // theirs at once. It is short, since one that is due within it comes right after it and then keeps to that
        // moment
        options.put(
                "execution.checkpointing.min-pause",
                settings.checkpointInterval().dividedBy(10).toMillis() + " ms");
        options.put("execution.checkpointing.timeout", "10 min");
        options.put("execution.checkpointing.tolerable-failed-checkpoints", 1_000_000);
        options.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        options.put("execution.checkpointing.num-retained", 2);
    }

    private void behaviour(Map<String, Object> options) {
        options.put("parallelism.default", settings.flinkParallelism());
        options.put("pipeline.max-parallelism", 128);
        options.put("pipeline.generic-types", false);
        options.put("restart-strategy.type", "exponential-delay");
        options.put("restart-strategy.exponential-delay.initial-backoff", "1 s");
        options.put("restart-strategy.exponential-delay.max-backoff", "30 s");
        options.put("restart-strategy.exponential-delay.reset-backoff-threshold", "5 min");
        options.put("heartbeat.interval", "3 s");
        options.put("heartbeat.timeout", "30 s");
        options.put("pekko.ask.timeout", "30 s");
        // Flink looks for Hadoop's logins because one Hadoop jar is there
        options.put("security.context.factory.classes", NO_SECURITY);
        if (lineup.flinkJar().isPresent()) {
            options.put("classloader.resolve-order", "parent-first");
            // figures are fetched when they are asked for, and then they must not be old
            options.put("metrics.fetcher.update-interval", 1_000);
        }
        options.put("web.submit.enable", true);
        options.put("web.cancel.enable", true);
    }
}
