package dev.vitrina.ingestion;

/**
 * What a document means when it names no organization, no warehouse or no currency of its own.
 *
 * @param organization taken by documents without one
 * @param warehouse taken by documents without one; a line's own warehouse still wins
 * @param currency the shop's currency: taken by documents without one, and the only one that needs no rate
 */
public record ShopDefaults(String organization, String warehouse, String currency) {
    /** The defaults of the defaults: organization and warehouse {@code main}, currency {@code RUB}. */
    public static final ShopDefaults STANDARD = new ShopDefaults("main", "main", "RUB");

    public ShopDefaults {
        requireText("organization", organization);
        requireText("warehouse", warehouse);
        requireText("currency", currency);
    }

    private static void requireText(String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The shop's default %s must not be empty".formatted(name));
        }
    }
}
