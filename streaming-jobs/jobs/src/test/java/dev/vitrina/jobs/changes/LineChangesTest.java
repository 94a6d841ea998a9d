package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.state.Fields;
import dev.vitrina.jobs.state.FlatType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first keyed step: what a job learns of a document's versions. */
class LineChangesTest {
    private record Texts() implements Codec<String> {
        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(String text, DataOutput out) throws IOException {
            Fields.writeText(text, out);
        }

        @Override
        public String read(int version, DataInput in) throws IOException {
            return Fields.readText(in);
        }
    }

    @AutoClose
    private KeyedOneInputStreamOperatorTestHarness<Object, DocumentVersion<String>, LineChange<String>> step;

    @BeforeEach
    void newStep() throws Exception {
        step = step();
    }

    @Test
    void onlyWhatDiffersFromTheVersionBeforeGoesOn() throws Exception {
        step.open();
        send("D-1", 1, "a", "b");
        send("D-1", 2, "b", "c");

        assertThat(changes()).containsExactly("+a", "+b", "-a", "+c");
    }

    @Test
    void replaysAndOlderVersionsEndHere() throws Exception {
        step.open();
        send("D-1", 2, "b");
        send("D-1", 1, "a");
        send("D-1", 2, "b");

        assertThat(changes()).containsExactly("+b");
    }

    @Test
    void documentsOfOneIdFromTwoSourcesAreTwo() throws Exception {
        step.open();
        send("D-1", 2, "b");
        step.processElement(new StreamRecord<>(version("shop", "D-1", 1, "a")));

        assertThat(changes()).containsExactly("+b", "+a");
    }

    @Test
    void aRestoredStepRetractsWhatWasAssertedBeforeTheCheckpoint() throws Exception {
        step.open();
        send("D-1", 1, "a", "a", "b");
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        step.close();

        step = step();
        step.initializeState(checkpoint);
        step.open();
        send("D-1", 1, "a", "a", "b");
        send("D-1", 2, "a");

        assertThat(changes()).containsExactly("-a", "-b");
    }

    private void send(String id, long version, String... lines) throws Exception {
        step.processElement(new StreamRecord<>(version("erp", id, version, lines)));
    }

    private List<String> changes() {
        return step.extractOutputValues().stream()
                .map(change -> (change.asserted() ? "+" : "-") + change.line())
                .toList();
    }

    private static DocumentVersion<String> version(String source, String id, long version, String... lines) {
        return new DocumentVersion<>(
                "stock_document",
                source,
                id,
                version,
                Paper.day(1),
                String.join("", lines),
                false,
                Paper.day(1),
                List.of(lines));
    }

    private static KeyedOneInputStreamOperatorTestHarness<Object, DocumentVersion<String>, LineChange<String>> step()
            throws Exception {
        FlatType<DocumentVersion<String>> type =
                FlatType.of(DocumentVersion.class, new DocumentVersionCodec<>(LinesCodec.each(new Texts())));
        return LastStep.of(LineChanges.of(
                JobEnvironment.create().fromData(List.of(version("erp", "D-1", 1)), type), new Texts(), "document"));
    }
}
