package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Expense;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What the shop itself costs: by month its rent, people and taxes, by week what carriers and banks charge. */
final class Bookkeeping {
    /** Kopecks a month for each order of an ordinary day. */
    private static final long RENT = 300_000;

    private static final long PAYROLL = 1_600_000;
    private static final long TAX = 310_000;

    /** Kopecks that the carrier takes for a parcel. */
    private static final long PARCEL = 27_500;

    private final Premises premises;
    private final Calendar calendar;
    private final Cashier cashier;
    private final Fulfilment fulfilment;
    private final Chance chance;

    Bookkeeping(Premises premises, Cashier cashier, Fulfilment fulfilment) {
        this.premises = premises;
        this.calendar = premises.calendar();
        this.cashier = cashier;
        this.fulfilment = fulfilment;
        this.chance = premises.chance("bookkeeping");
    }

    void dayBegins(int day) {
        LocalDate today = premises.days().today();
        LocalDate first = today.with(TemporalAdjusters.firstDayOfMonth());
        LocalDate last = today.with(TemporalAdjusters.lastDayOfMonth());
        long size = premises.plan().ordersPerDay();
        if (day == 0 || today.equals(first)) {
            calendar.at(premises.days().todayAt(9, 30), () -> monthly("rent", first, last, RENT * size, "landlord"));
        }
        if (today.equals(last)) {
            long payroll = PAYROLL * size * chance.between(98, 104) / 100;
            calendar.at(premises.days().todayAt(18, 0), () -> monthly("payroll", first, last, payroll, "staff"));
            calendar.at(premises.days().todayAt(18, 20), () -> monthly("tax", first, last, TAX * size, "tax-office"));
        }
        switch (today.getDayOfWeek()) {
            case MONDAY ->
                calendar.at(premises.days().todayAt(11, 0), () -> {
                    expense("delivery", today.minusDays(7), today.minusDays(1), PARCEL * fulfilment.drainDelivered());
                    expense("fees", today.minusDays(7), today.minusDays(1), 19_000 * size);
                });
            case WEDNESDAY -> calendar.at(premises.days().todayAt(15, 0), cashier::marketplacePays);
            default -> {}
        }
    }

    private void monthly(String item, LocalDate from, LocalDate to, long amount, String counterparty) {
        write(item, from, to, amount);
        calendar.in(chance.between(1, 6) * Calendar.DAY, () -> cashier.spend(item, amount, counterparty));
    }

    private void expense(String item, LocalDate from, LocalDate to, long amount) {
        if (amount > 0) {
            write(item, from, to, amount);
            cashier.spend(item, amount, item.equals("delivery") ? "parcel-hub" : "bank");
        }
    }

    private void write(String item, LocalDate from, LocalDate to, long amount) {
        Expense body = Expense.newBuilder()
                .setOrganization(Premises.ORGANIZATION)
                .setPeriodFrom(from)
                .setPeriodTo(to)
                .setItem(item)
                .setAmount(Decimals.amount(amount))
                .setCurrency(Premises.CURRENCY)
                .setRate(Decimals.RATE_OF_OWN_CURRENCY)
                .build();
        premises.journal().write(Source.SHOP, Entity.EXPENSE, premises.clerk().next(Clerk.Kind.EXPENSE), 1, body);
    }
}
