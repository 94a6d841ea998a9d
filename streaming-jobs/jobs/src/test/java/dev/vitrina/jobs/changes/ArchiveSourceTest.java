package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.schemas.CanonicalJson;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Warehouse;
import dev.vitrina.schemas.avro.WarehouseKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.junit.jupiter.api.Test;

class ArchiveSourceTest {
    private static final Instant CHANGED = Instant.parse("2026-01-05T10:00:00.000001Z");
    private static final Instant RECORDED = Instant.parse("2026-01-05T10:00:02.123456Z");

    @Test
    void anArchivedChangeIsTheChangeThatCame() {
        Warehouse body = Warehouse.newBuilder()
                .setName("Main")
                .setKind(WarehouseKind.supplier)
                .build();

        assertThat(ArchiveSource.change(row(false, CanonicalJson.of(body))))
                .isEqualTo(change(body, CanonicalJson.hash(body)));
    }

    @Test
    void soIsADeletion() {
        assertThat(ArchiveSource.change(row(true, null))).isEqualTo(change(null, CanonicalJson.hash(null)));
    }

    private static Change change(Warehouse body, byte[] hash) {
        return Change.newBuilder()
                .setEntity("warehouse")
                .setSource("erp")
                .setId("main")
                .setVersion(7)
                .setChangedAt(CHANGED)
                .setRecordedAt(RECORDED)
                .setDeleted(body == null)
                .setBodyHash(ByteBuffer.wrap(hash))
                .setBody(body)
                .build();
    }

    private static GenericRowData row(boolean deleted, String body) {
        return GenericRowData.of(
                StringData.fromString("warehouse"),
                StringData.fromString("erp"),
                StringData.fromString("main"),
                7L,
                TimestampData.fromInstant(CHANGED),
                TimestampData.fromInstant(RECORDED),
                deleted,
                StringData.fromString(body),
                StringData.fromString("vitrina.warehouse"),
                1,
                42L);
    }
}
