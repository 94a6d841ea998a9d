package dev.vitrina.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SingleObjectTest {
    static {
        AvroSafety.apply();
    }

    private final SingleObject<Change> changes = new SingleObject<>(Change.class);

    @Test
    void aChangeComesBackAsItWasWritten() throws UnreadableException {
        Change change = receipt();
        Change read = changes.decode(changes.encode(change));
        assertThat(CanonicalJson.of(read)).isEqualTo(CanonicalJson.of(change)).contains("MUG-BLUE", "\"2.5\"");
    }

    @Test
    void anUnknownFingerprintIsNamedInTheReason() {
        byte[] bytes = changes.encode(receipt());
        bytes[2] ^= 1;
        assertThatThrownBy(() -> changes.decode(bytes))
                .isInstanceOfSatisfying(
                        UnreadableException.class, e -> assertThat(e.reason()).isEqualTo("unknown_schema"))
                .hasMessageContaining("vitrina.schemas");
    }

    @Test
    void aWriterWithANewerSchemaIsReadThroughItsPublishedSchema() throws UnreadableException {
        Schema newer = SchemaBuilder.record("Heartbeat")
                .namespace("dev.vitrina.schemas.avro")
                .fields()
                .name("moment")
                .type(new Schema.Parser().parse("{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}"))
                .noDefault()
                .optionalString("note")
                .endRecord();
        var readers = new SingleObject<>(
                dev.vitrina.schemas.avro.Heartbeat.class,
                fingerprint -> SingleObject.fingerprint(newer) == fingerprint
                        ? java.util.Optional.of(newer)
                        : java.util.Optional.empty());
        ByteBuffer message = ByteBuffer.allocate(64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        message.put((byte) 0xC3).put((byte) 1).putLong(SingleObject.fingerprint(newer));
        message.put((byte) 20).put((byte) 0); // moment: 10 µs; note: null
        byte[] bytes = Arrays.copyOf(message.array(), message.position());
        assertThat(readers.decode(bytes).getMoment()).isEqualTo(Instant.parse("1970-01-01T00:00:00.000010Z"));
    }

    @Test
    void everyDamagedByteIsEitherRefusedOrStillAChange() {
        byte[] whole = changes.encode(receipt());
        for (int i = 0; i < whole.length; i++) {
            for (int bit : new int[] {1, 16, 128}) {
                byte[] bytes = whole.clone();
                bytes[i] ^= (byte) bit;
                assertThat(refusedOrRead(bytes)).isTrue();
            }
            assertThat(refusedOrRead(Arrays.copyOf(whole, i))).isTrue();
        }
        assertThatThrownBy(() -> changes.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(UnreadableException.class);
    }

    private boolean refusedOrRead(byte[] bytes) {
        try {
            return changes.decode(bytes) != null;
        } catch (UnreadableException refused) {
            return refused.getMessage() != null;
        }
    }

    static Change receipt() {
        StockDocument body = StockDocument.newBuilder()
                .setType(StockDocumentType.receipt)
                .setMoment(Instant.parse("2026-01-05T10:00:03.000004Z"))
                .setOrganization("main")
                .setWarehouse("main")
                .setLines(List.of(StockLine.newBuilder()
                        .setLine("1")
                        .setSku("MUG-BLUE")
                        .setQuantity(new BigDecimal("2.500"))
                        .setUnitCost(new BigDecimal("10.000000"))
                        .build()))
                .build();
        return Change.newBuilder()
                .setEntity("stock_document")
                .setSource("erp")
                .setId("R-1")
                .setVersion(3)
                .setChangedAt(Instant.parse("2026-01-05T10:00:03Z"))
                .setRecordedAt(Instant.parse("2026-01-05T10:00:04Z"))
                .setBodyHash(ByteBuffer.wrap(CanonicalJson.hash(body)))
                .setBody(body)
                .build();
    }
}
