package dev.vitrina.ingestion.simulation;

/** Who the goods come from, and what one knows after a year with them. */
enum Supplier {
    AURORA("aurora-textile", "RUB", 3, 14, new long[] {3, 4, 5, 6, 9}),
    DENIM("volga-denim", "RUB", 4, 21, new long[] {5, 7, 8, 10, 19}),
    BRIGHTWAY("brightway", "CNY", 7, 0, new long[] {16, 19, 22, 26, 41}),
    CERAMICS("gzhel-ceramics", "RUB", 3, 10, new long[] {2, 3, 4, 6, 12}),
    ROASTERY("roastery", "RUB", 2, 7, new long[] {1, 1, 2, 3, 5}),
    /** Sends lamps to the buyer from its own warehouse. */
    LUMEN("lumen-light", "RUB", 0, 14, new long[] {1, 2}),
    /** Sends furniture to the buyer from its own warehouse. */
    NORDWOOD("nordwood", "RUB", 0, 14, new long[] {1, 2});

    private final String id;
    private final String currency;
    private final int ordersEveryDays;
    private final int termsDays;
    private final long[] leadDays;

    Supplier(String id, String currency, int ordersEveryDays, int termsDays, long[] leadDays) {
        this.id = id;
        this.currency = currency;
        this.ordersEveryDays = ordersEveryDays;
        this.termsDays = termsDays;
        this.leadDays = leadDays;
    }

    String id() {
        return id;
    }

    String currency() {
        return currency;
    }

    boolean isForeign() {
        return !currency.equals(Premises.CURRENCY);
    }

    /** Whether the shop never holds these goods. */
    boolean sendsToBuyers() {
        return ordersEveryDays == 0;
    }

    /** How often the shop looks at what it needs from here. */
    int ordersEveryDays() {
        return ordersEveryDays;
    }

    /** Days from a receipt to its payment. */
    int termsDays() {
        return termsDays;
    }

    /** What the supplier promises. */
    int promisedDays() {
        return (int) leadDays[leadDays.length / 2];
    }

    /** Quantiles of what it then takes, from the quickest to the slowest delivery. */
    long[] leadDays() {
        return leadDays.clone();
    }

    /** Where the goods stand that the supplier sends to buyers. */
    Place place() {
        return this == LUMEN ? Place.LUMEN : Place.NORDWOOD;
    }
}
