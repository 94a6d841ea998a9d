package dev.vitrina.jobs.changes;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A source of Kafka's topics that commits its offsets as soon as a checkpoint is complete. By itself it does so when its
 * poll for messages returns, which takes ten seconds while none come (FLINK-40367): whoever waits for an import would wait
 * for that.
 */
final class PromptCommits<T, SplitT extends SourceSplit, EnumeratorT> implements Source<T, SplitT, EnumeratorT> {
    private static final long serialVersionUID = 1;

    private final Source<T, SplitT, EnumeratorT> source;

    PromptCommits(Source<T, SplitT, EnumeratorT> source) {
        this.source = source;
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SourceReader<T, SplitT> createReader(SourceReaderContext context) throws Exception {
        return new Reader<>(source.createReader(context));
    }

    @Override
    public SplitEnumerator<SplitT, EnumeratorT> createEnumerator(SplitEnumeratorContext<SplitT> context)
            throws Exception {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<SplitT, EnumeratorT> restoreEnumerator(
            SplitEnumeratorContext<SplitT> context, EnumeratorT state) throws Exception {
        return source.restoreEnumerator(context, state);
    }

    @Override
    public SimpleVersionedSerializer<SplitT> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<EnumeratorT> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }

    /** Does what its reader does, and wakes it up when there are offsets to commit. */
    @SuppressWarnings("try") // closing may throw whatever the reader throws
    private record Reader<T, SplitT extends SourceSplit>(SourceReader<T, SplitT> reader, Set<String> splits)
            implements SourceReader<T, SplitT> {
        Reader(SourceReader<T, SplitT> reader) {
            this(reader, new HashSet<>());
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) throws Exception {
            reader.notifyCheckpointComplete(checkpoint);
            // none of them pauses, so this only interrupts the poll
            reader.pauseOrResumeSplits(List.of(), splits);
        }

        @Override
        public void notifyCheckpointAborted(long checkpoint) throws Exception {
            reader.notifyCheckpointAborted(checkpoint);
        }

        @Override
        public void addSplits(List<SplitT> added) {
            added.forEach(split -> splits.add(split.splitId()));
            reader.addSplits(added);
        }

        @Override
        public void start() {
            reader.start();
        }

        @Override
        public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
            return reader.pollNext(output);
        }

        @Override
        public List<SplitT> snapshotState(long checkpoint) {
            return reader.snapshotState(checkpoint);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return reader.isAvailable();
        }

        @Override
        public void notifyNoMoreSplits() {
            reader.notifyNoMoreSplits();
        }

        @Override
        public void handleSourceEvents(SourceEvent event) {
            reader.handleSourceEvents(event);
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> paused, Collection<String> resumed) {
            reader.pauseOrResumeSplits(paused, resumed);
        }

        @Override
        public void close() throws Exception {
            reader.close();
        }
    }
}
