package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.Warehouse;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class DocumentVersionsTest {
    @Test
    void whatCannotBeReadOrIsOfAnotherKindIsPassedOver() throws Exception {
        RawChange good = Paper.message(Paper.of(StockDocumentType.receipt, "R-1", 1)
                .line("1", "MUG", "2")
                .change());
        List<RawChange> messages = List.of(
                new RawChange(good.topic(), 0, 1, 0, null),
                new RawChange(good.topic(), 0, 2, 0, new byte[] {1, 2, 3}),
                new RawChange("vitrina.order", 0, 3, 0, good.value()),
                Paper.message(Paper.change(
                        Entity.WAREHOUSE,
                        "shelf",
                        1,
                        Warehouse.newBuilder().setName("Shelf").build())),
                Paper.message(Paper.of(StockDocumentType.receipt, "R-2", 1)
                        .line("1", "MUG", "-2")
                        .change()),
                good,
                Paper.message(Paper.deletion("R-3", 4)));

        List<DocumentVersion<RawChange>> documents = read(messages);

        assertThat(documents).extracting(DocumentVersion::id).containsExactly("R-1", "R-3");
        assertThat(documents).extracting(DocumentVersion::deleted).containsExactly(false, true);
        assertThat(documents.getFirst().lines()).hasSize(1);
        assertThat(documents.getFirst().bodyHash()).hasSize(32);
        assertThat(documents.getLast().version()).isEqualTo(4);
    }

    /** Any flat type serves as a line; the quantity stands in for its offset. */
    private static List<DocumentVersion<RawChange>> read(List<RawChange> messages) throws Exception {
        Normaliser<RawChange> normaliser = change -> StockDocumentLine.of(change).stream()
                .map(line -> new RawChange(line.id(), 0, line.quantity(), 0, null))
                .toList();
        StreamExecutionEnvironment environment = JobEnvironment.create();
        environment.setRuntimeMode(RuntimeExecutionMode.STREAMING);
        environment.setParallelism(1);
        DataStream<RawChange> topic = environment.fromData(messages, ChangeSource.RAW);
        return DocumentVersions.of(
                        topic, Entity.STOCK_DOCUMENT, normaliser, new RawChangeCodec(), Paper.schemas(), "document")
                .executeAndCollect(messages.size());
    }
}
