/**
 * A second, independent way of counting: stock, cost and money from the newest document versions, by sorting each item's
 * lines and folding them once. It shares no code with the jobs that keep the ledgers and is meant to be read beside the
 * rules of costing, not to be fast.
 */
package dev.vitrina.batch.reconciliation;
