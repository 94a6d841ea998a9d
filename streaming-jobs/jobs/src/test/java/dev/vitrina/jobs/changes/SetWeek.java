package dev.vitrina.jobs.changes;

import static dev.vitrina.schemas.avro.StockDocumentType.receipt;
import static dev.vitrina.schemas.avro.StockDocumentType.shipment;
import static dev.vitrina.schemas.avro.StockDocumentType.stocktake;
import static dev.vitrina.schemas.avro.StockDocumentType.transfer;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Overhead;
import dev.vitrina.schemas.avro.OverheadBasis;
import dev.vitrina.schemas.avro.Product;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * A week of a shop that sells sets. In the end SET is 1 BOX and 2 MUG (version 2; version 1 said 1 CUP more), KIT is plain
 * goods (version 2; version 1 said 5 CUP), and what stands by day is:
 *
 * <pre>
 * 1  R-1  receipt    shelf  30 MUG @ 5.00, 9 BOX @ 1.00, 4 KIT @ 7.00
 * 2  R-2  receipt    shelf  2 SET for 24.00, and 3.00 of freight            (version 2; version 1 said 6.00)
 * 3  S-1  shipment   shelf  3 SET, 1 KIT
 * 4  S-2  shipment   shelf  1 SET that says it is 3 MUG
 * 5  T-1  transfer   shelf → shop  2 SET
 * 6  C-1  stocktake  shop   1 SET
 * </pre>
 */
public final class SetWeek {
    private SetWeek() {}

    /** In one of many orders, in which versions of one document may stand anyhow. */
    public static List<Change> changes() {
        return List.of(
                Paper.of(shipment, "S-1", 3)
                        .line("1", "SET", "3")
                        .line("2", "KIT", "1")
                        .change(),
                Paper.of(stocktake, "C-1", 6)
                        .with(document -> document.setWarehouse("shop"))
                        .line("1", "SET", "1")
                        .change(),
                product("SET", 1, "1 BOX", "2 MUG", "1 CUP"),
                freight(1, "6"),
                product("KIT", 1, "5 CUP"),
                Paper.of(receipt, "R-1", 1)
                        .line("1", "MUG", "30", line -> line.setUnitCost(new BigDecimal("5")))
                        .line("2", "BOX", "9", line -> line.setUnitCost(new BigDecimal("1")))
                        .line("3", "KIT", "4", line -> line.setUnitCost(new BigDecimal("7")))
                        .change(),
                Paper.of(transfer, "T-1", 5)
                        .with(document -> document.setToWarehouse("shop"))
                        .line("1", "SET", "2")
                        .change(),
                product("KIT", 2),
                freight(2, "3"),
                product("SET", 2, "1 BOX", "2 MUG"),
                Paper.of(shipment, "S-2", 4)
                        .line("1", "SET", "1", line -> line.setComponents(components("3 MUG")))
                        .change());
    }

    /** A product, with components such as {@code 2 MUG} if it is a bundle. */
    public static Change product(String sku, long version, String... components) {
        return Paper.change(
                Entity.PRODUCT,
                sku,
                version,
                Product.newBuilder()
                        .setName(sku)
                        .setComponents(components(components))
                        .build());
    }

    private static Change freight(long version, String amount) {
        return Paper.of(receipt, "R-2", 2)
                .version(version)
                .with(document -> document.setOverhead(Overhead.newBuilder()
                        .setAmount(new BigDecimal(amount))
                        .setBy(OverheadBasis.value)
                        .build()))
                .line("1", "SET", "2", line -> line.setUnitCost(new BigDecimal("12")))
                .change();
    }

    private static List<Component> components(String... components) {
        return Arrays.stream(components)
                .map(component -> component.split(" "))
                .map(words -> new Component(words[1], new BigDecimal(words[0])))
                .toList();
    }
}
