package dev.vitrina.jobs.history;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Accepted changes and rejects, each kept the first time it is seen. */
final class HistoryTopology {
    private static final MapStateDescriptor<String, Boolean> SEEN =
            new MapStateDescriptor<>("seen", Types.STRING, Types.BOOLEAN);

    private HistoryTopology() {}

    /**
     * Keyed by document: a version with a body that was archived before is passed over, unless it takes the place of another
     * body that contradicted it in between.
     */
    static DataStream<Archived> firstSeen(DataStream<Archived> changes) {
        return changes.keyBy(Archived::document)
                .process(new FirstSeenChange())
                .returns(Types.POJO(Archived.class))
                .name("first seen change")
                .uid("first-seen-change");
    }

    /** Keyed by what was rejected: the same line of the same file is one reject, however often it is imported. */
    static DataStream<Rejected> firstRejected(DataStream<Rejected> rejects) {
        return rejects.keyBy(Rejected::key)
                .process(new FirstSeenReject())
                .returns(Types.POJO(Rejected.class))
                .name("first seen reject")
                .uid("first-seen-reject");
    }

    /**
     * The state, a few bytes for each version of each document, is never cleared: any file may be imported again. Beside it is
     * the newest change archived of the document: version, when it was changed, and which body.
     */
    private static final class FirstSeenChange extends KeyedProcessFunction<String, Archived, Archived> {
        private static final long serialVersionUID = 1;
        private static final TypeInformation<Tuple3<Long, Long, String>> NEWEST =
                Types.TUPLE(Types.LONG, Types.LONG, Types.STRING);

        private transient MapState<String, Boolean> seen;
        private transient ValueState<Tuple3<Long, Long, String>> newest;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getMapState(SEEN);
            newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest", NEWEST));
        }

        @Override
        public void processElement(Archived change, Context context, Collector<Archived> out) throws Exception {
            String key = change.version() + "|" + change.deleted() + "|" + change.bodyHash();
            Tuple3<Long, Long, String> before = newest.value();
            boolean isKnown = seen.contains(key);
            boolean replaces = before == null ? !isKnown : change.replaces(before.f0, before.f1, before.f2);
            if (replaces) {
                newest.update(Tuple3.of(change.version(), change.changedAtMicros(), change.bodyHash()));
            }
            if (!isKnown) {
                seen.put(key, true);
            }
            if (replaces || !isKnown) {
                out.collect(change);
            }
        }
    }

    private static final class FirstSeenReject extends KeyedProcessFunction<String, Rejected, Rejected> {
        private static final long serialVersionUID = 1;

        private transient MapState<String, Boolean> seen;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getMapState(SEEN);
        }

        @Override
        public void processElement(Rejected reject, Context context, Collector<Rejected> out) throws Exception {
            if (!seen.contains(reject.reason())) {
                seen.put(reject.reason(), true);
                out.collect(reject);
            }
        }
    }
}
