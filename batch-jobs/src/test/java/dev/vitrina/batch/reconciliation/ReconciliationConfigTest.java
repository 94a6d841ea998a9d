package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.batch.reconciliation.Policies.LandedCost;
import dev.vitrina.batch.reconciliation.Policies.Negative;
import dev.vitrina.batch.reconciliation.Policies.PurchaseReturn;
import dev.vitrina.batch.reconciliation.Policies.SaleReturn;
import dev.vitrina.batch.reconciliation.Policies.Scope;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReconciliationConfigTest {

    @Test
    void defaults() {
        assertThat(ReconciliationConfig.of()).isEqualTo(ReconciliationConfig.DEFAULTS);
        assertThat(Policies.DEFAULTS)
                .isEqualTo(new Policies(
                        Scope.WAREHOUSE,
                        Negative.COVER,
                        SaleReturn.ORIGINAL,
                        PurchaseReturn.RECEIPT,
                        LandedCost.RETROACTIVE,
                        400));
    }

    @Test
    void everyKeySet() {
        assertThat(ReconciliationConfig.of(
                        "--catalog.uri", "http://catalog",
                        "--catalog.warehouse", "lake",
                        "--catalog.io-impl", "Files",
                        "--trino.url", "jdbc:trino://trino/vitrina",
                        "--shop.time-zone", "Europe/Moscow",
                        "--costing.scope", "company",
                        "--costing.negative", "last_cost",
                        "--costing.sale-return", "current",
                        "--costing.purchase-return", "fifo",
                        "--costing.landed-cost", "prospective",
                        "--closing.kept-days", "30",
                        "--snapshots", "ledger.cost_entries=5,ledger.stock_entries=6",
                        "--settled", "vitrina.order-0=7",
                        "--most-rows", "8",
                        "--tables", "ledger.cost_entries,current.inventory_value",
                        "--keep", "false"))
                .isEqualTo(new ReconciliationConfig(
                        "http://catalog",
                        Optional.of("lake"),
                        Optional.of("Files"),
                        "jdbc:trino://trino/vitrina",
                        new Policies(
                                Scope.COMPANY,
                                Negative.LAST_COST,
                                SaleReturn.CURRENT,
                                PurchaseReturn.FIFO,
                                LandedCost.PROSPECTIVE,
                                30),
                        ZoneId.of("Europe/Moscow"),
                        Map.of("ledger.cost_entries", 5L, "ledger.stock_entries", 6L),
                        Map.of("vitrina.order-0", 7L),
                        8,
                        Set.of("ledger.cost_entries", "current.inventory_value"),
                        false));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> ReconciliationConfig.of("--costing.scpoe", "company"))
                .hasMessageContaining("[costing.scpoe]");
        assertThatThrownBy(() -> ReconciliationConfig.of("--costing.scope", "shop"))
                .hasMessageContaining("costing.scope")
                .hasMessageContaining("'shop'")
                .hasMessageContaining("[warehouse, company]");
        for (String days : new String[] {"0", "-1", "1.5", "year", "10000000000"}) {
            assertThatThrownBy(() -> ReconciliationConfig.of("--closing.kept-days", days))
                    .hasMessageContaining("closing.kept-days")
                    .hasMessageContaining("'" + days + "'")
                    .hasMessageContaining("whole number of days");
        }
        assertThatThrownBy(() -> ReconciliationConfig.of("--snapshots", "ledger.cost_entries"))
                .hasMessageContaining("'ledger.cost_entries'");
        assertThatThrownBy(() -> ReconciliationConfig.of("--tables", "ledger.costs"))
                .hasMessageContaining("'ledger.costs'")
                .hasMessageContaining("ledger.cost_entries");
        assertThatThrownBy(() -> ReconciliationConfig.of("--keep", "no")).hasMessageContaining("'no'");
        assertThatThrownBy(() -> ReconciliationConfig.of("--most-rows")).hasMessageContaining("--most-rows");
    }
}
