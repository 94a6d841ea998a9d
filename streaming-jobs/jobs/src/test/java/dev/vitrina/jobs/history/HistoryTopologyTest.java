package dev.vitrina.jobs.history;

import static dev.vitrina.jobs.history.HistoryFlatTypes.archived;
import static dev.vitrina.jobs.history.HistoryFlatTypes.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.config.JobEnvironment;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HistoryTopologyTest {
    @AutoClose
    private KeyedOneInputStreamOperatorTestHarness<Object, Object, ?> step;

    @Test
    void aVersionIsArchivedTheFirstTimeItIsSeen() throws Exception {
        step = LastStep.of(changes());
        step.open();
        send(archived("R-1", 2, "{}"), archived("R-1", 1, "{}"), archived("R-1", 2, "{}"), archived("R-2", 2, "{}"));

        assertThat(step.extractOutputValues())
                .isEqualTo(List.of(archived("R-1", 2, "{}"), archived("R-1", 1, "{}"), archived("R-2", 2, "{}")));
    }

    @Test
    void aConflictAndADeletionAreArchivedBesideTheirVersion() throws Exception {
        step = LastStep.of(changes());
        step.open();
        send(archived("R-1", 2, "{}"), archived("R-1", 2, "{ }"), archived("R-1", 2, null), archived("R-1", 2, null));

        assertThat(step.extractOutputValues())
                .isEqualTo(List.of(archived("R-1", 2, "{}"), archived("R-1", 2, "{ }"), archived("R-1", 2, null)));
    }

    @Test
    void aBodyThatComesBackAfterItWasContradictedIsArchivedAgain() throws Exception {
        step = LastStep.of(changes());
        step.open();
        Archived first = archived("R-1", 1, "{}", 1);
        Archived other = archived("R-1", 1, "{ }", 2);
        Archived back = archived("R-1", 1, "{}", 3);
        send(first, other, back, first, other, back, archived("R-1", 1, "{ }", 1));

        assertThat(step.extractOutputValues()).isEqualTo(List.of(first, other, back));
    }

    @Test
    void theSameBodyIsADuplicateThoughItSaysThatItWasChangedLater() throws Exception {
        step = LastStep.of(changes());
        step.open();
        send(archived("R-1", 1, "{}", 1), archived("R-1", 1, "{}", 3));

        assertThat(step.extractOutputValues()).isEqualTo(List.of(archived("R-1", 1, "{}", 1)));
    }

    @Test
    void whatWasSeenBeforeACheckpointIsKnownAfterIt() throws Exception {
        step = LastStep.of(changes());
        step.open();
        send(archived("R-1", 2, "{}"));
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        step.close();

        step = LastStep.of(changes());
        step.initializeState(checkpoint);
        step.open();
        send(archived("R-1", 2, "{}"), archived("R-1", 3, "{}"));

        assertThat(step.extractOutputValues()).isEqualTo(List.of(archived("R-1", 3, "{}")));
    }

    @Test
    void aLineOfAFileIsRejectedOnceForEachReason() throws Exception {
        step = LastStep.of(HistoryTopology.firstRejected(
                JobEnvironment.create().fromData(List.of(rejected("f:1", "bad")), Types.POJO(Rejected.class))));
        step.open();
        send(rejected("f:1", "bad"), rejected("f:2", "bad"), rejected("f:1", "bad"), rejected("f:1", "worse"));

        assertThat(step.extractOutputValues())
                .isEqualTo(List.of(rejected("f:1", "bad"), rejected("f:2", "bad"), rejected("f:1", "worse")));
    }

    private static DataStream<Archived> changes() {
        return HistoryTopology.firstSeen(
                JobEnvironment.create().fromData(List.of(archived("R-1", 1, "{}")), Types.POJO(Archived.class)));
    }

    private void send(Object... items) throws Exception {
        for (Object item : items) {
            step.processElement(new StreamRecord<>(item));
        }
    }
}
