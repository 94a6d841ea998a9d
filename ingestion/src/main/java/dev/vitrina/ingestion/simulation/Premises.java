package dev.vitrina.ingestion.simulation;

/** What everybody in the shop shares. */
record Premises(
        ShopPlan plan,
        Calendar calendar,
        Days days,
        Journal journal,
        Catalogue catalogue,
        Stockroom stock,
        PriceList prices,
        Clerk clerk) {
    /** The shop's own currency. */
    static final String CURRENCY = "RUB";

    static final String ORGANIZATION = "main";

    static Premises of(ShopPlan plan) {
        Calendar calendar = new Calendar(plan.opening().toEpochMilli());
        Days days = new Days(plan, calendar);
        Journal journal = new Journal(calendar);
        Catalogue catalogue = new Catalogue(plan.seed());
        return new Premises(
                plan,
                calendar,
                days,
                journal,
                catalogue,
                new Stockroom(catalogue),
                new PriceList(plan.seed(), catalogue, journal),
                new Clerk(calendar, journal, Chance.of(plan.seed(), "clerk")));
    }

    /** Chance for one concern, which no other concern shares. */
    Chance chance(String concern) {
        return Chance.of(plan.seed(), concern);
    }
}
