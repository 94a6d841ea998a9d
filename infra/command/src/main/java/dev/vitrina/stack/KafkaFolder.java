package dev.vitrina.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The broker's data folder. It is formatted beside its place and moved there whole, so it is either absent or
 * complete; one that another hand left half made is formatted anew as long as it holds no topic data.
 */
final class KafkaFolder {

    private static final String IDENTITY = "meta.properties";
    private static final String METADATA_TOPIC = "__cluster_metadata-0";

    private final Path folder;

    KafkaFolder(Path folder) {
        this.folder = folder;
    }

    boolean isFormatted() throws IOException {
        Path identity = folder.resolve(IDENTITY);
        if (!Files.isRegularFile(identity)) {
            return false;
        }
        Properties properties = new Properties();
        try (var in = Files.newInputStream(identity)) {
            properties.load(in);
        }
        return properties.containsKey("cluster.id") && properties.containsKey("node.id");
    }

    /** Formats the folder if need be; {@code format} gets an empty folder's path and a cluster id. */
    void ensureFormatted(Formatter formatter) throws IOException {
        if (isFormatted()) {
            return;
        }
        if (holdsTopics()) {
            throw new StackException("Kafka's folder " + folder + " holds topics but its " + IDENTITY
                    + " is missing or damaged; bring that file back from a copy, or move the folder away and import"
                    + " again");
        }
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        Trees.delete(fresh);
        formatter.format(fresh, clusterId());
        Trees.delete(folder);
        Files.move(fresh, folder);
    }

    private boolean holdsTopics() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            List<Path> partitions = children.filter(Files::isDirectory)
                    .filter(path -> path.getFileName().toString().matches(".+-\\d+"))
                    .filter(path -> !path.getFileName().toString().equals(METADATA_TOPIC))
                    .toList();
            for (Path partition : partitions) {
                if (Trees.holdsBytes(partition, ".log")) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A random UUID as Kafka writes it. */
    private static String clusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        // Kafka's command line takes an id that begins with a dash for an option
        bytes[0] &= 0x3f;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Kafka's own tool. */
    @FunctionalInterface
    interface Formatter {
        void format(Path folder, String clusterId) throws IOException;
    }
}
