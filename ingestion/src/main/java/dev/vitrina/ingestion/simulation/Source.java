package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import java.util.Locale;
import java.util.Set;

/** The systems of the shop that changes come from, as {@code source} names them. */
enum Source {
    /** Where the shop keeps its documents. */
    SHOP(
            Entity.PRODUCT,
            Entity.WAREHOUSE,
            Entity.CUSTOMER,
            Entity.ORDER,
            Entity.STOCK_DOCUMENT,
            Entity.PURCHASE_ORDER,
            Entity.PAYMENT,
            Entity.EXPENSE),
    /** The counter on the site's pages. */
    WEB(Entity.VISIT_EVENT),
    /** The advertising accounts. */
    ADS(Entity.AD_COST);

    private final Set<Entity> feeds;

    Source(Entity... feeds) {
        this.feeds = Set.of(feeds);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kinds of document that the source writes. */
    Set<Entity> feeds() {
        return feeds;
    }
}
