package dev.vitrina.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Flink's TaskManager: the process in which the jobs work. */
final class TaskManagerPart implements Part {

    static final String NAME = "taskmanager";

    private final Http http = new Http(Duration.ofSeconds(3));
    private final Home home;
    private final Ports ports;
    private final Settings settings;
    private final Installation installation;
    private final Lineup lineup;

    TaskManagerPart(Home home, Ports ports, Settings settings, Installation installation, Lineup lineup) {
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.installation = installation;
        this.lineup = lineup;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return ports.address(Port.TASK_RPC);
    }

    @Override
    public Launch launch() {
        FlinkConfiguration configuration = new FlinkConfiguration(home, ports, settings, lineup);
        List<String> command = opened(JavaCommand.of(home, NAME))
                .logging(home, NAME)
                .wholeHeap(configuration.heap())
                .with(configuration.collecting())
                .with("-XX:MaxMetaspaceSize=256m", "-XX:MaxDirectMemorySize=192m", "-XX:ReservedCodeCacheSize=128m")
                .main(
                        installation.flinkClassPath(lineup),
                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                        "--configDir",
                        configuration.folder().toString());
        return new Launch(command, configuration.files());
    }

    /** Listening, and known to the JobManager: one that has just died stays listed for a while. */
    @Override
    public boolean answers() {
        if (Loopback.isFree(ports.of(Port.TASK_RPC))) {
            return false;
        }
        try {
            return http.get(ports.url(Port.FLINK) + "/overview")
                            .path("taskmanagers")
                            .asInt()
                    > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Doors that Flink, its serializers and Iceberg's compaction walk through. */
    static JavaCommand opened(JavaCommand command) {
        for (String name : new String[] {
            "java.lang",
            "java.lang.invoke",
            "java.lang.reflect",
            "java.net",
            "java.io",
            "java.nio",
            "java.math",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "sun.nio.ch"
        }) {
            command.with("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        return command;
    }
}
