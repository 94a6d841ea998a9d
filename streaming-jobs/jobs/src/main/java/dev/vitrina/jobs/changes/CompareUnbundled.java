package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.changes.NewestVersion.Replacement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares each version of a document with the one before, and what it asserts with what it would assert by the bundles'
 * newest definitions. State holds the document as it states its lines. What stands asserted is always these lines taken
 * apart by the definitions known now, so a retraction is exact, and the end does not depend on which came first.
 *
 * <p>A document's state is never cleared. Of definitions there are as many as there are bundles. When one changes, the
 * documents of this task are looked through, unless no document since the start can have named the SKU.
 */
final class CompareUnbundled<L>
        extends KeyedBroadcastProcessFunction<String, DocumentVersion<Stated<L>>, BundleDefinitions, DocumentChange<L>>
        implements CheckpointedFunction {
    /** By SKU what its sources say. */
    static final MapStateDescriptor<String, BundleDefinitions> DEFINITIONS =
            new MapStateDescriptor<>("definitions", Types.STRING, BundleDefinitions.TYPE);

    private static final long serialVersionUID = 1;

    private final TypeInformation<DocumentVersion<Stated<L>>> type;
    private final Unbundling<L> unbundling;
    private transient ValueStateDescriptor<DocumentVersion<Stated<L>>> documents;
    private transient NewestVersion<Stated<L>> newest;
    private transient KnownBundles<L> known;
    private transient SeenSkus seen;
    private transient boolean restored;

    CompareUnbundled(TypeInformation<DocumentVersion<Stated<L>>> type, Unbundling<L> unbundling) {
        this.type = type;
        this.unbundling = unbundling;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
        restored = context.isRestored();
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) {
        // what is not in Flink's own state is made anew from it
    }

    @Override
    public void open(OpenContext context) {
        documents = new ValueStateDescriptor<>("newest", type);
        newest = new NewestVersion<>(
                getRuntimeContext().getState(documents), getRuntimeContext().getMetricGroup());
        seen = new SeenSkus();
        if (restored) {
            seen.addAll();
        }
    }

    @Override
    public void processElement(
            DocumentVersion<Stated<L>> version, ReadOnlyContext context, Collector<DocumentChange<L>> out)
            throws Exception {
        KnownBundles<L> bundles = known(context.getBroadcastState(DEFINITIONS));
        Replacement<Stated<L>> replaced = newest.take(version);
        if (replaced == null) {
            return;
        }
        DocumentVersion<Stated<L>> before = replaced.before();
        DocumentVersion<Stated<L>> after = replaced.after();
        after.lines().forEach(stated -> seen.add(unbundling.sku(stated.line())));
        emit(
                DocumentChange.between(
                        before == null ? List.of() : bundles.asserted(before),
                        bundles.asserted(after),
                        after.causeAfter(before),
                        bundles.recordedAt(after)),
                out);
    }

    @Override
    public void processBroadcastElement(BundleDefinitions changed, Context context, Collector<DocumentChange<L>> out)
            throws Exception {
        BroadcastState<String, BundleDefinitions> state = context.getBroadcastState(DEFINITIONS);
        KnownBundles<L> bundles = known(state);
        Map<String, BundleDefinition> before = new HashMap<>();
        Map<String, Instant> recordedAt = new HashMap<>();
        for (BundleDefinition definition : changed.definitions()) {
            String sku = definition.sku();
            before.putIfAbsent(sku, bundles.of(sku));
            recordedAt.merge(sku, definition.recordedAt(), CompareUnbundled::later);
            bundles.put(sku, BundleDefinition.standing(take(definition, state)));
        }
        before.keySet().removeIf(sku -> isSame(before.get(sku), bundles.of(sku)) || !seen.mayHold(sku));
        if (!before.isEmpty()) {
            KnownBundles<L> former = bundles.with(before);
            context.applyToKeyedState(documents, (key, document) -> {
                DocumentVersion<Stated<L>> standing = document.value();
                if (standing != null) {
                    restate(standing, former, bundles, recordedAt, out);
                }
            });
        }
    }

    private void restate(
            DocumentVersion<Stated<L>> document,
            KnownBundles<L> before,
            KnownBundles<L> after,
            Map<String, Instant> recordedAt,
            Collector<DocumentChange<L>> out) {
        Instant latest = null;
        for (Stated<L> stated : document.lines()) {
            Instant recorded = stated.whole() ? recordedAt.get(unbundling.sku(stated.line())) : null;
            latest = recorded == null ? latest : latest == null ? recorded : later(latest, recorded);
        }
        if (latest != null) {
            emit(
                    DocumentChange.between(
                            before.asserted(document),
                            after.asserted(document),
                            Cause.EDIT,
                            later(latest, after.recordedAt(document))),
                    out);
        }
    }

    /** Enters what a source now says, and tells what all of the SKU's sources say. */
    private static List<BundleDefinition> take(
            BundleDefinition definition, BroadcastState<String, BundleDefinitions> state) throws Exception {
        List<BundleDefinition> all = new ArrayList<>();
        BundleDefinitions before = state.get(definition.sku());
        if (before != null) {
            before.definitions().stream()
                    .filter(other -> !other.source().equals(definition.source()))
                    .forEach(all::add);
        }
        if (!definition.bundle().isNone()) {
            all.add(definition);
        }
        if (all.isEmpty()) {
            state.remove(definition.sku());
        } else {
            state.put(definition.sku(), new BundleDefinitions(all));
        }
        return all;
    }

    private static boolean isSame(BundleDefinition one, BundleDefinition other) {
        return one == null ? other == null : other != null && one.bundle().equals(other.bundle());
    }

    private KnownBundles<L> known(ReadOnlyBroadcastState<String, BundleDefinitions> state) throws Exception {
        if (known == null) {
            known = new KnownBundles<>(unbundling);
            for (Map.Entry<String, BundleDefinitions> entry : state.immutableEntries()) {
                known.put(
                        entry.getKey(),
                        BundleDefinition.standing(entry.getValue().definitions()));
            }
        }
        return known;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static <L> void emit(DocumentChange<L> change, Collector<DocumentChange<L>> out) {
        if (!change.isEmpty()) {
            out.collect(change);
        }
    }
}
