package dev.vitrina.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.LineKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stock depends on the lines that stand and on nothing else; what it must be is counted by sorting and folding them. */
class StockLawsTest {
    private static final List<LineKind> KINDS =
            List.of(LineKind.RECEIPT, LineKind.SHIPMENT, LineKind.WRITE_OFF, LineKind.STOCKTAKE);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyArrivalOrderEndsWithTheSameStockAndTheSameSumPerLine(long seed) {
        Random random = new Random(seed);
        List<List<StockMovement>> documents = documents(random);
        Plain plain = Plain.of(documents.stream().map(List::getLast).toList());
        for (int order = 0; order < 5; order++) {
            WrittenCard written = new WrittenCard();
            arrive(documents, written, random);

            assertThat(written.card().onHand()).isEqualTo(plain.onHand);
            Map<String, Long> sums = written.sums();
            sums.values().removeIf(sum -> sum == 0);
            assertThat(sums).isEqualTo(plain.lines);
        }
    }

    /** Each document's successive lines; the last one stands. */
    private static List<List<StockMovement>> documents(Random random) {
        List<List<StockMovement>> documents = new ArrayList<>();
        int count = 1 + random.nextInt(14);
        for (int document = 0; document < count; document++) {
            List<StockMovement> versions = new ArrayList<>();
            for (int version = random.nextInt(3); version < 3; version++) {
                versions.add(movement("D" + document, random));
            }
            documents.add(versions);
        }
        return documents;
    }

    private static StockMovement movement(String document, Random random) {
        LineKind kind = KINDS.get(random.nextInt(KINDS.size()));
        long quantity = random.nextInt(5) * 500L;
        boolean leaves = kind == LineKind.SHIPMENT || kind == LineKind.WRITE_OFF;
        // few days, so that many lines share a moment and only their rank and document tell them apart
        return WrittenCard.movement(kind, document, random.nextInt(6), leaves ? -quantity : quantity);
    }

    /** Documents mix as they like; the versions of one document keep their order. */
    private static void arrive(List<List<StockMovement>> documents, WrittenCard card, Random random) {
        int[] next = new int[documents.size()];
        int left = documents.stream().mapToInt(List::size).sum();
        while (left > 0) {
            int document = random.nextInt(documents.size());
            List<StockMovement> versions = documents.get(document);
            if (next[document] == versions.size()) {
                continue;
            }
            if (next[document] > 0) {
                card.retractLine(versions.get(next[document] - 1));
            }
            card.assertLine(versions.get(next[document]++));
            left--;
        }
    }

    /** The stock and each line's part of it, counted line by line in the order of the history. */
    private record Plain(long onHand, Map<String, Long> lines) {
        static Plain of(List<StockMovement> standing) {
            long level = 0;
            Map<String, Long> lines = new HashMap<>();
            for (StockMovement movement : standing.stream()
                    .sorted(Comparator.comparing(StockMovement::position))
                    .toList()) {
                long next = movement.kind() == LineKind.STOCKTAKE ? movement.quantity() : level + movement.quantity();
                if (next != level) {
                    lines.put(movement.position().document(), next - level);
                }
                level = next;
            }
            return new Plain(level, lines);
        }
    }
}
