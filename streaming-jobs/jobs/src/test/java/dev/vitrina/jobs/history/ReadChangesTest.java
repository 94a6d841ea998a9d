package dev.vitrina.jobs.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.jobs.changes.Orders;
import dev.vitrina.jobs.changes.Paper;
import dev.vitrina.jobs.changes.RawChange;
import dev.vitrina.jobs.changes.SetWeek;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.PurchaseOrderStatus;
import dev.vitrina.schemas.avro.StockDocumentType;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What another job would refuse is kept as a reject and not archived. */
class ReadChangesTest {
    @AutoClose
    private OneInputStreamOperatorTestHarness<RawChange, Archived> step;

    @Test
    void whatAnotherJobWouldRefuseIsRejected() throws Exception {
        step = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new ReadChanges(Paper.schemas())));
        step.open();
        for (Change change : new Change[] {
            Paper.of(StockDocumentType.receipt, "R-1", 1).line("1", "MUG", "-2").change(),
            Orders.order("O-1", 1, OrderStatus.placed, "1: -5 MUG"),
            Orders.purchase("P-1", 1, PurchaseOrderStatus.open, "1: -5 MUG"),
            SetWeek.product("SET", 1, "-2 MUG"),
            Orders.order("O-2", 1, OrderStatus.placed, "1: 5 MUG"),
            Paper.deletion("R-1", 2)
        }) {
            step.processElement(new StreamRecord<>(Paper.message(change)));
        }

        assertThat(step.getSideOutput(ReadChanges.REJECTED))
                .extracting(reject -> reject.getValue().id())
                .containsExactly("R-1", "O-1", "P-1", "SET");
        assertThat(step.extractOutputValues()).extracting(Archived::id).containsExactly("O-2", "R-1");
    }
}
