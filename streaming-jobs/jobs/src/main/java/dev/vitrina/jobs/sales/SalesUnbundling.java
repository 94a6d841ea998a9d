package dev.vitrina.jobs.sales;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.sales.SalesLine;
import dev.vitrina.jobs.changes.Unbundling;
import java.util.List;

/** What a bundle was sold for is not split: the ledger of sales keeps the bundle. */
record SalesUnbundling() implements Unbundling<SalesLine> {
    @Override
    public String sku(SalesLine line) {
        return line.sku();
    }

    @Override
    public List<SalesLine> parts(SalesLine line, Bundle bundle) {
        return List.of(line);
    }
}
