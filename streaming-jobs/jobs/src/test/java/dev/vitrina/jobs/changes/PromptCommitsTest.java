package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;

/** That Kafka's own reader really commits sooner by it is seen wherever somebody waits for an import. */
class PromptCommitsTest {
    private record Partition(String splitId) implements SourceSplit {}

    @Test
    void aCompleteCheckpointIsCommittedAndThenThePollOfAllPartitionsIsInterrupted() throws Exception {
        List<String> log = new ArrayList<>();
        SourceReader<String, Partition> reader = new PromptCommits<>(new Logging(log)).createReader(null);

        reader.addSplits(List.of(new Partition("orders-0"), new Partition("orders-1")));
        reader.notifyCheckpointComplete(7);

        assertThat(log).containsExactly("reads [orders-0, orders-1]", "commits 7", "resumes [orders-0, orders-1]");
    }

    /** Writes down what it is told. */
    private record Logging(List<String> log) implements Source<String, Partition, Void> {
        private static final long serialVersionUID = 1;

        @Override
        public SourceReader<String, Partition> createReader(SourceReaderContext context) {
            return new LoggingReader(log);
        }

        @Override
        public Boundedness getBoundedness() {
            return Boundedness.CONTINUOUS_UNBOUNDED;
        }

        @Override
        public SplitEnumerator<Partition, Void> createEnumerator(SplitEnumeratorContext<Partition> context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SplitEnumerator<Partition, Void> restoreEnumerator(
                SplitEnumeratorContext<Partition> context, Void state) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimpleVersionedSerializer<Partition> getSplitSerializer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
            throw new UnsupportedOperationException();
        }
    }

    private record LoggingReader(List<String> log) implements SourceReader<String, Partition> {
        @Override
        public void addSplits(List<Partition> splits) {
            log.add("reads " + splits.stream().map(Partition::splitId).toList());
        }

        @Override
        public void notifyCheckpointComplete(long checkpoint) {
            log.add("commits " + checkpoint);
        }

        @Override
        public void pauseOrResumeSplits(Collection<String> paused, Collection<String> resumed) {
            log.add("resumes " + resumed.stream().sorted().toList());
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void start() {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStatus pollNext(ReaderOutput<String> output) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Partition> snapshotState(long checkpoint) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void notifyNoMoreSplits() {
            throw new UnsupportedOperationException();
        }
    }
}
