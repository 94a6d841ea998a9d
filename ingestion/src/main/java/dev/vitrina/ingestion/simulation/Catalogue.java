package dev.vitrina.ingestion.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything the shop sells, made from its seed: articles in sizes and colours, and bundles of them. */
final class Catalogue {
    private static final int BUNDLES = 15;
    private static final int LOSERS = 3;
    private static final int LOSS_PERCENT = -9;
    private static final int WIDEST_DEMAND = 60_000_000;
    private static final int VAT_DIVISOR = 120;
    private static final String[] COLOURS = {"black", "white", "blue", "green", "red", "sand"};
    private static final String[] NAMES = {
        "Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Harbour", "Iris", "Juniper", "Kite", "Larch",
    };

    private final List<Sku> skus = new ArrayList<>();
    private final Map<String, Sku> byId = new HashMap<>();
    private final List<Sku> stocked;
    private final long[] firstPrices;

    Catalogue(long seed) {
        Chance chance = Chance.of(seed, "catalogue");
        List<Long> prices = new ArrayList<>();
        int articles = 0;
        for (Category category : Category.values()) {
            articles += category.articles();
        }
        int[] ranks = shuffled(articles, chance);
        int article = 0;
        for (Category category : Category.values()) {
            for (int number = 0; number < category.articles(); number++, article++) {
                addArticle(category, number, article, ranks[article], chance, prices);
            }
        }
        this.stocked = skus.stream().filter(sku -> !sku.isDropshipped()).toList();
        for (int number = 1; number <= BUNDLES; number++) {
            addBundle(number, articles++, chance, prices);
        }
        skus.forEach(sku -> byId.put(sku.id(), sku));
        this.firstPrices = prices.stream().mapToLong(Long::longValue).toArray();
    }

    private static int[] shuffled(int count, Chance chance) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = chance.below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Demand falls with an article's rank as in most shops: the second sells nearly as well, the fiftieth hardly. */
    private void addArticle(Category category, int number, int article, int rank, Chance chance, List<Long> prices) {
        long roubles = chance.between(category.lowestPrice() / 100, category.highestPrice() / 100) * 100 + 90;
        long price = roubles * 100;
        int margin = rank >= 20 && rank < 20 + LOSERS ? LOSS_PERCENT : category.marginPercent() + chance.between(-6, 6);
        long cost = price * (100 - margin) / VAT_DIVISOR;
        int demand = WIDEST_DEMAND / (rank + 3);
        Sku.Rhythm rhythm = Sku.Rhythm.values()[chance.weighted(new int[] {60, 25, 15})];
        String letters = category.name().replace("_", "").substring(0, 2);
        String code = "%s-%02d".formatted(letters, number + 1);
        String title = category.title().replaceFirst("s$", "") + " " + NAMES[number];
        for (int colour = 0; colour < category.colours(); colour++) {
            for (int size = 0; size < category.variants().count(); size++) {
                SortedMap<String, String> characteristics = new TreeMap<>();
                String id = code;
                if (category.colours() > 1) {
                    String name = COLOURS[(number + colour * 2) % COLOURS.length];
                    characteristics.put("color", name);
                    id += "-" + name.toUpperCase(Locale.ROOT);
                }
                if (category.variants().count() > 1) {
                    String name = category.variants().size(size);
                    characteristics.put("size", name);
                    id += "-" + name.toUpperCase(Locale.ROOT);
                }
                int share =
                        category.variants().demand(size) * (colour == 0 ? 3 : 2) / (category.colours() == 1 ? 3 : 5);
                skus.add(new Sku(
                        skus.size(),
                        id,
                        characteristics.isEmpty() ? title : title + ", " + String.join(", ", characteristics.values()),
                        code,
                        article,
                        category,
                        category.supplier(),
                        characteristics,
                        cost,
                        category.isLoose() ? 250 : 1_000,
                        category.isLoose() ? 20 : price < 200_000 ? 12 : 4,
                        Math.max(1, demand / 100 * share / 100),
                        rhythm,
                        List.of()));
                prices.add(price);
            }
        }
    }

    /** Two or three variants for a tenth less than they cost apart. */
    private void addBundle(int number, int article, Chance chance, List<Long> prices) {
        List<Sku.Part> parts = new ArrayList<>();
        long price = 0;
        int count = chance.between(2, 3);
        while (parts.size() < count) {
            Sku sku = stocked.get(chance.below(stocked.size()));
            boolean present = parts.stream().anyMatch(part -> part.sku().equals(sku));
            if (!present && !sku.category().isLoose()) {
                int steps = sku.category() == Category.MUGS ? 2 : 1;
                parts.add(new Sku.Part(sku, steps));
                price += prices.get(sku.index()) * steps;
            }
        }
        String id = "SET-%02d".formatted(number);
        skus.add(new Sku(
                skus.size(),
                id,
                "Set of " + parts.getFirst().sku().name() + " and more",
                id,
                article,
                parts.getFirst().sku().category(),
                null,
                new TreeMap<>(),
                0,
                1_000,
                1,
                WIDEST_DEMAND / 100 / (40 + number * 10),
                Sku.Rhythm.WAVY,
                List.copyOf(parts)));
        prices.add(price * 9 / 10 / 1_000 * 1_000);
    }

    int size() {
        return skus.size();
    }

    Sku get(int index) {
        return skus.get(index);
    }

    Sku named(String id) {
        Sku sku = byId.get(id);
        if (sku == null) {
            throw new IllegalArgumentException("Nothing is sold under '%s'".formatted(id));
        }
        return sku;
    }

    /** All, by index; variants first, bundles last. */
    List<Sku> all() {
        return skus;
    }

    /** What the shop buys and holds itself. */
    List<Sku> stocked() {
        return stocked;
    }

    /** What each costs when the shop opens, by index, in kopecks with VAT. */
    long[] firstPrices() {
        return firstPrices.clone();
    }
}
