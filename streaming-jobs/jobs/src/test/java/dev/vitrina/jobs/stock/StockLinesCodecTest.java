package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.StockFact;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.Stated;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A document's facts about stock come back from few bytes. */
class StockLinesCodecTest {
    private static final StockLinesCodec CODEC = new StockLinesCodec();
    private static final OrderId ORDER = new OrderId(OrderId.Kind.SALE, "erp", "O-1");

    @Test
    void theNumbersOfKindsStay() {
        assertThat(LineKind.values())
                .containsExactly(
                        LineKind.RECEIPT,
                        LineKind.SURPLUS,
                        LineKind.SALE_RETURN,
                        LineKind.TRANSFER,
                        LineKind.SHIPMENT,
                        LineKind.WRITE_OFF,
                        LineKind.PURCHASE_RETURN,
                        LineKind.STOCKTAKE,
                        LineKind.COST_ADJUSTMENT);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyFactsComeBack(long seed) throws IOException {
        Random random = new Random(seed);
        List<Stated<StockFact>> facts = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            facts.add(new Stated<>(fact(random), random.nextBoolean()));
        }

        byte[] bytes = bytes(facts);

        assertThat(CODEC.read(1, "erp", "D-1", new DataInputDeserializer(bytes)))
                .isEqualTo(facts);
    }

    @Test
    void aLineTakesLittleMoreThanItsOwnWords() throws IOException {
        List<Stated<StockFact>> facts = new ArrayList<>();
        for (int line = 1; line <= 10; line++) {
            facts.add(new Stated<>(movement("SKU-%05d".formatted(line), "main", "" + line, -2000), true));
            facts.add(new Stated<>(new Delivered(ORDER, null, "SKU-%05d".formatted(line), 2000), true));
        }

        // of each line 10 of its SKU, 2 of its id, and 7 for two facts and their quantities
        assertThat(bytes(facts)).hasSizeLessThan(10 * 19 + 60);
    }

    @Test
    void aFactOfAnotherDocumentIsRefused() {
        assertThatThrownBy(() -> CODEC.write(
                        "erp",
                        "D-2",
                        List.of(new Stated<>(movement("MUG", "main", "1", 1), true)),
                        new DataOutputSerializer(64)))
                .isInstanceOf(IOException.class)
                .hasMessage("A movement of erp D-1 cannot stand in erp D-2");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    private static StockFact fact(Random random) {
        String sku = "SKU-" + random.nextInt(3);
        String warehouse = random.nextBoolean() ? "shelf" : "shop";
        OrderId order = new OrderId(
                OrderId.Kind.values()[random.nextInt(2)],
                random.nextBoolean() ? "erp" : "shop",
                "O-" + random.nextInt(2));
        return switch (random.nextInt(3)) {
            case 0 -> movement(sku, warehouse, "" + random.nextInt(9), random.nextLong());
            case 1 -> new Ordered(order, "" + random.nextInt(9), sku, "main", warehouse, random.nextLong(1L << 50));
            default ->
                new Delivered(order, random.nextBoolean() ? null : "7", sku, random.nextLong(1L << random.nextInt(60)));
        };
    }

    private static StockMovement movement(String sku, String warehouse, String line, long quantity) {
        boolean even = quantity % 2 == 0;
        Position place = Position.of(
                LineKind.SALE_RETURN,
                even,
                even ? Paper.day(1) : Paper.day(2).plusNanos(7),
                quantity % 3,
                "erp",
                "D-1",
                line);
        return new StockMovement(
                "main", sku, warehouse, even ? LineKind.SALE_RETURN : LineKind.SHIPMENT, place, quantity);
    }

    private static byte[] bytes(List<Stated<StockFact>> facts) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        CODEC.write("erp", "D-1", facts, out);
        return out.getCopyOfBuffer();
    }
}
