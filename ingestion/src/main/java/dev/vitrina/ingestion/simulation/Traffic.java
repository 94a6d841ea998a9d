package dev.vitrina.ingestion.simulation;

/**
 * What brings visitors to the site: how many of a thousand, how many of a thousand of them buy, what a click costs. Some
 * campaigns pay for themselves and some never will.
 */
enum Traffic {
    DIRECT(null, null, null, null, 260, 82, 0),
    SEARCH(null, null, null, "https://yandex.ru/", 235, 58, 0),
    BRAND("yandex", "cpc", "brand", "https://yandex.ru/", 80, 100, 1_400),
    CATALOGUE("yandex", "cpc", "catalogue", "https://yandex.ru/", 165, 50, 3_100),
    SHOPPING("google", "cpc", "shopping", "https://www.google.com/", 60, 25, 3_900),
    LOOKALIKE("vk", "social", "lookalike", "https://vk.com/", 95, 11, 3_400),
    CHANNEL("telegram", "post", "new-arrivals", "https://t.me/", 45, 42, 900),
    NEWSLETTER("newsletter", "email", "digest", null, 60, 91, 60);

    private final String source;
    private final String medium;
    private final String campaign;
    private final String referrer;
    private final int perMille;
    private final int buyersPerMille;
    private final long click;

    Traffic(
            String source,
            String medium,
            String campaign,
            String referrer,
            int perMille,
            int buyersPerMille,
            long click) {
        this.source = source;
        this.medium = medium;
        this.campaign = campaign;
        this.referrer = referrer;
        this.perMille = perMille;
        this.buyersPerMille = buyersPerMille;
        this.click = click;
    }

    boolean isCampaign() {
        return campaign != null;
    }

    String source() {
        return source;
    }

    String medium() {
        return medium;
    }

    String campaign() {
        return campaign;
    }

    String referrer() {
        return referrer;
    }

    /**
     * How many of a thousand visitors of an ordinary day come this way.
     *
     * @param weekday from 1, Monday
     */
    int perMille(int day, int weekday) {
        return switch (this) {
            // the digest goes out on Tuesdays and Fridays, posts come every tenth day
            case NEWSLETTER -> weekday == 2 || weekday == 5 ? perMille * 3 : perMille / 5;
            case CHANNEL -> day % 10 == 3 ? perMille * 6 : perMille / 3;
            // an experiment that is stopped and begun again
            case LOOKALIKE -> day / 21 % 2 == 0 ? perMille * 3 / 2 : 0;
            default -> perMille;
        };
    }

    int buyersPerMille() {
        return buyersPerMille;
    }

    /** Kopecks. */
    long click() {
        return click;
    }
}
