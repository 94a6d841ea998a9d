package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.Closings;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.Posting;
import dev.vitrina.jobs.changes.NewestVersion.Replacement;
import dev.vitrina.jobs.state.FlatType;
import dev.vitrina.jobs.state.Packed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares each version of a document with the one before, and what it asserts with what it would assert by the bundles'
 * newest definitions and the closings that stand. State holds the document as it states its lines, with the versions before
 * that closed books may hold. What stands asserted is always these lines by the definitions and closings known now, so a
 * retraction is exact, and the end does not depend on which came first.
 *
 * <p>A document's state is never cleared. Of definitions there are as many as there are bundles, of closings as many as books
 * were closed. When one changes, the documents of this task are looked through, unless no document since the start can have
 * named the SKU.
 */
final class CompareUnbundled<L>
        extends KeyedBroadcastProcessFunction<String, DocumentVersion<Stated<L>>, Announcement, DocumentChange<L>>
        implements CheckpointedFunction {
    /** By SKU what its sources say. */
    static final MapStateDescriptor<String, BundleDefinitions> DEFINITIONS =
            new MapStateDescriptor<>("definitions", Types.STRING, BundleDefinitions.TYPE);

    /** By source and id. */
    static final MapStateDescriptor<String, DocumentHistory<Closing>> CLOSINGS = new MapStateDescriptor<>(
            "closings",
            Types.STRING,
            FlatType.<DocumentHistory<Closing>>of(
                    DocumentHistory.class,
                    new DocumentHistoryCodec<>(new DocumentVersionCodec<>(LinesCodec.each(new ClosingCodec())))));

    private static final long serialVersionUID = 1;

    private final LinesCodec<Stated<L>> lines;
    private final Unbundling<L> unbundling;
    private final Posting<L> posting;
    private transient ValueStateDescriptor<Packed<DocumentHistory<Stated<L>>>> documents;
    private transient NewestVersion<Stated<L>> newest;
    private transient KnownRules<L> known;
    private transient SeenSkus seen;
    private transient boolean restored;

    CompareUnbundled(LinesCodec<Stated<L>> lines, Unbundling<L> unbundling, Posting<L> posting) {
        this.lines = lines;
        this.unbundling = unbundling;
        this.posting = posting;
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
        documents = NewestVersion.descriptor(lines);
        newest = new NewestVersion<>(
                getRuntimeContext().getState(documents),
                lines,
                document -> known.kept(document),
                getRuntimeContext().getMetricGroup());
        seen = new SeenSkus();
        if (restored) {
            seen.addAll();
        }
    }

    @Override
    public void processElement(
            DocumentVersion<Stated<L>> version, ReadOnlyContext context, Collector<DocumentChange<L>> out)
            throws Exception {
        KnownRules<L> rules = known(context.getBroadcastState(DEFINITIONS), context.getBroadcastState(CLOSINGS));
        Replacement<Stated<L>> replaced = newest.take(version);
        if (replaced == null) {
            return;
        }
        version.lines().forEach(stated -> seen.add(unbundling.sku(stated.line())));
        DocumentVersion<Stated<L>> after = replaced.newest();
        emit(
                replaced.after(),
                rules.asserted(replaced.before()),
                rules,
                after.causeAfter(replaced.former()),
                rules.bundles().recordedAt(after),
                out);
    }

    @Override
    public void processBroadcastElement(Announcement told, Context context, Collector<DocumentChange<L>> out)
            throws Exception {
        BroadcastState<String, BundleDefinitions> definitions = context.getBroadcastState(DEFINITIONS);
        BroadcastState<String, DocumentHistory<Closing>> closings = context.getBroadcastState(CLOSINGS);
        known(definitions, closings);
        if (!told.definitions().isEmpty()) {
            define(told.definitions(), definitions, context, out);
        }
        if (!told.closings().isEmpty()) {
            close(told.closings(), closings, context, out);
        }
    }

    private void define(
            List<BundleDefinition> changed,
            BroadcastState<String, BundleDefinitions> state,
            Context context,
            Collector<DocumentChange<L>> out)
            throws Exception {
        KnownBundles<L> bundles = known.bundles();
        Map<String, List<BundleDefinition>> bySku =
                changed.stream().collect(Collectors.groupingBy(BundleDefinition::sku));
        Map<String, List<BundleDefinition>> before = new HashMap<>();
        Map<String, Instant> recordedAt = new HashMap<>();
        for (Map.Entry<String, List<BundleDefinition>> entry : bySku.entrySet()) {
            String sku = entry.getKey();
            before.put(sku, bundles.of(sku));
            entry.getValue()
                    .forEach(definition -> recordedAt.merge(sku, definition.recordedAt(), CompareUnbundled::later));
            bundles.put(sku, take(sku, entry.getValue(), state));
        }
        before.keySet().removeIf(sku -> before.get(sku).equals(bundles.of(sku)) || !seen.mayHold(sku));
        if (!before.isEmpty()) {
            KnownRules<L> former = known.with(bundles.with(before));
            restate(
                    context,
                    former,
                    document -> document.versions().stream()
                            .flatMap(version -> version.lines().stream())
                            .filter(Stated::whole)
                            .map(stated -> recordedAt.get(unbundling.sku(stated.line())))
                            .filter(Objects::nonNull)
                            .max(Comparator.naturalOrder())
                            .orElse(null),
                    out);
        }
    }

    private void close(
            List<DocumentVersion<Closing>> versions,
            BroadcastState<String, DocumentHistory<Closing>> state,
            Context context,
            Collector<DocumentChange<L>> out)
            throws Exception {
        Instant latest = Instant.MIN;
        for (DocumentVersion<Closing> version : versions) {
            String key = Key.of(version.source(), version.id());
            DocumentHistory<Closing> before = state.get(key);
            state.put(key, before == null ? DocumentHistory.of(version) : before.with(version));
            latest = later(latest, version.recordedAt());
        }
        KnownRules<L> former = known;
        known = former.with(standing(state));
        Collection<String> organizations = known.closings().differences(former.closings());
        Instant recordedAt = latest;
        if (!organizations.isEmpty()) {
            restate(context, former, document -> known.concern(document, organizations) ? recordedAt : null, out);
        }
    }

    /**
     * Looks through all documents of this task and re-asserts those that other rules concern.
     *
     * @param recorded when the rules that concern a document were; null where none do
     */
    private void restate(
            Context context,
            KnownRules<L> former,
            Function<DocumentHistory<Stated<L>>, Instant> recorded,
            Collector<DocumentChange<L>> out)
            throws Exception {
        context.applyToKeyedState(documents, (key, state) -> {
            DocumentHistory<Stated<L>> document = newest.read(state);
            Instant recordedAt = document == null ? null : recorded.apply(document);
            if (recordedAt != null) {
                emit(
                        document,
                        former.asserted(document),
                        known,
                        Cause.EDIT,
                        later(recordedAt, known.bundles().recordedAt(document.newest())),
                        out);
            }
        });
    }

    /** Enters what sources now say of an SKU, and tells all that is said of it. */
    private static List<BundleDefinition> take(
            String sku, List<BundleDefinition> said, BroadcastState<String, BundleDefinitions> state) throws Exception {
        List<BundleDefinition> all = new ArrayList<>(said);
        BundleDefinitions before = state.get(sku);
        if (before != null) {
            before.definitions().stream()
                    .filter(other -> said.stream().noneMatch(one -> one.source().equals(other.source())))
                    .forEach(all::add);
        }
        all.sort(Comparator.comparing(BundleDefinition::source));
        state.put(sku, new BundleDefinitions(all));
        return all;
    }

    private static Closings standing(ReadOnlyBroadcastState<String, DocumentHistory<Closing>> state) throws Exception {
        List<Closing> closings = new ArrayList<>();
        for (Map.Entry<String, DocumentHistory<Closing>> entry : state.immutableEntries()) {
            DocumentVersion<Closing> newest = entry.getValue().newest();
            newest.lines()
                    .forEach(closing ->
                            closings.add(new Closing(closing.organization(), newest.recordedAt(), closing.until())));
        }
        return Closings.of(closings);
    }

    private KnownRules<L> known(
            ReadOnlyBroadcastState<String, BundleDefinitions> definitions,
            ReadOnlyBroadcastState<String, DocumentHistory<Closing>> closings)
            throws Exception {
        if (known == null) {
            KnownBundles<L> bundles = new KnownBundles<>(unbundling);
            for (Map.Entry<String, BundleDefinitions> entry : definitions.immutableEntries()) {
                bundles.put(entry.getKey(), entry.getValue().definitions());
            }
            known = new KnownRules<>(bundles, standing(closings), posting);
        }
        return known;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static <L> void emit(
            DocumentHistory<Stated<L>> document,
            List<L> before,
            KnownRules<L> rules,
            Cause cause,
            Instant recordedAt,
            Collector<DocumentChange<L>> out) {
        DocumentChange<L> change = DocumentChange.between(before, rules.asserted(document), cause, recordedAt);
        if (!change.isEmpty()) {
            out.collect(change.closedUntil(rules.closedUntil(document, recordedAt)));
        }
    }
}
