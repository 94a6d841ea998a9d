package dev.vitrina.batch.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts stock, cost and money anew from nothing but document versions, by the rules of costing. It shares no code with
 * the jobs that keep the ledgers, so that what both agree on is right, and what they do not is found.
 */
public final class Judge {
    private final Policies policies;

    private Judge(Policies policies) {
        this.policies = policies;
    }

    public static Judge of(Policies policies) {
        return new Judge(policies);
    }

    /** A docket to add versions to one by one, for more of them than one wants to have in memory. */
    public Docket docket() {
        return new Docket(policies);
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
