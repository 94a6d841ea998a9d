package dev.vitrina.ingestion.simulation;

import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What people want this week. */
final class Demand {
    private static final int[] LINES = {550, 250, 130, 50, 20};
    private static final int[] STEPS = {850, 110, 40};
    private static final int GOES_WELL_TOGETHER = 350;
    private static final int PER_MILLE = 1_000;

    private final ShopPlan plan;
    private final Catalogue catalogue;
    private final long[] cumulative;

    Demand(ShopPlan plan, Catalogue catalogue) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.cumulative = new long[catalogue.size()];
    }

    /** So many steps of something. */
    record Wish(Sku sku, int steps) {}

    void weekBegins(int week, Month month) {
        long sum = 0;
        for (Sku sku : catalogue.all()) {
            sum += (long) sku.demand() * sku.category().season().of(month) / PER_MILLE * mood(sku, week) / PER_MILLE
                    + 1;
            cumulative[sku.index()] = sum;
        }
    }

    /** How an article's demand differs from its mean in a week. */
    private int mood(Sku sku, int week) {
        Chance chance = Chance.of(plan.seed(), "mood", (long) sku.articleNumber() << 32 | week);
        return switch (sku.rhythm()) {
            case STEADY -> chance.between(950, 1_050);
            case WAVY -> chance.between(500, 1_500);
            case ERRATIC -> chance.perMille(200) ? chance.between(2_500, 4_000) : chance.between(100, 600);
        };
    }

    /** Of a thousand things sold on a usual day, how many are this one, in thousandths. */
    long usualShare(Sku sku) {
        long total = 0;
        for (Sku any : catalogue.all()) {
            total += any.demand();
        }
        return sku.demand() * 1_000_000L / total;
    }

    Sku one(Chance chance) {
        long drawn = chance.below(cumulative[cumulative.length - 1]);
        int index = Arrays.binarySearch(cumulative, drawn);
        return catalogue.get(index >= 0 ? index + 1 : -index - 1);
    }

    /** What one buyer wants: one thing mostly; often what goes well with it; never the same twice. */
    List<Wish> basket(Chance chance) {
        List<Wish> basket = new ArrayList<>();
        Sku first = one(chance);
        basket.add(wish(first, chance));
        int lines = first.isDropshipped() ? 1 : 1 + chance.weighted(LINES);
        for (int i = 1; i < lines; i++) {
            Sku next = chance.perMille(GOES_WELL_TOGETHER) ? companion(first, chance) : one(chance);
            if (!next.isDropshipped() && basket.stream().noneMatch(wish -> wish.sku() == next)) {
                basket.add(wish(next, chance));
            }
        }
        return basket;
    }

    /** Dozens of a few things. */
    List<Wish> wholesaleBasket(Chance chance) {
        List<Wish> basket = new ArrayList<>();
        int lines = chance.between(2, 5);
        for (int i = 0; i < lines; i++) {
            Sku next = one(chance);
            if (!next.isDropshipped() && !next.isBundle() && basket.stream().noneMatch(wish -> wish.sku() == next)) {
                basket.add(new Wish(next, chance.between(4, 15)));
            }
        }
        return basket;
    }

    private static Wish wish(Sku sku, Chance chance) {
        return new Wish(sku, sku.step() == PER_MILLE ? 1 + chance.weighted(STEPS) : chance.between(1, 4));
    }

    /** Each article has another that its buyers like, in any size. */
    private Sku companion(Sku sku, Chance chance) {
        Chance taste = Chance.of(plan.seed(), "taste", sku.articleNumber());
        Sku liked = catalogue.stocked().get(taste.below(catalogue.stocked().size()));
        int shift = chance.between(-2, 2);
        int index = Math.clamp(liked.index() + shift, 0, catalogue.size() - 1);
        Sku near = catalogue.get(index);
        return near.article().equals(liked.article()) ? near : liked;
    }
}
