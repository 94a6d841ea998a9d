package dev.vitrina.jobs.costing;

import dev.vitrina.domain.costing.Policies;
import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import dev.vitrina.jobs.config.Arguments;
import dev.vitrina.jobs.config.ClosedHistory;
import dev.vitrina.jobs.config.JobConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * What the costing job goes by.
 *
 * @param ends where its ends are, see {@link JobConfig}
 * @param policies {@code costing.scope} (warehouse, company), {@code costing.negative} (cover, last_cost),
 *     {@code costing.sale-return} (original, current), {@code costing.purchase-return} (receipt, fifo) and
 *     {@code costing.landed-cost} (retroactive, prospective); the first of each is the default; {@code closing.kept-days}
 * @param foldAfter {@code closing.fold-after}: how long after a closing became known an item's history before it folds; empty
 *     for never
 */
record CostingConfig(JobConfig ends, Policies policies, Optional<Duration> foldAfter) {
    /**
     * Reads program arguments.
     *
     * @throws IllegalArgumentException on an unknown key, a key without a value or an unknown policy
     */
    static CostingConfig of(String... given) {
        Arguments arguments = new Arguments(given);
        CostingConfig config = new CostingConfig(
                JobConfig.rebuildable(arguments),
                new Policies(
                        arguments.take("costing.scope", Scope.class),
                        arguments.take("costing.negative", Negative.class),
                        arguments.take("costing.sale-return", SaleReturn.class),
                        arguments.take("costing.purchase-return", PurchaseReturn.class),
                        arguments.take("costing.landed-cost", LandedCost.class),
                        ClosedHistory.kept(arguments)),
                ClosedHistory.foldAfter(arguments));
        arguments.refuseOthers();
        return config;
    }
}
