package dev.vitrina.stack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Kafka: one node that is broker and controller. */
final class BrokerPart implements Part {

    static final String NAME = "kafka";

    private final Home home;
    private final Ports ports;
    private final Settings settings;
    private final Installation installation;

    BrokerPart(Home home, Ports ports, Settings settings, Installation installation) {
        this.home = home;
        this.ports = ports;
        this.settings = settings;
        this.installation = installation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return ports.address(Port.KAFKA);
    }

    @Override
    public Launch launch() {
        List<String> command = java().heap(settings.kafkaHeap())
                .main(classPath(), "kafka.Kafka", configuration().toString());
        return new Launch(command, Map.of(configuration(), properties(home.kafka())));
    }

    @Override
    public void prepare() throws IOException {
        new KafkaFolder(home.kafka()).ensureFormatted(this::format);
    }

    @Override
    public boolean answers() {
        if (Loopback.isFree(ports.of(Port.KAFKA))) {
            return false;
        }
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                3000,
                AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        try (Admin admin = Admin.create(client)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private JavaCommand java() {
        return JavaCommand.of(home, NAME).firstCompilerOnly().logging(home, NAME);
    }

    private String classPath() {
        return installation.classPath("broker");
    }

    private Path configuration() {
        return home.configuration().resolve("kafka.properties");
    }

    private void format(Path folder, String clusterId) throws IOException {
        Path properties = home.configuration().resolve("kafka-format.properties");
        Files.writeString(properties, properties(folder));
        List<String> command = java().heap(new Mebibytes(64))
                .main(classPath(), "kafka.tools.StorageTool", "format", "-t", clusterId, "-c", properties.toString());
        Path output = home.logs().resolve("kafka-format.out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new StackException("Kafka could not format " + folder + "; see " + output);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while formatting " + folder);
        }
    }

    private String properties(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%2$s
                listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                advertised.listeners=PLAINTEXT://%1$s
                inter.broker.listener.name=PLAINTEXT
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                # topics keep everything until told otherwise one by one
                log.retention.ms=-1
                log.retention.bytes=-1
                offsets.retention.minutes=2147483647
                # one unreadable line of 10 MB must fit into the rejects
                message.max.bytes=25165824
                transaction.max.timeout.ms=3600000
                group.initial.rebalance.delay.ms=0
                # one node, one user
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                num.network.threads=2
                num.io.threads=2
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(ports.address(Port.KAFKA), ports.address(Port.KAFKA_CONTROLLER), escaped(data));
    }

    /** A comma would part two folders, a backslash would vanish. */
    private static String escaped(Path path) {
        String text = path.toString();
        if (text.contains(",")) {
            throw new StackException("Kafka cannot keep its data below a folder with a comma in its name: " + text
                    + "; choose another --home");
        }
        return text.replace("\\", "\\\\");
    }
}
