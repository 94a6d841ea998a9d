package dev.vitrina.bench;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.LineChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Receipts and sales of a few items that all sell fast, in the order in which they arrive: most of them very late. */
final class LateStream {
    private static final int UNIT = 1000;
    private static final int MOST_RECEIVED = 20;
    private static final int MOST_SOLD = 4;

    /** A change and the item it is about. */
    record Message(int item, LineChange<CostLine> change) {}

    private record Waiting(long arrival, Message message) {}

    private LateStream() {}

    /**
     * The messages in their order of arrival.
     *
     * @param lateness how many places each comes late on average, from none to twice as many
     */
    static List<Message> of(int messages, int items, int lateness) {
        SplittableRandom random = new SplittableRandom(47);
        int[] onHand = new int[items];
        List<Waiting> waiting = new ArrayList<>(messages);
        for (int number = 0; number < messages; number++) {
            int item = random.nextInt(items);
            String sku = "SKU-" + item;
            CostLine line;
            if (onHand[item] == 0 || random.nextInt(4) == 0) {
                int units = random.nextInt(2, MOST_RECEIVED + 1);
                onHand[item] += units;
                line = CostLines.receipt(sku, number, (long) units * UNIT, units * random.nextLong(1_000, 10_000));
            } else {
                int units = random.nextInt(1, Math.min(MOST_SOLD, onHand[item]) + 1);
                onHand[item] -= units;
                line = CostLines.sale(sku, number, (long) units * UNIT);
            }
            waiting.add(new Waiting(
                    number + random.nextLong(2L * lateness + 1),
                    new Message(item, CostLines.asserted(line, Cause.NEW))));
        }
        waiting.sort(Comparator.comparingLong(Waiting::arrival));
        return waiting.stream().map(Waiting::message).toList();
    }
}
