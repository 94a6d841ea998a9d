package dev.vitrina.jobs.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.documents.Cause;
import dev.vitrina.domain.documents.DocumentChange;
import dev.vitrina.domain.stock.Delivered;
import dev.vitrina.domain.stock.OrderFact;
import dev.vitrina.domain.stock.OrderId;
import dev.vitrina.domain.stock.Ordered;
import dev.vitrina.domain.stock.Pledge;
import dev.vitrina.jobs.LastStep;
import dev.vitrina.jobs.changes.Bundles;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.config.JobEnvironment;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders and their deliveries meet by kind, source and id. */
class OrderFunctionTest {
    private static final OrderId SALE = new OrderId(OrderId.Kind.SALE, "erp", "O-1");
    private static final OrderId PURCHASE = new OrderId(OrderId.Kind.PURCHASE, "erp", "O-1");
    private static final OrderId OTHER_SOURCE = new OrderId(OrderId.Kind.SALE, "shop", "O-1");

    @AutoClose
    private KeyedOneInputStreamOperatorTestHarness<Object, DocumentChange<OrderFact>, Pledge> step;

    @BeforeEach
    void newStep() throws Exception {
        step = step();
    }

    @Test
    void ordersOfOneIdAreToldApartByKindAndSource() throws Exception {
        step.open();
        say(asks(SALE, 5));
        say(asks(PURCHASE, 7));
        say(asks(OTHER_SOURCE, 9));
        say(brings(PURCHASE, 1));

        assertThat(pledges()).containsExactly("5 + 0", "0 + 7", "9 + 0", "0 + -1");
    }

    @Test
    void aRestoredStepKnowsWhatWasDeliveredBefore() throws Exception {
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.open();
        say(brings(SALE, 2));
        OperatorSubtaskState checkpoint = step.snapshot(1, 1);
        step.close();

        step = step();
        step.setStateBackend(new EmbeddedRocksDBStateBackend());
        step.initializeState(checkpoint);
        step.open();
        say(asks(SALE, 5));
        take(brings(SALE, 2));

        assertThat(pledges()).containsExactly("3 + 0", "2 + 0");
    }

    @Test
    void nothingIsKeptOfAnOrderThatIsGone() throws Exception {
        step.open();
        say(asks(SALE, 5));
        say(brings(SALE, 2));
        assertThat(step.numKeyedStateEntries()).isEqualTo(1);

        take(brings(SALE, 2));
        take(asks(SALE, 5));

        assertThat(step.numKeyedStateEntries()).isZero();
        assertThat(pledges()).containsExactly("5 + 0", "-2 + 0", "2 + 0", "-5 + 0");
    }

    private static Ordered asks(OrderId order, long units) {
        return new Ordered(order, "1", "MUG", "main", "shelf", units * 1000);
    }

    private static Delivered brings(OrderId order, long units) {
        return new Delivered(order, null, "MUG", units * 1000);
    }

    private void say(OrderFact fact) throws Exception {
        step.processElement(
                new StreamRecord<>(new DocumentChange<>(List.of(), List.of(fact), Cause.NEW, Paper.day(1))));
    }

    private void take(OrderFact fact) throws Exception {
        step.processElement(
                new StreamRecord<>(new DocumentChange<>(List.of(fact), List.of(), Cause.DELETE, Paper.day(1))));
    }

    private List<String> pledges() {
        return step.extractOutputValues().stream()
                .map(pledge -> pledge.reserved() / 1000 + " + " + pledge.expected() / 1000)
                .toList();
    }

    private static KeyedOneInputStreamOperatorTestHarness<Object, DocumentChange<OrderFact>, Pledge> step()
            throws Exception {
        return LastStep.of(StockTopology.pledges(JobEnvironment.create()
                .fromData(
                        List.of(new DocumentChange<OrderFact>(
                                List.of(), List.of(asks(SALE, 1)), Cause.NEW, Paper.day(1))),
                        Bundles.changeType(StockCodecs.ORDER_FACTS))));
    }
}
