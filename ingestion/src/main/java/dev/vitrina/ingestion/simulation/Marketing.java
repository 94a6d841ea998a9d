package dev.vitrina.ingestion.simulation;

import static dev.vitrina.ingestion.simulation.Calendar.DAY;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.AdCost;
import java.time.LocalDate;

/** What advertising cost yesterday, as the advertising accounts report it; some correct themselves two days later. */
final class Marketing {
    private final Premises premises;
    private final Calendar calendar;
    private final Chance chance;
    private final int[] clicks = new int[Traffic.values().length];

    Marketing(Premises premises) {
        this.premises = premises;
        this.calendar = premises.calendar();
        this.chance = premises.chance("marketing");
    }

    /** Somebody has come this way. */
    void clicked(Traffic traffic) {
        clicks[traffic.ordinal()]++;
    }

    void dayBegins() {
        LocalDate yesterday = premises.days().today().minusDays(1);
        for (Traffic traffic : Traffic.values()) {
            int count = clicks[traffic.ordinal()];
            clicks[traffic.ordinal()] = 0;
            if (traffic.isCampaign() && count > 0) {
                long amount = traffic.click() * count * chance.between(90, 110) / 100;
                int seen = count * chance.between(18, 60);
                String id = "%s-%s-%s".formatted(traffic.source(), traffic.campaign(), yesterday);
                calendar.at(
                        premises.days().todayAt(6, 10 + traffic.ordinal()),
                        () -> write(id, 1, traffic, yesterday, amount, count, seen));
                if (chance.perMille(60)) {
                    calendar.in(2 * DAY, () -> write(id, 2, traffic, yesterday, amount * 97 / 100, count, seen));
                }
            }
        }
    }

    private void write(String id, long version, Traffic traffic, LocalDate date, long amount, long count, long seen) {
        AdCost body = new AdCost(
                Premises.ORGANIZATION,
                date,
                traffic.source(),
                traffic.medium(),
                traffic.campaign(),
                Decimals.amount(amount),
                Premises.CURRENCY,
                Decimals.RATE_OF_OWN_CURRENCY,
                count,
                seen);
        premises.journal().write(Source.ADS, Entity.AD_COST, id, version, body);
    }
}
