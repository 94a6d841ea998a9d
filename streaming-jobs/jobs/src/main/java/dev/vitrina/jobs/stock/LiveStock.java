package dev.vitrina.jobs.stock;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.vitrina.domain.stock.Quantity;
import dev.vitrina.domain.stock.StockLevel;
import dev.vitrina.jobs.config.JobConfig;
import dev.vitrina.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Live stock on its compacted topic: absolute numbers, at least once, milliseconds after the change. After a restart
 * levels are sent again; a reader drops those whose version it has already passed.
 */
final class LiveStock {
    private static final JsonFactory JSON = new JsonFactory();

    private LiveStock() {}

    static void publish(DataStream<StockLevel> levels, JobConfig config) {
        levels.sinkTo(KafkaSink.<StockLevel>builder()
                        .setBootstrapServers(config.bootstrapServers())
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setRecordSerializer(new Messages())
                        .setProperty("linger.ms", "2")
                        // most messages leave alone: to compress one takes the producer more than 64 KiB of buffers
                        .setProperty("compression.type", "none")
                        .setProperty("delivery.timeout.ms", "300000")
                        .build())
                .name("live stock")
                .uid("live-stock");
    }

    static byte[] json(StockLevel level) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("organization", level.organization());
            json.writeStringField("sku", level.sku());
            json.writeStringField("warehouse", level.warehouse());
            json.writeNumberField("on_hand", Quantity.decimal(level.onHand()));
            json.writeNumberField("reserved", Quantity.decimal(level.reserved()));
            json.writeNumberField("expected", Quantity.decimal(level.expected()));
            json.writeNumberField("available", Quantity.decimal(level.available()));
            json.writeNumberField("free", Quantity.decimal(level.free()));
            json.writeNumberField("version", level.version());
            json.writeStringField("updated_at", level.updatedAt().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toByteArray();
    }

    private static final class Messages implements KafkaRecordSerializationSchema<StockLevel> {
        private static final long serialVersionUID = 1;

        @Override
        public ProducerRecord<byte[], byte[]> serialize(StockLevel level, KafkaSinkContext context, Long timestamp) {
            String key = Topics.stockKey(level.organization(), level.sku(), level.warehouse());
            return new ProducerRecord<>(Topics.LIVE_STOCK.name(), key.getBytes(StandardCharsets.UTF_8), json(level));
        }
    }
}
