package dev.vitrina.domain.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is outstanding depends on the documents that stand and on nothing else; counted here unit by unit. */
class OrderLawsTest {
    private static final List<String> SKUS = List.of("MUG", "CUP", "TEA");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyArrivalOrderEndsWithTheSamePromises(long seed) {
        Random random = new Random(seed);
        Map<String, List<List<OrderFact>>> documents = documents(random);
        Map<String, Long> plain = unitByUnit(documents);
        for (int order = 0; order < 5; order++) {
            WrittenOrder written = new WrittenOrder();
            arrive(documents, written, random);

            Map<String, Long> promised = new TreeMap<>(written.promised());
            promised.values().removeIf(quantity -> quantity == 0);
            assertThat(promised).isEqualTo(plain);
        }
    }

    /** Of each document its successive lines; the last ones stand. */
    private static Map<String, List<List<OrderFact>>> documents(Random random) {
        Map<String, List<List<OrderFact>>> documents = new HashMap<>();
        for (int document = 0; document < 4; document++) {
            List<List<OrderFact>> versions = new ArrayList<>();
            for (int version = random.nextInt(3); version < 3; version++) {
                versions.add(document == 0 ? order(random) : delivery(random));
            }
            documents.put("D" + document, versions);
        }
        return documents;
    }

    private static List<OrderFact> order(Random random) {
        if (random.nextInt(4) == 0) {
            return List.of();
        }
        String warehouse = random.nextBoolean() ? "shelf" : "shop";
        List<OrderFact> lines = new ArrayList<>();
        for (int line = 1; line <= 3; line++) {
            if (random.nextInt(4) > 0) {
                lines.add(WrittenOrder.ordered("" + line, sku(random), warehouse, random.nextInt(5)));
            }
        }
        return lines;
    }

    private static List<OrderFact> delivery(Random random) {
        List<OrderFact> lines = new ArrayList<>();
        for (int line = random.nextInt(4); line < 4; line++) {
            String named = random.nextBoolean() ? null : "" + (1 + random.nextInt(4));
            lines.add(WrittenOrder.delivered(named, sku(random), random.nextInt(4)));
        }
        return lines;
    }

    private static String sku(Random random) {
        return SKUS.get(random.nextInt(SKUS.size()));
    }

    private static void arrive(Map<String, List<List<OrderFact>>> documents, WrittenOrder order, Random random) {
        Map<String, Integer> next = new HashMap<>();
        List<String> open = new ArrayList<>(documents.keySet());
        while (!open.isEmpty()) {
            String document = open.get(random.nextInt(open.size()));
            int version = next.merge(document, 1, Integer::sum) - 1;
            order.write(document, documents.get(document).get(version));
            if (version + 1 == documents.get(document).size()) {
                open.remove(document);
            }
        }
    }

    /** Every unit asked for is a slot; every unit delivered fills one, those first that may fill the fewest. */
    private static Map<String, Long> unitByUnit(Map<String, List<List<OrderFact>>> documents) {
        List<Ordered> slots = new ArrayList<>();
        List<Delivered> units = new ArrayList<>();
        documents
                .values()
                .forEach(versions -> versions.getLast().forEach(fact -> {
                    switch (fact) {
                        case Ordered line -> {
                            for (long unit = 0; unit < line.quantity(); unit += 1000) {
                                slots.add(line);
                            }
                        }
                        case Delivered line -> {
                            for (long unit = 0; unit < line.quantity(); unit += 1000) {
                                units.add(line.orderLine() == null ? units.size() : 0, line);
                            }
                        }
                    }
                }));
        for (Delivered unit : units) {
            slots.stream()
                    .filter(slot -> slot.sku().equals(unit.sku()))
                    .filter(slot -> unit.orderLine() == null || slot.line().equals(unit.orderLine()))
                    .findFirst()
                    .ifPresent(slots::remove);
        }
        Map<String, Long> left = new TreeMap<>();
        slots.forEach(slot -> left.merge(slot.sku() + " at " + slot.warehouse(), 1000L, Long::sum));
        return left;
    }
}
