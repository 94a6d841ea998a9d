package dev.vitrina.batch.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WhatTest {
    @Test
    void ofSomeTablesOnlyThatIsComparedWhichTheySay() {
        Set<String> costs = Set.of("ledger.cost_entries", "current.inventory_value");
        assertThat(What.LINE_COST.isOf(costs)).isTrue();
        assertThat(What.COST_SUM.isOf(costs)).isTrue();
        assertThat(What.ENTRIES.isOf(costs)).isTrue();
        assertThat(What.LAYER_VALUE.isOf(costs)).isFalse();
        assertThat(What.STOCK_SUM.isOf(Set.of("ledger.stock_entries"))).isFalse();
        assertThat(What.values()).allMatch(what -> what.isOf(Set.of()));
    }
}
