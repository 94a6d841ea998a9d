package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Warehouse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Iterator;

/**
 * A shop's changes from the first morning on, without end, ordered by {@code recorded_at}: the same plan gives the same
 * changes, to the byte. Memory stays bounded however long the shop runs: an order is forgotten once nothing more will come
 * of it, a customer once thousands of others have come.
 */
public final class SimulatedShop implements Iterator<Change> {
    private static final int DAYS_OF_A_WEEK = 7;
    private static final int HOURS_OF_A_DAY = 24;

    private final Premises premises;
    private final Calendar calendar;
    private final Days days;
    private final Demand demand;
    private final Customers customers;
    private final Purchasing purchasing;
    private final StockKeeping stockKeeping;
    private final Bookkeeping bookkeeping;
    private final Marketing marketing;
    private final Visits visits;
    private final OtherSales otherSales;

    /** A shop that is about to open. */
    public SimulatedShop(ShopPlan plan) {
        premises = Premises.of(plan);
        calendar = premises.calendar();
        days = premises.days();
        demand = new Demand(plan, premises.catalogue());
        customers = new Customers(premises);
        Cashier cashier = new Cashier(premises);
        Fulfilment fulfilment = new Fulfilment(premises, cashier);
        OrderDesk desk = new OrderDesk(premises, customers, cashier, fulfilment);
        fulfilment.reportTo(desk);
        purchasing = new Purchasing(premises, demand, cashier);
        stockKeeping = new StockKeeping(premises, purchasing);
        bookkeeping = new Bookkeeping(premises, cashier, fulfilment);
        marketing = new Marketing(premises);
        visits = new Visits(premises, demand, customers, marketing, desk);
        otherSales = new OtherSales(premises, demand, customers, desk);
        calendar.in(0, this::open);
    }

    /** Always: a shop goes on. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Change next() {
        Change change = premises.journal().take();
        while (change == null) {
            calendar.proceed();
            change = premises.journal().take();
        }
        return change;
    }

    /** What the shop is made of, for tests that look behind the documents. */
    Premises premises() {
        return premises;
    }

    private void open() {
        for (Place place : Place.values()) {
            premises.journal()
                    .write(Source.SHOP, Entity.WAREHOUSE, place.id(), 1, new Warehouse(place.title(), place.kind()));
        }
        premises.prices().writeAll();
        customers.writeFirst();
        purchasing.fillShelves();
        calendar.in(1, stockKeeping::opening);
        midnight();
    }

    private void midnight() {
        int day = days.day();
        LocalDate today = days.today();
        if (day == 0 || today.getDayOfWeek() == DayOfWeek.MONDAY) {
            demand.weekBegins((day + DAYS_OF_A_WEEK - 1) / DAYS_OF_A_WEEK, today.getMonth());
        }
        if (day > 0 && today.getDayOfWeek() == DayOfWeek.MONDAY) {
            calendar.at(days.todayAt(8, 0), premises.prices()::weekBegins);
        }
        if (day > 0 && today.getDayOfMonth() == 1) {
            calendar.at(days.todayAt(10, 40), customers::monthBegins);
        }
        premises.prices().dayBegins();
        purchasing.dayBegins(day);
        stockKeeping.dayBegins();
        bookkeeping.dayBegins(day);
        marketing.dayBegins();
        for (int hour = 0; hour < HOURS_OF_A_DAY; hour++) {
            int begins = hour;
            calendar.at(days.todayAt(hour, 0), () -> {
                visits.hourBegins(day, begins);
                otherSales.hourBegins(day, begins);
            });
        }
        calendar.at(days.inDaysAt(1, 0, 0), this::midnight);
    }
}
