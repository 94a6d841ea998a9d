package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Product;
import java.util.List;

/** What things cost today, to buyers and to the shop; prices change a little every week. */
final class PriceList {
    private static final int CHANGED_PER_MILLE = 25;
    private static final int FIRST_RATE = 112_000;
    private static final int LOWEST_RATE = 98_000;
    private static final int HIGHEST_RATE = 128_000;

    private final Catalogue catalogue;
    private final Journal journal;
    private final Chance chance;
    private final Chance exchange;
    private final long[] prices;
    private final long[] costs;
    private final int[] versions;
    private int rate = FIRST_RATE;

    PriceList(long seed, Catalogue catalogue, Journal journal) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.chance = Chance.of(seed, "prices");
        this.exchange = Chance.of(seed, "exchange");
        this.prices = catalogue.firstPrices();
        this.costs = catalogue.all().stream().mapToLong(Sku::cost).toArray();
        this.versions = new int[catalogue.size()];
    }

    /** With VAT, in kopecks. */
    long price(Sku sku) {
        return prices[sku.index()];
    }

    /** What a unit costs the shop, without VAT, in hundredths of the supplier's currency. */
    long cost(Sku sku) {
        return sku.supplier().isForeign() ? costs[sku.index()] * 10_000 / FIRST_RATE : costs[sku.index()];
    }

    /** What a unit of the supplier's currency costs, in ten-thousandths. */
    long rate(Supplier supplier) {
        return supplier.isForeign() ? rate : 10_000;
    }

    void writeAll() {
        catalogue.all().forEach(this::write);
    }

    void dayBegins() {
        rate = Math.clamp(rate + exchange.between(-900, 900), LOWEST_RATE, HIGHEST_RATE);
    }

    void weekBegins() {
        for (Sku sku : catalogue.all()) {
            if (chance.perMille(CHANGED_PER_MILLE)) {
                prices[sku.index()] = toNinety(prices[sku.index()] * chance.between(93, 108) / 100);
                costs[sku.index()] = costs[sku.index()] * chance.between(98, 103) / 100;
                write(sku);
            }
        }
    }

    /** The nearest price that ends with 90 roubles. */
    private static long toNinety(long kopecks) {
        return Math.max(0, kopecks - 4_000) / 10_000 * 10_000 + 9_000;
    }

    private void write(Sku sku) {
        List<Component> components = sku.parts().stream()
                .map(part -> new Component(
                        part.sku().id(),
                        Decimals.quantity((long) part.steps() * part.sku().step())))
                .toList();
        Product product = Product.newBuilder()
                .setName(sku.name())
                .setParent(sku.article())
                .setCharacteristics(sku.characteristics())
                .setCategory(sku.category().title())
                .setSupplier(sku.isBundle() ? null : sku.supplier().id())
                .setUnit(sku.step() == 1_000 ? "pcs" : "kg")
                .setPrice(Decimals.price(price(sku)))
                .setPurchasePrice(sku.isBundle() ? null : Decimals.price(costs[sku.index()]))
                .setWeight(Decimals.measure(sku.category().grams()))
                .setVolume(Decimals.measure(sku.category().grams() * 4L))
                .setMinimumStock(sku.isBundle() ? null : Decimals.quantity(2_000))
                .setLeadTimeDays(sku.isBundle() ? null : sku.supplier().promisedDays())
                .setPackSize(sku.isBundle() ? null : Decimals.quantity((long) sku.pack() * sku.step()))
                .setBarcode("46%011d".formatted(sku.index() * 7_919L + 10_007))
                .setComponents(components)
                .build();
        journal.write(Source.SHOP, Entity.PRODUCT, sku.id(), ++versions[sku.index()], product);
    }
}
