package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Closing;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.Posting;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.state.FlatType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a document asserts when books are closed, whichever comes first. So many goods are of that day. */
class CompareClosedTest {
    private static final int CLOSED = 10;

    @AutoClose
    private KeyedBroadcastOperatorTestHarness<
                    Object, DocumentVersion<Stated<Goods>>, Announcement, DocumentChange<Goods>>
            step;

    private record ByDay() implements Posting<Goods> {
        @Override
        public Instant moment(Goods goods) {
            return Paper.day((int) (goods.quantity() / 1000));
        }

        @Override
        public String organization(Goods goods) {
            return "main";
        }

        @Override
        public Object identity(Goods goods) {
            return goods.sku();
        }

        @Override
        public boolean isAlike(Goods before, Goods after) {
            return false;
        }

        @Override
        public Goods corrected(Goods goods, Correction<Goods> correction) {
            String form = !correction.isPosted() ? "moved" : correction.withdrawn() ? "gone" : "late";
            return new Goods(goods.sku() + " " + form, goods.quantity());
        }
    }

    @BeforeEach
    void newStep() throws Exception {
        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.open();
    }

    @Test
    void whatIsRecordedLaterIsPosted() throws Exception {
        close(1, 4);
        document(1, CLOSED - 1, "1 TEA");
        document(2, CLOSED + 1, "2 TEA", "6 MUG");

        assertThat(standing()).containsExactlyInAnyOrder("1 TEA", "1 TEA gone", "2 TEA late", "6 MUG");
        assertThat(step.extractOutputValues().getLast().closedUntil()).containsEntry("main", Paper.day(4));
        assertThat(step.extractOutputValues().getFirst().closedUntil()).isEmpty();
    }

    @Test
    void aClosingThatComesLastMakesTheSameOfIt() throws Exception {
        document(2, CLOSED + 1, "2 TEA", "6 MUG");
        document(1, CLOSED - 1, "1 TEA");
        assertThat(standing()).containsExactlyInAnyOrder("2 TEA", "6 MUG");
        close(1, 4);

        assertThat(standing()).containsExactlyInAnyOrder("1 TEA", "1 TEA gone", "2 TEA late", "6 MUG");
    }

    @Test
    void closingsAndFormerVersionsAreKeptThroughARestart() throws Exception {
        close(1, 4);
        document(1, CLOSED - 1, "1 TEA");
        document(2, CLOSED + 1, "2 TEA");
        List<String> before = standing();
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        document(3, CLOSED + 2, "3 TEA");

        assertThat(before).containsExactlyInAnyOrder("1 TEA", "1 TEA gone", "2 TEA late");
        assertThat(changes()).containsExactly("-2 TEA late", "+3 TEA late");
    }

    @Test
    void aClosingThatIsTakenBackOpensTheBooks() throws Exception {
        close(1, 4);
        document(1, CLOSED - 1, "1 TEA");
        document(2, CLOSED + 1, "2 TEA");
        close(2, 0);

        assertThat(standing()).containsExactly("2 TEA");
    }

    @Test
    void anOlderVersionThatComesLateIsWhatClosedBooksHold() throws Exception {
        close(1, 4);
        document(2, CLOSED + 1, "2 TEA");
        assertThat(standing()).containsExactly("2 TEA late");
        document(1, CLOSED - 1, "1 TEA");

        assertThat(standing()).containsExactlyInAnyOrder("1 TEA", "1 TEA gone", "2 TEA late");
    }

    /** Closes what lies before a day; before day 0 nothing. */
    private void close(long version, int until) throws Exception {
        Instant recordedAt = Paper.day(CLOSED);
        List<Closing> closes = until == 0 ? List.of() : List.of(new Closing("main", recordedAt, Paper.day(until)));
        step.processBroadcastElement(new StreamRecord<>(Announcement.of(new DocumentVersion<>(
                "closing", "erp", "C-1", version, recordedAt, "c" + version, false, recordedAt, closes))));
    }

    private void document(long version, int recorded, String... goods) throws Exception {
        List<Stated<Goods>> lines = Arrays.stream(goods)
                .map(text -> text.split(" "))
                .map(words -> new Stated<>(new Goods(words[1], Long.parseLong(words[0]) * 1000), true))
                .toList();
        Instant at = Paper.day(recorded);
        step.processElement(new StreamRecord<>(new DocumentVersion<>(
                "stock_document", "erp", "D-1", version, at, lines.toString(), false, at, lines)));
    }

    private List<String> changes() {
        return step.extractOutputValues().stream()
                .flatMap(change -> change.lines().stream())
                .map(line -> (line.asserted() ? "+" : "-") + line.line())
                .toList();
    }

    private List<String> standing() {
        List<String> standing = new ArrayList<>();
        for (String change : changes()) {
            if (change.startsWith("+")) {
                standing.add(change.substring(1));
            } else {
                assertThat(standing.remove(change.substring(1))).as(change).isTrue();
            }
        }
        return standing;
    }

    private static KeyedBroadcastOperatorTestHarness<
                    Object, DocumentVersion<Stated<Goods>>, Announcement, DocumentChange<Goods>>
            step() throws Exception {
        var environment = JobEnvironment.create();
        FlatType<DocumentVersion<Stated<Goods>>> type =
                FlatType.of(DocumentVersion.class, new DocumentVersionCodec<>(Goods.STATED));
        return LastStep.hearing(Bundles.unbundled(
                environment.fromData(
                        List.of(new DocumentVersion<>(
                                "stock_document", "erp", "D-0", 1, Paper.day(1), "", false, Paper.day(1), List.of())),
                        type),
                environment.fromData(List.of(new Announcement(List.of(), List.of())), Announcement.TYPE),
                new Goods.Parts(),
                new ByDay(),
                Goods.STATED,
                new Goods.AsBytes(),
                "document"));
    }
}
