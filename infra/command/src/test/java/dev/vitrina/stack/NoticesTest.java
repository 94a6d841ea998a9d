package dev.vitrina.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final Map<String, String> MADE = Map.of("costing.negative", "cover", "costing.scope", "warehouse");

    @Test
    void aPolicyThatDiffersIsNamedWithWhatToDo() {
        assertThat(Notices.policies(MADE, Map.of("costing.negative", "last_cost", "costing.scope", "warehouse")))
                .contains(
                        "The cost ledger was and is made by costing.negative=cover and not last_cost as the settings say"
                                + " now; ./vitrina rebuild costing makes it anew by the settings");
    }

    @Test
    void equalPoliciesAndALedgerThatDoesNotExistYetAreNoNews() {
        assertThat(Notices.policies(MADE, MADE)).isEmpty();
        assertThat(Notices.policies(Map.of(), MADE)).isEmpty();
    }
}
