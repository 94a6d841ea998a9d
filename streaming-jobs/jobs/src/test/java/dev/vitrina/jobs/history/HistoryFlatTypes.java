package dev.vitrina.jobs.history;

import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.state.Flat;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;

/** What the history job sends. */
public final class HistoryFlatTypes {
    private HistoryFlatTypes() {}

    public static Stream<Flat<?>> all() {
        return Stream.of(
                new Flat<>(Types.POJO(Archived.class), archived("R-1", 2, "{}")),
                new Flat<>(Types.POJO(Archived.class), archived("R-1", 3, null)),
                new Flat<>(Types.POJO(Rejected.class), rejected("orders.csv:7", "bad_line")));
    }

    /** A version; a deletion without a body. */
    static Archived archived(String id, long version, String body) {
        return archived(id, version, body, 1);
    }

    static Archived archived(String id, long version, String body, int changedOnDay) {
        return new Archived(
                "stock_document",
                "erp",
                id,
                version,
                Paper.day(changedOnDay),
                Paper.day(2),
                body == null,
                body,
                body == null ? "" : Integer.toHexString(body.hashCode()),
                "vitrina.stock_document",
                0,
                version);
    }

    static Rejected rejected(String key, String reason) {
        return new Rejected(
                key, null, null, null, "orders.csv", 7L, null, null, null, reason, "detail", "raw", Paper.day(1));
    }
}
