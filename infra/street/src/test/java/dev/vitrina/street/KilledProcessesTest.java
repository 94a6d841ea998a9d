package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vitrina.street.recount.Books;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of every process in the middle of an import, at three different moments of it, then all at once. The books
 * afterwards are those of an import that nobody disturbed. Each process is killed at one of the moments; with
 * {@code -Dvitrina.street.kills=every} at each of them, which takes three times as long.
 */
@ExtendWith(SharedShop.class)
class KilledProcessesTest {
    private static final int SEED = 20_260_105;
    private static final int DOCUMENTS = 20_000;
    private static final boolean EVERY = "every".equals(System.getProperty("vitrina.street.kills"));
    private static final String TOPIC = "vitrina.stock_document";

    /** How far an import has come when a process is killed. */
    private enum Moment {
        /** The first changes lie in Kafka and few have been read. */
        BEGUN,
        /** The command has sent everything, the jobs work on it. */
        SENT,
        /** The archive has committed a part of it. */
        PARTLY_COMMITTED
    }

    @TempDir
    private Path folder;

    @Test
    void everySumIsAsInAnUndisturbedRun(Shop shop) throws IOException, SQLException {
        shop.importChanges(documents("undisturbed").writeTo(folder.resolve("undisturbed.jsonl")));

        GeneratedDocuments documents = documents("killed");
        List<String> victims = List.copyOf(shop.processes().keySet());
        Deque<Path> pieces = pieces(documents.lines(), kills(victims) + 2);
        for (Moment moment : Moment.values()) {
            for (String victim : victimsAt(moment, victims)) {
                Command running = importUntil(moment, shop, pieces.remove());
                System.out.printf("kill -9 of %s, import %s%n", victim, moment);
                shop.kill(victim);
                if (victim.equals("supervisor")) {
                    shop.up();
                }
                running.answer().succeeded();
                shop.awaitProcess(victim);
            }
            shop.awaitHealthy();
        }

        Path piece = pieces.remove();
        Command running = importUntil(Moment.BEGUN, shop, piece);
        System.out.println("kill -9 of the import");
        running.kill();
        running.answer();
        shop.importChanges(piece);

        piece = pieces.remove();
        running = importUntil(Moment.BEGUN, shop, piece);
        System.out.println("kill -9 of everything at once");
        running.kill();
        shop.killAll();
        running.answer();
        shop.up();
        shop.importChanges(piece);

        assertThat(shop.line("SELECT count(*) FROM history.changes WHERE source = 'killed'"))
                .as("every version and body is archived once")
                .isEqualTo(Long.toString(documents.distinctVersions()));
        Books books = GeneratedDocumentsTest.assertBooksEqualTheDocuments(shop, "killed");
        try (Connection trino = shop.trino()) {
            assertThat(books.differencesFrom(Books.kept(trino, "undisturbed").renamed("killed")))
                    .as("the ledgers beside those of an undisturbed run")
                    .isEmpty();
        }
        Ledgers.assertSound(shop);
    }

    private static List<String> victimsAt(Moment moment, List<String> all) {
        int moments = Moment.values().length;
        return all.stream()
                .filter(victim -> EVERY || all.indexOf(victim) % moments == moment.ordinal())
                .toList();
    }

    private static int kills(List<String> victims) {
        return Stream.of(Moment.values())
                .mapToInt(moment -> victimsAt(moment, victims).size())
                .sum();
    }

    private static GeneratedDocuments documents(String name) {
        return GeneratedDocuments.of(SEED, name, DOCUMENTS);
    }

    private Deque<Path> pieces(List<String> lines, int count) throws IOException {
        Deque<Path> pieces = new ArrayDeque<>();
        List<String> rest = new ArrayList<>(lines);
        for (int i = 0; i < count; i++) {
            int size = (int) ((long) lines.size() * (i + 1) / count - (long) lines.size() * i / count);
            pieces.add(Files.write(folder.resolve("piece-" + i + ".jsonl"), rest.subList(0, size)));
            rest = rest.subList(size, rest.size());
        }
        return pieces;
    }

    private static Command importUntil(Moment moment, Shop shop, Path piece) {
        String archived = "SELECT count(*) FROM history.changes WHERE source = 'killed'";
        if (moment == Moment.PARTLY_COMMITTED) {
            shop.awaitHealthy();
        }
        String archivedBefore = moment == Moment.PARTLY_COMMITTED ? shop.line(archived) : "";
        try (var topic = consumer(shop)) {
            long sentBefore = length(topic);
            Command running = shop.startImport(piece);
            await("the import of " + piece + " to be " + moment)
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(20))
                    .pollInSameThread()
                    .until(() -> switch (moment) {
                        case BEGUN -> length(topic) > sentBefore;
                        case SENT -> !running.isRunning();
                        // the archive may grow by what came before
                        case PARTLY_COMMITTED ->
                            length(topic) > sentBefore && !shop.line(archived).equals(archivedBefore);
                    });
            return running;
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Shop shop) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", shop.kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Messages of stock documents in Kafka. */
    private static long length(KafkaConsumer<?, ?> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
