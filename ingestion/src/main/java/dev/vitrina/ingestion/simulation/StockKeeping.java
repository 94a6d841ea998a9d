package dev.vitrina.ingestion.simulation;

import static dev.vitrina.ingestion.simulation.Calendar.HOUR;

import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import java.util.ArrayList;
import java.util.List;

/** Keeps the warehouses: moves goods to where they sell, counts each category once a month, writes off what broke. */
final class StockKeeping {
    private static final int LARGEST_TRANSFER = 25;
    private static final int NORTHERN_PERCENT = 30;
    private static final int MARKETPLACE_PERCENT = 16;
    private static final int COVER_DAYS = 9;

    private final Premises premises;
    private final Calendar calendar;
    private final Purchasing purchasing;
    private final Clerk clerk;
    private final Chance chance;

    StockKeeping(Premises premises, Purchasing purchasing) {
        this.premises = premises;
        this.calendar = premises.calendar();
        this.purchasing = purchasing;
        this.clerk = premises.clerk();
        this.chance = premises.chance("stock keeping");
    }

    /** Moves the first goods out of the warehouse that all of them came to. */
    void opening() {
        refill(Place.NORTH, NORTHERN_PERCENT);
        refill(Place.HUB, MARKETPLACE_PERCENT);
    }

    void dayBegins() {
        Days days = premises.days();
        switch (days.today().getDayOfWeek()) {
            case MONDAY, WEDNESDAY, FRIDAY ->
                calendar.at(days.todayAt(12, 30), () -> refill(Place.NORTH, NORTHERN_PERCENT));
            case TUESDAY, THURSDAY -> calendar.at(days.todayAt(13, 10), () -> refill(Place.HUB, MARKETPLACE_PERCENT));
            case SATURDAY -> calendar.at(days.todayAt(16, 0), this::writeOff);
            case SUNDAY -> {}
        }
        int date = days.today().getDayOfMonth();
        Category[] categories = Category.values();
        if (date <= categories.length && !categories[date - 1].supplier().sendsToBuyers()) {
            calendar.at(days.todayAt(7, 40), () -> count(categories[date - 1], Place.MAIN));
            calendar.at(days.todayAt(8, 5), () -> count(categories[date - 1], Place.NORTH));
        }
    }

    private void refill(Place place, int percent) {
        List<StockLine> lines = new ArrayList<>();
        for (Sku sku : premises.catalogue().stocked()) {
            int wanted = (int) (purchasing.soldADay(sku) * COVER_DAYS * percent / 100_000) + 1;
            int there = premises.stock().free(place, sku);
            int spare = premises.stock().free(Place.MAIN, sku);
            int moved = Math.min(wanted - there, spare * percent / 60);
            if (there * 2 < wanted && moved > 0) {
                premises.stock().move(Place.MAIN, sku, -moved);
                premises.stock().move(place, sku, moved);
                lines.add(Clerk.line(lines.size() % LARGEST_TRANSFER + 1, sku, moved)
                        .build());
            }
            if (lines.size() == LARGEST_TRANSFER) {
                transfer(place, lines);
                lines = new ArrayList<>();
            }
        }
        if (!lines.isEmpty()) {
            transfer(place, lines);
        }
    }

    private void transfer(Place to, List<StockLine> lines) {
        String id = clerk.next(Clerk.Kind.TRANSFER);
        StockDocument document = clerk.paper(StockDocumentType.transfer, Place.MAIN)
                .setNumber(id.substring(2))
                .setToWarehouse(to.id())
                .setLines(lines)
                .build();
        if (chance.perMille(110)) {
            clerk.enterIn(chance.between(2, 26) * HOUR, id, document);
        } else {
            clerk.enter(id, document);
        }
    }

    /** Sets what the books say to what is there; a few pieces have gone, fewer have turned up. */
    private void count(Category category, Place place) {
        List<StockLine> lines = new ArrayList<>();
        for (Sku sku : premises.catalogue().stocked()) {
            int there = premises.stock().onHand(place, sku);
            if (sku.category() == category && there > 0) {
                int difference =
                        chance.perMille(60) ? -Math.min(there, chance.between(1, 2)) : chance.perMille(20) ? 1 : 0;
                premises.stock().move(place, sku, difference);
                lines.add(Clerk.line(lines.size() + 1, sku, (long) there + difference)
                        .build());
            }
        }
        if (!lines.isEmpty()) {
            String id = clerk.next(Clerk.Kind.STOCKTAKE);
            clerk.enter(
                    id,
                    clerk.paper(StockDocumentType.stocktake, place)
                            .setNumber(id.substring(3))
                            .setLines(lines)
                            .build());
        }
    }

    /** A draft first, which moves nothing, and applied when the boss has seen it; and something found behind a shelf. */
    private void writeOff() {
        List<StockLine> lines = new ArrayList<>();
        List<Sku> stocked = premises.catalogue().stocked();
        for (int i = 0; i < 6; i++) {
            Sku sku = stocked.get(chance.below(stocked.size()));
            boolean listed = lines.stream().anyMatch(line -> line.getSku().equals(sku.id()));
            if (!listed && premises.stock().free(Place.MAIN, sku) > 2) {
                premises.stock().move(Place.MAIN, sku, -1);
                lines.add(Clerk.line(lines.size() + 1, sku, 1).build());
            }
        }
        if (!lines.isEmpty()) {
            String id = clerk.next(Clerk.Kind.WRITE_OFF);
            StockDocument document = clerk.paper(StockDocumentType.write_off, Place.MAIN)
                    .setNumber(id.substring(2))
                    .setLines(lines)
                    .build();
            clerk.enter(
                    id, StockDocument.newBuilder(document).setApplicable(false).build());
            clerk.correctIn(chance.between(1, 40) * HOUR, id, 2, document);
        }
        if (chance.perMille(400)) {
            Sku found = stocked.get(chance.below(stocked.size()));
            premises.stock().move(Place.MAIN, found, 1);
            String id = clerk.next(Clerk.Kind.SURPLUS);
            clerk.enter(
                    id,
                    clerk.paper(StockDocumentType.surplus, Place.MAIN)
                            .setNumber(id.substring(3))
                            .setLines(List.of(Clerk.line(1, found, 1).build()))
                            .build());
        }
    }
}
