package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Warehouse;
import dev.vitrina.schemas.avro.WarehouseKind;
import java.util.Iterator;

/**
 * A shop's changes from the first morning on, without end, ordered by {@code recorded_at}: the same plan gives the same
 * changes, to the byte. Memory stays bounded however long the shop runs.
 */
public final class SimulatedShop implements Iterator<Change> {
    private final Calendar calendar;
    private final Journal journal;

    /** A shop that is about to open. */
    public SimulatedShop(ShopPlan plan) {
        calendar = new Calendar(plan.opening().toEpochMilli());
        journal = new Journal(calendar);
        calendar.in(0, () -> tomorrow(1));
    }

    private void tomorrow(int version) {
        journal.write(Source.SHOP, Entity.WAREHOUSE, "main", version, new Warehouse("Main", WarehouseKind.own));
        calendar.in(Calendar.DAY, () -> tomorrow(version + 1));
    }

    /** Always: a shop goes on. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Change next() {
        Change change = journal.take();
        while (change == null) {
            calendar.proceed();
            change = journal.take();
        }
        return change;
    }
}
