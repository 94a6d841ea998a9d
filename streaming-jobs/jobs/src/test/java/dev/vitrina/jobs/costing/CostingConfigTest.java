package dev.vitrina.jobs.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.costing.Policies;
import dev.vitrina.jobs.config.JobConfig;
import org.junit.jupiter.api.Test;

class CostingConfigTest {
    @Test
    void withoutArgumentsTheDefaultsHold() {
        assertThat(CostingConfig.of()).isEqualTo(new CostingConfig(JobConfig.DEFAULTS, Policies.DEFAULTS));
    }

    @Test
    void everyPolicyCanBeChosen() {
        assertThat(CostingConfig.of(
                                "--costing.scope", "company",
                                "--costing.negative", "last_cost",
                                "--costing.sale-return", "current",
                                "--costing.purchase-return", "fifo",
                                "--costing.landed-cost", "prospective")
                        .policies())
                .isEqualTo(new Policies(
                        Policies.Scope.COMPANY,
                        Policies.Negative.LAST_COST,
                        Policies.SaleReturn.CURRENT,
                        Policies.PurchaseReturn.FIFO,
                        Policies.LandedCost.PROSPECTIVE));
    }

    @Test
    void anUnknownPolicyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> CostingConfig.of("--costing.scope", "shop"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("costing.scope cannot be 'shop': expected one of [warehouse, company]");
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThatThrownBy(() -> CostingConfig.of("--costing.scoop", "company"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[costing.scoop]")
                .hasMessageContaining("costing.scope");
    }
}
