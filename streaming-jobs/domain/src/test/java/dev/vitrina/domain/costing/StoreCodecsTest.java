package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.domain.codec.Codec;
import dev.vitrina.domain.costing.PagedQueue.Ends;
import dev.vitrina.domain.documents.Correction;
import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.documents.Position;
import dev.vitrina.domain.stock.ClosedMoves.Standing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is stored survives its bytes, and the bytes do not change by accident. */
class StoreCodecsTest {
    private static final LineId ID = new LineId("erp", "Приход-1", "1");
    private static final Position PLACE = new Position(Instant.ofEpochSecond(-1, 5), -7, 3, "erp", "Приход-1", "1");
    private static final Target TARGET = new Target(ID, LineKind.SHIPMENT, "O-1", "main", Instant.ofEpochSecond(9));
    private static final Snapshot SNAPSHOT = new Snapshot(
            List.of(
                    new QueueState(
                            "main",
                            List.of(new Layer(1, Long.MIN_VALUE, ID), new Layer(Long.MAX_VALUE, -1, null)),
                            List.of(),
                            UnitCost.NONE),
                    new QueueState(
                            "shop", List.of(), List.of(new Shortage(TARGET, 64, 128, true)), new UnitCost(-3, 7))),
            List.of(new Snapshot.Level("shop", -4)));
    private static final CostLine LINE = new CostLine(
            "shop",
            "tea",
            LineKind.TRANSFER,
            "erp",
            "T-1",
            "1",
            Instant.ofEpochSecond(9, 123_456_789),
            2,
            "main",
            "shop",
            1500,
            -250L,
            new BigDecimal("0.335000"),
            "Приход-1",
            "1",
            null,
            7);

    private static final Outcome OUTCOME = new Outcome(
            List.of(new Effect(TARGET, "main", -1, 2, true, Reason.VARIANCE, Instant.EPOCH)),
            List.of(new LayerUse(ID, null, 3, 4, Instant.EPOCH), new LayerUse(ID, ID, 3, 4, Instant.EPOCH)),
            List.of(new Posting(ID, 5, -6)),
            true);
    private static final Step STEP = new Step(LINE, 12, true, 0, 0, OUTCOME, null);
    private static final Step CORRECTION = new Step(
            LINE.withoutItem().corrected(Correction.of(LINE.withoutItem(), Instant.EPOCH)), 0, true, 8, -9, null, null);
    private static final ChunkEntry ENTRY = new ChunkEntry(PLACE, 3, 4, 5);
    private static final Tail TAIL = new Tail(
            List.of(new Tail.Queue(
                    "main",
                    new Ends<>(List.of(new Layer(1, 2, ID)), List.of(8L, 9L), List.of(new Layer(3, 4, null))),
                    Ends.of(List.of(new Shortage(TARGET, 64, 128, true))),
                    new UnitCost(-3, 7),
                    5,
                    6,
                    7,
                    8)),
            List.of(new Snapshot.Level("shop", -4)),
            11);
    private static final Head HEAD = new Head(
            6,
            1,
            7,
            ENTRY,
            31,
            1000,
            PLACE,
            TAIL,
            Tail.EMPTY,
            1,
            2,
            3,
            4,
            5,
            6,
            Instant.MAX,
            Instant.EPOCH,
            7,
            8,
            new Folded(
                    Instant.MAX,
                    Instant.EPOCH,
                    Map.of("shop", new Standing(PLACE, 9, -10), "yard", new Standing(null, 0, 3))));
    private static final LineAccount ACCOUNT = new LineAccount(
            PLACE,
            List.of(PLACE),
            List.of(new LineAccount.Adjustment(PLACE, -1, Instant.EPOCH)),
            List.of(new LineAccount.Movement(PLACE, Method.AVERAGE, 1, -2)),
            List.of(PLACE));

    private static <T> String hex(Codec<T> codec, T value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.write(value, new DataOutputStream(bytes));
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Test
    void everyStoredValueSurvives() {
        ByteStore.throughBytes(StoreCodecs.LINE_ID, ID);
        ByteStore.throughBytes(StoreCodecs.STEP, STEP);
        ByteStore.throughBytes(StoreCodecs.STEP, CORRECTION);
        ByteStore.throughBytes(StoreCodecs.LINE, LINE.corrected(Correction.moved()));
        ByteStore.throughBytes(StoreCodecs.PART, SNAPSHOT);
        ByteStore.throughBytes(StoreCodecs.PART, new Part.Chunk(List.of(STEP, STEP)));
        ByteStore.throughBytes(StoreCodecs.PART, new Part.Node(List.of(ENTRY)));
        ByteStore.throughBytes(StoreCodecs.PART, new Part.Page(List.of(new Layer(1, 2, ID)), List.of()));
        ByteStore.throughBytes(StoreCodecs.HEAD, HEAD);
        ByteStore.throughBytes(StoreCodecs.HEAD, Head.EMPTY);
        ByteStore.throughBytes(StoreCodecs.ACCOUNT, ACCOUNT);
    }

    @Test
    void bytesOfVersionFourStay() throws IOException {
        // a new string is 00, its length in two bytes and its letters; "erp", "R-1", "1"
        assertThat(hex(StoreCodecs.LINE_ID, new LineId("erp", "R-1", "1")))
                .isEqualTo("000003657270" + "000003522d31" + "00000131");
        assertThat(hex(StoreCodecs.PART, SNAPSHOT))
                .isEqualTo("04040000046d61696e0402ffffffffffffffffff010100000365727000000ed09fd180d0b8d185d0bed0b42d"
                        + "3100000131feffffffffffffffff01010000000000000473686f70000204060804010000034f2d3102120080"
                        + "01800201050e020a07");
        assertThat(hex(StoreCodecs.STEP, STEP))
                .isEqualTo("00000473686f7000000374656103000003657270000003542d310000013112aab4de75040000046d61696e01"
                        + "02b81701f303010c06051c980100000ed09fd180d0b8d185d0bed0b42d31010a000e180102026c060e0a0401"
                        + "0000034f2d310c1200010400000404060e0a0608000000060e0a060e0a0608000002060e0a0a0b00");
        assertThat(hex(StoreCodecs.HEAD, HEAD))
                .isEqualTo("0c020e01010a0d0600000365727000000ed09fd180d0b8d185d0bed0b42d310000013106080a3ed00f01010a"
                        + "0d06020406020000046d61696e02020401020406041012020608000202040604010000034f2d310812008001"
                        + "8002010000050e0a0c0e100200000473686f700716000000020406080a0cfee3aba9dfb48e70fea7d6b907"
                        + "0100000e1001fee3aba9dfb48e70fea7d6b9070000040c01010a0d06020406121300000479617264000006");
        assertThat(hex(StoreCodecs.ACCOUNT, ACCOUNT))
                .isEqualTo("01010a0d0600000365727000000ed09fd180d0b8d185d0bed0b42d310000013102010a0d0602040602010a0d"
                        + "060204060101000002010a0d0602040601020302010a0d06020406");
    }

    @Test
    void unknownVersionIsRefused() {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[8]));
        assertThatThrownBy(() -> StoreCodecs.HEAD.read(1, in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 1");
    }

    @Test
    void bytesThatAreNoNumberAreRefused() {
        DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex("ffffffffffffffffffffff")));
        assertThatThrownBy(() -> StoreCodecs.PART.read(2, in)).isInstanceOf(IOException.class);
    }
}
