package dev.vitrina.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Flink's JobManager with its web page: a session cluster that outlives its jobs. */
final class JobManagerPart implements Part {

    static final String NAME = "jobmanager";

    private final Http http = new Http(Duration.ofSeconds(3));
    private final Home home;
    private final Ports ports;
    private final Settings settings;
    private final Installation installation;
    private final Lineup lineup;

    JobManagerPart(Home home, Ports ports, Settings settings, Installation installation, Lineup lineup) {
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
        return ports.url(Port.FLINK);
    }

    @Override
    public Launch launch() {
        FlinkConfiguration configuration = new FlinkConfiguration(home, ports, settings, lineup);
        List<String> command = TaskManagerPart.opened(JavaCommand.of(home, NAME))
                .firstCompilerOnly()
                .logging(home, NAME)
                .heap(settings.jobManagerHeap())
                .with("-XX:MaxMetaspaceSize=256m")
                .main(
                        installation.flinkClassPath(lineup),
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        "--configDir",
                        configuration.folder().toString());
        return new Launch(command, configuration.files());
    }

    @Override
    public boolean answers() {
        try {
            return http.get(address() + "/overview").has("taskmanagers");
        } catch (IOException e) {
            return false;
        }
    }
}
