package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.domain.stock.StockEntry;
import dev.vitrina.domain.stock.StockMovement;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.changes.Paper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long histories, mostly in order, with stocktakes, edits and restarts, against sorting and adding up. */
class StockOperatorLawsTest {
    private static final int CHANGES = 1_500;

    @AutoClose
    private KeyedTwoInputStreamOperatorTestHarness<Object, LineChange<StockMovement>, Pledge, StockEntry> step;

    private final List<StockEntry> rows = new ArrayList<>();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLedgerIsWhatTheStandingLinesAddUpTo(long seed) throws Exception {
        Random random = new Random(seed);
        Map<Integer, StockMovement> standing = new HashMap<>();
        step = step();
        step.open();
        for (int change = 0; change < CHANGES; change++) {
            boolean edits = random.nextInt(8) == 0;
            int document = edits ? random.nextInt(change + 1) : change;
            StockMovement before = standing.remove(document);
            if (before != null) {
                send(false, before);
            }
            if (random.nextInt(20) > 0) {
                StockMovement now = movement(document, random);
                standing.put(document, now);
                send(true, now);
            }
            if (random.nextInt(100) == 0) {
                goOn(random.nextBoolean());
            }
        }
        goOn(false);

        Map<String, Long> sums = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.warehouse() + " " + row.document(), Collectors.summingLong(StockEntry::quantity)));
        sums.values().removeIf(sum -> sum == 0);
        assertThat(sums).isEqualTo(plain(standing.values().stream().toList()));
    }

    private static Map<String, Long> plain(List<StockMovement> standing) {
        Map<String, Long> lines = new HashMap<>();
        Map<String, Long> levels = new HashMap<>();
        standing.stream().sorted(Comparator.comparing(StockMovement::position)).forEach(movement -> {
            long level = levels.getOrDefault(movement.warehouse(), 0L);
            long next = movement.isCount() ? movement.quantity() : level + movement.quantity();
            levels.put(movement.warehouse(), next);
            if (next != level) {
                lines.put(movement.warehouse() + " " + movement.position().document(), next - level);
            }
        });
        return lines;
    }

    /** Of two warehouses, one of which has almost all; a tenth is late, a thirtieth a stocktake. */
    private static StockMovement movement(int document, Random random) {
        boolean count = random.nextInt(30) == 0;
        LineKind kind = count ? LineKind.STOCKTAKE : random.nextBoolean() ? LineKind.RECEIPT : LineKind.SHIPMENT;
        long units = random.nextInt(9);
        int day = random.nextInt(10) == 0 ? random.nextInt(document + 1) : document;
        Position place = Position.of(kind, false, Paper.day(day / 3), 0, "erp", "D-" + document, "1");
        return new StockMovement(
                "main",
                "MUG",
                random.nextInt(9) == 0 ? "shop" : "shelf",
                kind,
                place,
                kind == LineKind.SHIPMENT ? -units : units);
    }

    private void send(boolean asserted, StockMovement movement) throws Exception {
        step.processElement1(new StreamRecord<>(new LineChange<>(asserted, movement, Cause.EDIT, Paper.day(1))));
    }

    /** After a checkpoint, sometimes in a new step. */
    private void goOn(boolean restart) throws Exception {
        step.prepareSnapshotPreBarrier(1);
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        rows.addAll(step.extractOutputValues());
        step.getOutput().clear();
        if (restart) {
            step.close();
            step = step();
            step.initializeState(checkpoint);
            step.open();
        }
    }

    private static KeyedTwoInputStreamOperatorTestHarness<Object, LineChange<StockMovement>, Pledge, StockEntry> step()
            throws Exception {
        return LastStep.joining(StockStreet.of(Paper.anyMessages()));
    }
}
