package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.avro.WarehouseKind;

/** The warehouses. */
enum Place {
    MAIN("main", "Moscow, Varshavskoye", WarehouseKind.own),
    NORTH("north", "Saint Petersburg, Obvodny", WarehouseKind.own),
    HUB("parcel-hub", "Fulfilment at Parcel Hub", WarehouseKind.delivery_service),
    LUMEN("lumen-stock", "At Lumen Light", WarehouseKind.supplier),
    NORDWOOD("nordwood-stock", "At Nordwood", WarehouseKind.supplier);

    private final String id;
    private final String title;
    private final WarehouseKind kind;

    Place(String id, String title, WarehouseKind kind) {
        this.id = id;
        this.title = title;
        this.kind = kind;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    WarehouseKind kind() {
        return kind;
    }
}
