package dev.vitrina.jobs.changes;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.DocumentHistory;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.changes.NewestVersion.Replacement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps the newest version of each product, and of one that ever had components all versions: what these say is sent on.
 * Definitions are gathered for {@value #GATHERING_MILLIS} ms, since each sending may make the next step look through its
 * documents: a catalogue that is imported at once makes it look a few times and not for every bundle. What is gathered is
 * sent before a checkpoint's barrier, so it never has to be saved. A product's state is never cleared, as a document's is
 * not; of goods that never were a bundle it holds the version and nothing else.
 */
final class GatherDefinitions extends AbstractStreamOperator<BundleDefinitions>
        implements OneInputStreamOperator<DocumentVersion<Bundle>, BundleDefinitions> {
    private static final long serialVersionUID = 1;
    private static final long GATHERING_MILLIS = 100;
    private static final int MOST_DEFINITIONS = 10_000;
    private static final LinesCodec<Bundle> LINES = LinesCodec.each(new BundleCodec());

    private transient NewestVersion<Bundle> newest;
    private transient Map<Product, List<BundleDefinition>> gathered;
    private transient boolean ending;

    private record Product(String source, String sku) {}

    @Override
    public void open() throws Exception {
        super.open();
        newest = new NewestVersion<>(
                getKeyedStateStore().getState(NewestVersion.descriptor(LINES)),
                LINES,
                history -> isBundle(history) ? history : history.withoutFormer(),
                getMetricGroup());
        gathered = new LinkedHashMap<>();
    }

    @Override
    public void processElement(StreamRecord<DocumentVersion<Bundle>> version) throws Exception {
        Replacement<Bundle> product = newest.take(version.getValue());
        if (product == null || !isBundle(product.after()) && !isBundle(product.before())) {
            return;
        }
        DocumentVersion<Bundle> newest = product.newest();
        gathered.put(
                new Product(newest.source(), newest.id()),
                product.after().versions().stream()
                        .map(said -> new BundleDefinition(
                                said.id(), said.source(), said.changedAt(), said.recordedAt(), bundle(said)))
                        .toList());
        if (gathered.size() >= MOST_DEFINITIONS) {
            send();
        } else if (!ending) {
            ending = true;
            var time = getProcessingTimeService();
            time.registerTimer(time.getCurrentProcessingTime() + GATHERING_MILLIS, now -> {
                ending = false;
                send();
            });
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) {
        send();
    }

    @Override
    public void finish() throws Exception {
        send();
        super.finish();
    }

    private void send() {
        if (!gathered.isEmpty()) {
            output.collect(new StreamRecord<>(new BundleDefinitions(
                    gathered.values().stream().flatMap(List::stream).toList())));
            gathered.clear();
        }
    }

    /** Whether any version has components. */
    private static boolean isBundle(DocumentHistory<Bundle> product) {
        return product != null
                && product.versions().stream()
                        .anyMatch(version -> !bundle(version).isNone());
    }

    private static Bundle bundle(DocumentVersion<Bundle> product) {
        return product.lines().isEmpty() ? Bundle.NONE : product.lines().getFirst();
    }
}
