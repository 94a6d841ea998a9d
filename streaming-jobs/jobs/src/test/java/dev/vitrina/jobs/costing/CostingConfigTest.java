package dev.vitrina.jobs.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.costing.Policies;
import dev.vitrina.jobs.config.JobConfig;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostingConfigTest {
    @Test
    void withoutArgumentsTheDefaultsHold() {
        assertThat(CostingConfig.of())
                .isEqualTo(new CostingConfig(JobConfig.DEFAULTS, Policies.DEFAULTS, Optional.of(Duration.ofDays(30))));
    }

    @Test
    void everyPolicyCanBeChosen() {
        assertThat(CostingConfig.of(
                                "--costing.scope", "company",
                                "--costing.negative", "last_cost",
                                "--costing.sale-return", "current",
                                "--costing.purchase-return", "fifo",
                                "--costing.landed-cost", "prospective",
                                "--closing.kept-days", "800")
                        .policies())
                .isEqualTo(new Policies(
                        Policies.Scope.COMPANY,
                        Policies.Negative.LAST_COST,
                        Policies.SaleReturn.CURRENT,
                        Policies.PurchaseReturn.FIFO,
                        Policies.LandedCost.PROSPECTIVE,
                        Duration.ofDays(800)));
    }

    @Test
    void historyCanFoldAtOnceOrNever() {
        assertThat(CostingConfig.of("--closing.fold-after", "PT0S").foldAfter()).contains(Duration.ZERO);
        assertThat(CostingConfig.of("--closing.fold-after", "never").foldAfter())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "closing.fold-after, a month, 'closing.fold-after cannot be ''a month'': expected a duration such as P30D, or never'",
        "closing.kept-days, 0, 'closing.kept-days cannot be ''0'': expected a number of days such as 400'"
    })
    void whatIsNoTimeIsRefused(String key, String value, String message) {
        assertThatThrownBy(() -> CostingConfig.of("--" + key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
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
