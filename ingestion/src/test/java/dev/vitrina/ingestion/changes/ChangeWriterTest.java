package dev.vitrina.ingestion.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Heartbeat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeWriterTest {
    private final ChangeReader reader = new ChangeReader(ShopDefaults.STANDARD, false);
    private final SingleObject<Change> encoding = new SingleObject<>(Change.class);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEARTBEAT")
    void everyEntityComesBackAsTheSameRecord(Entity entity) throws RejectedException {
        Change change = read("""
                {"entity":"%s","source":"erp","id":"S:1 \\"Ж\\"\\n","version":7,"changed_at":"2026-01-05T10:00:03.123456Z",
                "recorded_at":"2026-01-05T10:00:04Z","deleted":false,"body":%s}""".formatted(entity.text(), EntityBodies.FULL.get(entity)));

        assertThat(encoding.encode(read(ChangeWriter.line(change)))).isEqualTo(encoding.encode(change));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"entity\":\"warehouse\",\"source\":\"erp\",\"id\":\"1\",\"version\":1,\"changed_at\":\"2026-01-05T10:00:03Z\",\"deleted\":false,\"body\":{\"name\":\"Main\"}}",
                "{\"entity\":\"order\",\"source\":\"erp\",\"id\":\"1\",\"version\":2,\"changed_at\":\"2026-01-05T10:00:03Z\",\"recorded_at\":\"2026-01-05T10:00:03.000001Z\",\"deleted\":true}"
            })
    void aLineSaysNoMoreThanItMust(String line) throws RejectedException {
        assertThat(ChangeWriter.line(read(line))).isEqualTo(line);
    }

    @Test
    void linesStandOneBelowTheOtherAndTheStreamStaysOpen() throws IOException, RejectedException {
        Change deletion = read(
                "{\"entity\":\"order\",\"source\":\"erp\",\"id\":\"1\",\"version\":2,\"changed_at\":\"2026-01-05T10:00:03Z\",\"deleted\":true}");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ChangeWriter writer = new ChangeWriter(bytes)) {
            writer.write(deletion);
            writer.write(deletion);
        }

        String line = ChangeWriter.line(deletion);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(line + "\n" + line + "\n");
    }

    @Test
    void aHeartbeatHasNoLine() {
        Instant time = Instant.parse("2026-01-05T10:00:03Z");
        Change heartbeat = new Change(
                "heartbeat", "web", "heartbeat", 1L, time, time, false, ByteBuffer.allocate(0), new Heartbeat(time));

        assertThatThrownBy(() -> ChangeWriter.line(heartbeat))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A heartbeat is no document and has no line: web");
    }

    private Change read(String json) throws RejectedException {
        return reader.read(json.replace("\n", "").getBytes(StandardCharsets.UTF_8));
    }
}
