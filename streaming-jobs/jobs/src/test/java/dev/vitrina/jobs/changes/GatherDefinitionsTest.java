package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent on of products: their components, as soon as they ever had any. */
class GatherDefinitionsTest {
    @AutoClose
    private KeyedOneInputStreamOperatorTestHarness<Object, DocumentVersion<Bundle>, BundleDefinitions> step;

    @BeforeEach
    void newStep() throws Exception {
        step = step();
    }

    @Test
    void definitionsAreGatheredForATenthOfASecond() throws Exception {
        step.open();
        product("SET", 1, "2 MUG");
        product("KIT", 1, "5 CUP");
        step.setProcessingTime(99);
        assertThat(sent()).isEmpty();

        step.setProcessingTime(100);
        product("BOX", 1, "1 LID");
        step.setProcessingTime(200);

        assertThat(sent()).containsExactly("SET: 2 MUG, KIT: 5 CUP", "BOX: 1 LID");
    }

    @Test
    void whatIsGatheredIsSentBeforeTheBarrier() throws Exception {
        step.open();
        product("SET", 1, "2 MUG");
        step.prepareSnapshotPreBarrier(1);

        assertThat(sent()).containsExactly("SET: 2 MUG");
    }

    @Test
    void whatIsGatheredIsSentWhenTheInputEnds() throws Exception {
        step.open();
        product("SET", 1, "2 MUG");
        step.getOperator().finish();

        assertThat(sent()).containsExactly("SET: 2 MUG");
    }

    @Test
    void ofOneProductAllThatItSaidIsSentInTheOrderOfItsVersions() throws Exception {
        step.open();
        product("SET", 1, "2 MUG");
        product("SET", 3, "3 MUG");
        product("SET", 2, "9 MUG");
        step.prepareSnapshotPreBarrier(1);

        assertThat(sent()).containsExactly("SET: 2 MUG, SET: 9 MUG, SET: 3 MUG");
    }

    @Test
    void plainGoodsAreNotSpokenOf() throws Exception {
        step.open();
        product("MUG", 1);
        product("MUG", 2);
        delete("CUP", 1);
        step.prepareSnapshotPreBarrier(1);

        assertThat(sent()).isEmpty();
    }

    @Test
    void aBundleThatIsNoneAnyMoreOrGoneIsInTheEndWithoutComponents() throws Exception {
        step.open();
        product("SET", 1, "2 MUG");
        product("KIT", 1, "5 CUP");
        step.prepareSnapshotPreBarrier(1);
        product("SET", 2);
        delete("KIT", 2);
        step.prepareSnapshotPreBarrier(2);

        assertThat(sent()).containsExactly("SET: 2 MUG, KIT: 5 CUP", "SET: 2 MUG, SET: , KIT: 5 CUP, KIT: ");
    }

    @Test
    void aVersionThatComesTooLateDoesNotBringABundleBack() throws Exception {
        step.open();
        product("SET", 2);
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        step.close();

        step = step();
        step.initializeState(checkpoint);
        step.open();
        product("SET", 1, "2 MUG");
        step.prepareSnapshotPreBarrier(2);

        assertThat(sent()).containsExactly("SET: 2 MUG, SET: ");
    }

    @Test
    void aDefinitionIsChangedAndRecordedWhenItsProductWas() throws Exception {
        step.open();
        product("SET", 7, "2 MUG");
        step.prepareSnapshotPreBarrier(1);

        BundleDefinition definition =
                step.extractOutputValues().getFirst().definitions().getFirst();
        assertThat(definition.source()).isEqualTo("erp");
        assertThat(definition.changedAt()).isEqualTo(Paper.day(0).plusSeconds(7));
        assertThat(definition.recordedAt()).isEqualTo(Paper.day(0).plusSeconds(7));
    }

    private void product(String sku, long version, String... components) throws Exception {
        send(SetWeek.product(sku, version, components));
    }

    private void delete(String sku, long version) throws Exception {
        send(Paper.change(Entity.PRODUCT, sku, version, null));
    }

    private void send(Change change) throws Exception {
        step.processElement(new StreamRecord<>(DocumentVersions.version(change, new BundleNormaliser())));
    }

    /** Each sending as a text. */
    private List<String> sent() {
        return step.extractOutputValues().stream()
                .map(sending -> String.join(
                        ", ",
                        sending.definitions().stream()
                                .map(definition -> definition.sku() + ": " + text(definition.bundle()))
                                .toList()))
                .toList();
    }

    private static String text(Bundle bundle) {
        return String.join(
                ", ",
                bundle.components().stream()
                        .map(component -> component.quantity() / 1000 + " " + component.sku())
                        .toList());
    }

    private static KeyedOneInputStreamOperatorTestHarness<Object, DocumentVersion<Bundle>, BundleDefinitions> step()
            throws Exception {
        return LastStep.of(Bundles.definitions(Paper.anyMessages(), Paper.schemas()));
    }
}
