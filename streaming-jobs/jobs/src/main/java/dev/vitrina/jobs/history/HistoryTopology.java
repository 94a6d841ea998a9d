package dev.vitrina.jobs.history;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Accepted changes and rejects, each kept the first time it is seen. */
final class HistoryTopology {
    private HistoryTopology() {}

    /** Keyed by document: a version with a body that was archived before is passed over. */
    static DataStream<Archived> firstSeen(DataStream<Archived> changes) {
        return changes.keyBy(Archived::document)
                .process(new FirstSeen<>(change -> change.version() + "|" + change.deleted() + "|" + change.bodyHash()))
                .returns(Types.POJO(Archived.class))
                .name("first seen change")
                .uid("first-seen-change");
    }

    /** Keyed by what was rejected: the same line of the same file is one reject, however often it is imported. */
    static DataStream<Rejected> firstRejected(DataStream<Rejected> rejects) {
        return rejects.keyBy(Rejected::key)
                .process(new FirstSeen<>(Rejected::reason))
                .returns(Types.POJO(Rejected.class))
                .name("first seen reject")
                .uid("first-seen-reject");
    }

    private interface Identity<T> extends Function<T, String>, Serializable {}

    /**
     * Passes what it has not seen. The state, a few bytes for each version of each document, is never cleared: any file
     * may be imported again.
     */
    private static final class FirstSeen<T> extends KeyedProcessFunction<String, T, T> {
        private static final long serialVersionUID = 1;

        private final Identity<T> identity;
        private transient MapState<String, Boolean> seen;

        private FirstSeen(Identity<T> identity) {
            this.identity = identity;
        }

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", Types.STRING, Types.BOOLEAN));
        }

        @Override
        public void processElement(T item, Context context, Collector<T> out) throws Exception {
            String key = identity.apply(item);
            if (!seen.contains(key)) {
                seen.put(key, true);
                out.collect(item);
            }
        }
    }
}
