package dev.vitrina.batch.reconciliation;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts stock, cost and money anew from nothing but document versions, by the rules of costing. It shares no code with
 * the jobs that keep the ledgers, so that what both agree on is right, and what they do not is found.
 */
public final class Judge {
    private final Policies policies;
    private final ZoneId zone;

    private Judge(Policies policies, ZoneId zone) {
        this.policies = policies;
        this.zone = zone;
    }

    /**
     * A judge by these policies.
     *
     * @param zone where the shop's days end
     */
    public static Judge of(Policies policies, ZoneId zone) {
        return new Judge(policies, zone);
    }

    /** A docket to add versions to one by one, for more of them than one wants to have in memory. */
    public Docket docket() {
        return new Docket(policies, zone);
    }

    /**
     * Judges all items at once.
     *
     * @param versions all that are known, in any order
     * @return by item, every item that some document names
     * @throws IllegalArgumentException if a document cannot be read, naming it
     */
    public Map<Item, Verdict> judge(List<Version> versions) {
        Docket docket = docket();
        versions.forEach(docket::add);
        Map<Item, Verdict> verdicts = new TreeMap<>();
        docket.items().forEach(item -> verdicts.put(item, docket.verdict(item)));
        return verdicts;
    }
}
