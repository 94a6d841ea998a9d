package dev.vitrina.bench;

import dev.vitrina.domain.costing.CostLine;
import dev.vitrina.domain.costing.ItemCosting;
import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.documents.Cause;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How many bytes an item's state has, by both methods together: what is always at hand, its open layers, its history, and what is
 * left of that when it folds.
 */
final class EngineState implements Benchmark {
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration HARDLY = Duration.ofNanos(1);
    private static final int UNIT = 1000;
    private static final int MOST_LAYERS = 100;
    private static final double MOST_BYTES = 96;
    private static final double MOST_LAYER_BYTES = 32;

    @Override
    public String name() {
        return "engine-state";
    }

    @Override
    public String about() {
        return "bytes of an item's state: for each SKU, for each open layer, for each movement kept, and what is left when history folds";
    }

    @Override
    public long usualDocuments() {
        return 10_000;
    }

    @Override
    public List<String> ownProcess() {
        return EngineProcess.ARGUMENTS;
    }

    @Override
    public Result run(Bench bench) {
        Instant started = Instant.now();
        long empty = soldOut().headBytes();
        List<Layers> layers = new ArrayList<>();
        for (int open = 1; open <= MOST_LAYERS; open *= 10) {
            long bytes = withLayers(open).headBytes();
            layers.add(new Layers(open, bytes, (double) (bytes - empty) / open));
        }
        List<History> histories = new ArrayList<>();
        List<Folded> folded = new ArrayList<>();
        for (long movements = 10; movements <= bench.documents(); movements *= 10) {
            ByteStore store = history(movements);
            folded.add(new Folded(movements, folded(movements, KEPT), folded(movements, HARDLY)));
            histories.add(new History(
                    movements,
                    store.headBytes(),
                    (double) (store.recentBytes() + store.partBytes()) / movements,
                    (double) store.accountBytes() / movements));
        }
        double layerBytes = layers.getLast().bytesPerLayer();
        return new Outcome(
                name(),
                about(),
                started,
                empty,
                layers,
                histories,
                folded,
                empty <= MOST_BYTES && layerBytes <= MOST_LAYER_BYTES);
    }

    /** An item that has had goods and has none now. */
    private static ByteStore soldOut() {
        ByteStore store = withLayers(1);
        apply(store, CostLines.sale(sku(), 1, UNIT));
        return store;
    }

    private static ByteStore withLayers(int open) {
        ByteStore store = new ByteStore();
        for (int i = 0; i < open; i++) {
            apply(store, CostLines.receipt(sku(), i, UNIT, 12_345));
        }
        return store;
    }

    /** An item as shops have them: received now and then, sold one by one, a few layers open. */
    private static ByteStore history(long movements) {
        ByteStore store = new ByteStore();
        SplittableRandom random = new SplittableRandom(53);
        long onHand = 0;
        for (long number = 0; number < movements; number++) {
            if (onHand < 10) {
                long units = random.nextLong(10, 40);
                onHand += units;
                apply(store, CostLines.receipt(sku(), number, units * UNIT, units * random.nextLong(1_000, 10_000)));
            } else {
                long units = random.nextLong(1, 4);
                onHand -= units;
                apply(store, CostLines.sale(sku(), number, units * UNIT));
            }
        }
        return store;
    }

    /** The bytes that are left when books are closed behind all movements, in which closed lines are kept for a time. */
    private static long folded(long movements, Duration kept) {
        ByteStore store = history(movements);
        Instant until = CostLines.moment(movements);
        ItemCosting.fold(store, Policies.DEFAULTS.keepingClosed(kept), until, until);
        return store.headBytes() + store.recentBytes() + store.partBytes() + store.accountBytes();
    }

    private static String sku() {
        return "SKU-100234";
    }

    private static void apply(ByteStore store, CostLine line) {
        ItemCosting.apply(store, Policies.DEFAULTS, List.of(CostLines.asserted(line, Cause.NEW)));
    }

    /**
     * With layers open.
     *
     * @param headBytes of what is always at hand, the layers in it
     * @param bytesPerLayer beyond an item that has none
     */
    record Layers(int open, long headBytes, double bytesPerLayer) {}

    /**
     * With a history behind it.
     *
     * @param stepBytesPerMovement of steps, their directory and the states between them
     * @param accountBytesPerMovement of what is known of lines beside their steps
     */
    record History(long movements, long headBytes, double stepBytesPerMovement, double accountBytesPerMovement) {}

    /**
     * What is left of a history that folds.
     *
     * @param keptBytes where all its movements may still be asked
     * @param forgottenBytes where none may
     */
    record Folded(long movements, long keptBytes, long forgottenBytes) {}

    /**
     * What came out.
     *
     * @param bytesPerSku what is always at hand of an item that is sold out
     */
    record Outcome(
            String benchmark,
            String about,
            Instant startedAt,
            long bytesPerSku,
            List<Layers> layers,
            List<History> histories,
            List<Folded> folded,
            boolean reached)
            implements Result {
        @Override
        public void print(PrintWriter out) {
            out.printf(Locale.ROOT, "%s: %s%n%,d bytes for each SKU%n", benchmark, about, bytesPerSku);
            layers.forEach(of -> out.printf(
                    Locale.ROOT,
                    "%,7d layers open: %,6d bytes at hand, %.1f more for each layer%n",
                    of.open(),
                    of.headBytes(),
                    of.bytesPerLayer()));
            histories.forEach(of -> out.printf(
                    Locale.ROOT,
                    "%,7d movements: %,6d bytes at hand; for each movement %.1f of steps, %.1f of accounts%n",
                    of.movements(),
                    of.headBytes(),
                    of.stepBytesPerMovement(),
                    of.accountBytesPerMovement()));
            folded.forEach(of -> out.printf(
                    Locale.ROOT,
                    "%,7d movements folded: %,d bytes in all, %.1f for each, while they may be asked; %,d when they are forgotten%n",
                    of.movements(),
                    of.keptBytes(),
                    (double) of.keptBytes() / of.movements(),
                    of.forgottenBytes()));
            out.printf(
                    Locale.ROOT,
                    "goal: at most %.0f for each SKU and %.0f for each layer, %s%n",
                    MOST_BYTES,
                    MOST_LAYER_BYTES,
                    reached ? "reached" : "MISSED");
        }
    }
}
