package dev.vitrina.ingestion.simulation;

/** What the shop sells: one row per category, prices in roubles, margins in percent of the price without VAT. */
enum Category {
    T_SHIRTS("T-shirts", Supplier.AURORA, 10, Variants.LETTERS, 2, 1_290, 1_990, 48, 60, 180, Season.WARM),
    HOODIES("Hoodies", Supplier.AURORA, 7, Variants.LETTERS, 2, 3_490, 4_990, 46, 70, 650, Season.COLD),
    JEANS("Jeans", Supplier.DENIM, 6, Variants.WAISTS, 1, 3_990, 5_990, 44, 90, 700, Season.EVEN),
    SNEAKERS("Sneakers", Supplier.BRIGHTWAY, 6, Variants.FEET, 1, 5_490, 8_990, 50, 100, 900, Season.EVEN),
    MUGS("Mugs", Supplier.CERAMICS, 12, Variants.NONE, 3, 490, 990, 55, 15, 350, Season.GIFTS),
    BEDDING("Bedding", Supplier.AURORA, 8, Variants.BEDS, 1, 3_490, 7_990, 42, 30, 1_600, Season.EVEN),
    BACKPACKS("Backpacks", Supplier.BRIGHTWAY, 9, Variants.NONE, 2, 2_990, 5_990, 52, 40, 800, Season.GIFTS),
    LAMPS("Lamps", Supplier.LUMEN, 8, Variants.NONE, 2, 1_990, 6_990, 38, 25, 2_200, Season.COLD),
    COFFEE("Coffee", Supplier.ROASTERY, 10, Variants.NONE, 1, 1_690, 2_990, 40, 0, 1_000, Season.EVEN),
    FURNITURE("Furniture", Supplier.NORDWOOD, 7, Variants.NONE, 2, 8_990, 24_990, 36, 20, 24_000, Season.EVEN),
    TOYS("Toys", Supplier.BRIGHTWAY, 9, Variants.NONE, 1, 790, 2_990, 50, 20, 400, Season.GIFTS);

    private final String title;
    private final Supplier supplier;
    private final int articles;
    private final Variants variants;
    private final int colours;
    private final int lowestPrice;
    private final int highestPrice;
    private final int marginPercent;
    private final int returnedPerMille;
    private final int grams;
    private final Season season;

    Category(
            String title,
            Supplier supplier,
            int articles,
            Variants variants,
            int colours,
            int lowestPrice,
            int highestPrice,
            int marginPercent,
            int returnedPerMille,
            int grams,
            Season season) {
        this.title = title;
        this.supplier = supplier;
        this.articles = articles;
        this.variants = variants;
        this.colours = colours;
        this.lowestPrice = lowestPrice;
        this.highestPrice = highestPrice;
        this.marginPercent = marginPercent;
        this.returnedPerMille = returnedPerMille;
        this.grams = grams;
        this.season = season;
    }

    /** The sizes an article comes in, and how many of a hundred buyers want each. */
    enum Variants {
        NONE(new String[] {""}, new int[] {100}),
        LETTERS(new String[] {"S", "M", "L", "XL"}, new int[] {17, 35, 31, 17}),
        WAISTS(new String[] {"28", "30", "32", "34", "36"}, new int[] {12, 24, 30, 22, 12}),
        FEET(new String[] {"38", "39", "40", "41", "42", "43", "44", "45"}, new int[] {7, 10, 12, 16, 20, 18, 11, 6}),
        BEDS(new String[] {"single", "double", "king"}, new int[] {30, 50, 20});

        private final String[] sizes;
        private final int[] demand;

        Variants(String[] sizes, int[] demand) {
            this.sizes = sizes;
            this.demand = demand;
        }

        int count() {
            return sizes.length;
        }

        String size(int variant) {
            return sizes[variant];
        }

        int demand(int variant) {
            return demand[variant];
        }
    }

    String title() {
        return title;
    }

    Supplier supplier() {
        return supplier;
    }

    int articles() {
        return articles;
    }

    Variants variants() {
        return variants;
    }

    int colours() {
        return colours;
    }

    int lowestPrice() {
        return lowestPrice;
    }

    int highestPrice() {
        return highestPrice;
    }

    int marginPercent() {
        return marginPercent;
    }

    int returnedPerMille() {
        return returnedPerMille;
    }

    int grams() {
        return grams;
    }

    Season season() {
        return season;
    }

    /** Sold by weight, in quarters of a kilogram. */
    boolean isLoose() {
        return this == COFFEE;
    }
}
