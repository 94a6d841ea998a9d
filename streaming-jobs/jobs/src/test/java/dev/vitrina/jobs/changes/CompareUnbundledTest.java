package dev.vitrina.jobs.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Bundle;
import dev.vitrina.domain.documents.Bundle.Component;
import dev.vitrina.domain.documents.BundleDefinition;
import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.documents.DocumentVersion;
import dev.vitrina.domain.documents.LineChange;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.config.JobEnvironment;
import dev.vitrina.jobs.state.FlatType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a document of bundles asserts, whenever it is said what a bundle is. */
class CompareUnbundledTest {
    @AutoClose
    private KeyedBroadcastOperatorTestHarness<
                    Object, DocumentVersion<Stated<Goods>>, Announcement, DocumentChange<Goods>>
            step;

    @BeforeEach
    void newStep() throws Exception {
        step = step();
    }

    @Test
    void aBundleKnownBeforeIsTakenApartAtOnce() throws Exception {
        step.open();
        define("SET", "erp", 1, "1 BOX, 2 MUG");
        document("D-1", 1, 1, "3 SET", "1 TEA");

        assertThat(changes()).containsExactly("+3 BOX", "+6 MUG", "+1 TEA");
    }

    @Test
    void aBundleKnownLaterIsTakenApartThen() throws Exception {
        step.open();
        document("D-1", 1, 1, "3 SET", "1 TEA");
        document("D-2", 1, 1, "1 SET");
        document("D-3", 1, 1, "1 TEA");
        define("SET", "erp", 2, "1 BOX, 2 MUG");

        assertThat(changes())
                .startsWith("+3 SET", "+1 TEA", "+1 SET", "+1 TEA")
                .containsSubsequence("-3 SET", "+3 BOX", "+6 MUG")
                .containsSubsequence("-1 SET", "+1 BOX", "+2 MUG")
                .hasSize(10);
    }

    @Test
    void aChangedBundleIsPutTogetherAndTakenApartAnew() throws Exception {
        step.open();
        define("SET", "erp", 1, "1 BOX, 2 MUG");
        document("D-1", 1, 1, "3 SET");
        define("SET", "erp", 2, "1 BOX, 3 MUG");
        define("SET", "erp", 3, "");

        assertThat(changes()).containsExactly("+3 BOX", "+6 MUG", "-6 MUG", "+9 MUG", "-3 BOX", "-9 MUG", "+3 SET");
    }

    @Test
    void aDefinitionThatSaysTheSameAgainChangesNothing() throws Exception {
        step.open();
        define("SET", "erp", 1, "1 BOX, 2 MUG");
        document("D-1", 1, 1, "3 SET");
        define("SET", "erp", 2, "1 BOX, 2 MUG");

        assertThat(changes()).containsExactly("+3 BOX", "+6 MUG");
    }

    @Test
    void anEditedDocumentRetractsWhatItAssertedByTheDefinitionsOfNow() throws Exception {
        step.open();
        define("SET", "erp", 1, "1 BOX, 2 MUG");
        document("D-1", 1, 1, "3 SET");
        define("SET", "erp", 2, "1 BOX, 3 MUG");
        document("D-1", 2, 1, "2 SET");
        delete("D-1", 3);

        assertThat(sum()).isEmpty();
        assertThat(changes()).endsWith("-3 BOX", "-9 MUG", "+2 BOX", "+6 MUG", "-2 BOX", "-6 MUG");
    }

    @Test
    void anotherSourcesDefinitionStandsUntilOneIsChangedLater() throws Exception {
        step.open();
        document("D-1", 1, 1, "1 SET");
        define("SET", "shop", 5, "2 MUG");
        define("SET", "erp", 3, "9 MUG");
        assertThat(sum()).containsExactly("2 MUG");

        define("SET", "shop", 6, "");
        assertThat(sum()).containsExactly("9 MUG");

        define("SET", "erp", 7, "");
        assertThat(sum()).containsExactly("1 SET");
    }

    @Test
    void whatADocumentTookApartItselfIsNotTakenApartAgain() throws Exception {
        step.open();
        define("SET", "erp", 1, "1 BOX, 2 MUG");
        define("MUG", "erp", 1, "1 CLAY");
        step.processElement(new StreamRecord<>(version(
                "D-1", 1, 1, List.of(new Stated<>(new Goods("SET", 1000), false), stated("2 SET")))));
        define("SET", "erp", 2, "1 BOX");

        assertThat(sum()).as("one level only").containsExactly("2 BOX", "1 SET");
    }

    @Test
    void theSameGoodsFromABundleAndOnTheirOwnAreCountedBoth() throws Exception {
        step.open();
        document("D-1", 1, 1, "1 SET", "2 MUG", "1 MUG");
        define("SET", "erp", 1, "2 MUG");
        document("D-1", 2, 1, "1 SET", "1 MUG");

        assertThat(sum()).containsExactly("3 MUG");
    }

    @Test
    void definitionsThatComeTogetherChangeADocumentOnce() throws Exception {
        step.open();
        document("D-1", 1, 1, "1 SET", "1 KIT");
        step.processBroadcastElement(new StreamRecord<>(new Announcement(
                List.of(definition("SET", "erp", 2, "2 MUG"), definition("KIT", "erp", 3, "5 CUP")), List.of())));

        List<DocumentChange<Goods>> emitted = step.extractOutputValues();
        assertThat(emitted).hasSize(2);
        assertThat(emitted.getLast().cause()).isEqualTo(Cause.EDIT);
        assertThat(emitted.getLast().recordedAt()).isEqualTo(Paper.day(3));
        assertThat(sum()).containsExactly("5 CUP", "2 MUG");
    }

    @Test
    void aChangeIsRecordedWhenTheLaterOfDocumentAndProductWas() throws Exception {
        step.open();
        document("D-1", 1, 5, "1 SET");
        document("D-2", 1, 1, "1 SET");
        define("SET", "erp", 3, "2 MUG");
        document("D-3", 1, 1, "1 SET");
        document("D-4", 1, 1, "1 TEA");

        assertThat(step.extractOutputValues().stream().map(change -> change.recordedAt() + " " + change.asserted()))
                .containsExactlyInAnyOrder(
                        Paper.day(5) + " [1 SET]",
                        Paper.day(1) + " [1 SET]",
                        Paper.day(5) + " [2 MUG]",
                        Paper.day(3) + " [2 MUG]",
                        Paper.day(3) + " [2 MUG]",
                        Paper.day(1) + " [1 TEA]");
    }

    @Test
    void aRestoredStepTakesApartWhatCameBeforeTheCheckpoint() throws Exception {
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.open();
        define("KIT", "erp", 1, "5 CUP");
        document("D-1", 1, 1, "3 SET", "1 KIT");
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        List<String> before = changes();
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        define("SET", "erp", 2, "1 BOX");
        document("D-1", 1, 1, "3 SET", "1 KIT");
        document("D-1", 2, 1, "1 KIT");

        assertThat(before).containsExactly("+3 SET", "+5 CUP");
        assertThat(changes()).containsExactly("-3 SET", "+3 BOX", "-3 BOX");
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    /** What comes: definitions by two sources that change, documents that change, a restart in between. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void inAnyOrderTheEndIsTheNewestDocumentsByTheNewestDefinitions(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, BundleDefinition> definitions = new HashMap<>();
        Map<String, DocumentVersion<Stated<Goods>>> documents = new HashMap<>();
        List<LineChange<Goods>> emitted = new ArrayList<>();
        step.open();
        for (int event = 0; event < 60; event++) {
            String sku = "S" + random.nextInt(3);
            if (random.nextInt(3) == 0) {
                String source = random.nextBoolean() ? "erp" : "shop";
                String components = random.nextInt(4) == 0 ? "" : 1 + random.nextInt(3) + " G" + random.nextInt(3);
                BundleDefinition definition = definition(sku, source, event, components);
                definitions.put(source + sku, definition);
                step.processBroadcastElement(new StreamRecord<>(new Announcement(List.of(definition), List.of())));
            } else {
                var document = version(
                        "D-" + random.nextInt(6),
                        random.nextInt(5),
                        event,
                        random.ints(random.nextInt(4), 0, 5)
                                .mapToObj(n -> stated(1 + random.nextInt(3) + (n < 3 ? " S" + n : " G" + n)))
                                .toList());
                documents.merge(document.id(), document, (one, other) -> other.replaces(one) ? other : one);
                step.processElement(new StreamRecord<>(document));
            }
            if (event == 30) {
                emitted.addAll(lineChanges());
                OperatorSubtaskState checkpoint = step.snapshot(1, 1);
                step.close();
                step = step();
                step.initializeState(checkpoint);
                step.open();
            }
        }
        emitted.addAll(lineChanges());

        assertThat(sum(emitted))
                .isEqualTo(texts(documents.values().stream()
                        .flatMap(document -> document.lines().stream())
                        .map(Stated::line)
                        .flatMap(goods -> parts(goods, definitions))
                        .toList()));
    }

    /** By the definition of the source that changed it last, of those that name components. */
    private static Stream<Goods> parts(Goods goods, Map<String, BundleDefinition> definitions) {
        BundleDefinition erp = definitions.get("erp" + goods.sku());
        BundleDefinition shop = definitions.get("shop" + goods.sku());
        boolean erpKnows = erp != null && !erp.bundle().isNone();
        boolean shopKnows = shop != null && !shop.bundle().isNone();
        if (!erpKnows && !shopKnows) {
            return Stream.of(goods);
        }
        boolean byErp = erpKnows && (!shopKnows || erp.changedAt().isAfter(shop.changedAt()));
        Component component = (byErp ? erp : shop).bundle().components().getFirst();
        return Stream.of(new Goods(component.sku(), goods.quantity() / 1000 * component.quantity()));
    }

    private void define(String sku, String source, int day, String components) throws Exception {
        step.processBroadcastElement(
                new StreamRecord<>(new Announcement(List.of(definition(sku, source, day, components)), List.of())));
    }

    private static BundleDefinition definition(String sku, String source, int day, String components) {
        Bundle bundle = Bundle.of(Stream.of(components.split(", "))
                .filter(component -> !component.isEmpty())
                .map(component -> component.split(" "))
                .map(words -> new Component(words[1], Long.parseLong(words[0]) * 1000))
                .toList());
        return new BundleDefinition(sku, source, Paper.day(day), Paper.day(day), bundle);
    }

    private void document(String id, long version, int day, String... goods) throws Exception {
        step.processElement(new StreamRecord<>(version(
                id,
                version,
                day,
                Arrays.stream(goods).map(CompareUnbundledTest::stated).toList())));
    }

    private void delete(String id, long version) throws Exception {
        step.processElement(new StreamRecord<>(new DocumentVersion<>(
                "stock_document", "erp", id, version, Paper.day(1), "", true, Paper.day(1), List.of())));
    }

    private static DocumentVersion<Stated<Goods>> version(String id, long version, int day, List<Stated<Goods>> lines) {
        return new DocumentVersion<>(
                "stock_document", "erp", id, version, Paper.day(1), lines.toString(), false, Paper.day(day), lines);
    }

    private static Stated<Goods> stated(String goods) {
        String[] words = goods.split(" ");
        return new Stated<>(new Goods(words[1], Long.parseLong(words[0]) * 1000), true);
    }

    private List<LineChange<Goods>> lineChanges() {
        return step.extractOutputValues().stream()
                .flatMap(change -> change.lines().stream())
                .toList();
    }

    private List<String> changes() {
        return lineChanges().stream()
                .map(line -> (line.asserted() ? "+" : "-") + line.line())
                .toList();
    }

    /** What stands asserted, by SKU; nothing may be retracted that was not asserted. */
    private List<String> sum() {
        return sum(lineChanges());
    }

    private static List<String> sum(List<LineChange<Goods>> changes) {
        List<Goods> standing = new ArrayList<>();
        changes.forEach(line -> {
            if (line.asserted()) {
                standing.add(line.line());
            } else {
                assertThat(standing.remove(line.line()))
                        .as("%s was asserted", line.line())
                        .isTrue();
            }
        });
        return texts(standing);
    }

    private static List<String> texts(List<Goods> goods) {
        Map<String, Long> sums = goods.stream()
                .collect(Collectors.groupingBy(Goods::sku, TreeMap::new, Collectors.summingLong(Goods::quantity)));
        return sums.entrySet().stream()
                .map(sum -> new Goods(sum.getKey(), sum.getValue()).toString())
                .toList();
    }

    private static KeyedBroadcastOperatorTestHarness<
                    Object, DocumentVersion<Stated<Goods>>, Announcement, DocumentChange<Goods>>
            step() throws Exception {
        var environment = JobEnvironment.create();
        FlatType<DocumentVersion<Stated<Goods>>> type =
                FlatType.of(DocumentVersion.class, new DocumentVersionCodec<>(Goods.STATED));
        return LastStep.hearing(Bundles.unbundled(
                environment.fromData(List.of(version("D-0", 1, 1, List.of())), type),
                environment.fromData(List.of(new Announcement(List.of(), List.of())), Announcement.TYPE),
                new Goods.Parts(),
                new Goods.AlwaysOpen(),
                Goods.STATED,
                new Goods.AsBytes(),
                "document"));
    }
}
