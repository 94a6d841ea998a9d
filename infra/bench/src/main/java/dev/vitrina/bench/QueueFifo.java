package dev.vitrina.bench;

import dev.vitrina.bench.FifoStream.Digest;
import dev.vitrina.domain.costing.FifoCosting;
import dev.vitrina.domain.costing.LineId;

/** The engine's queues in memory: layers know the line that brought them in, and units below zero would be owed. */
final class QueueFifo implements FifoSide {
    private final FifoStream stream;
    private final LineId[] lines;
    private final long[] costs;

    QueueFifo(FifoStream stream) {
        this.stream = stream;
        this.lines = new LineId[stream.events()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = stream.isReceipt(i) ? new LineId("erp", "GR-" + i, "1") : null;
        }
        this.costs = new long[stream.events()];
    }

    @Override
    public String name() {
        return "queues";
    }

    @Override
    public Digest digest() {
        return FifoStream.digest(costs);
    }

    @Override
    public void pass() {
        FifoCosting queues = new FifoCosting(stream.skus());
        int[] skus = stream.sku();
        long[] moved = stream.quantity();
        long[] worth = stream.value();
        for (int i = 0; i < skus.length; i++) {
            if (moved[i] > 0) {
                queues.receive(skus[i], lines[i], moved[i], worth[i]);
            } else {
                costs[i] = queues.issue(skus[i], -moved[i]);
            }
        }
    }
}
