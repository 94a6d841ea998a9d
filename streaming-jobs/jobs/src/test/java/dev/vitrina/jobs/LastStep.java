package dev.vitrina.jobs;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.transformations.KeyedBroadcastStateTransformation;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The last step of a keyed stream under Flink's operator harness, with the key and the types that the street gives it. */
public final class LastStep {
    private LastStep() {}

    /** The same for a step that joins two streams by their keys. */
    public static <I, J, O> KeyedTwoInputStreamOperatorTestHarness<Object, I, J, O> joining(DataStream<O> street)
            throws Exception {
        @SuppressWarnings("unchecked")
        var step = (TwoInputTransformation<I, J, O>) street.getTransformation();
        @SuppressWarnings("unchecked")
        var harness = new KeyedTwoInputStreamOperatorTestHarness<>(
                step.getOperator(),
                (KeySelector<I, Object>) step.getStateKeySelector1(),
                (KeySelector<J, Object>) step.getStateKeySelector2(),
                (TypeInformation<Object>) step.getStateKeyType());
        harness.setup(step.getOutputType().createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    /** The same for a step that also hears what is broadcast. */
    public static <I, B, O> KeyedBroadcastOperatorTestHarness<Object, I, B, O> hearing(DataStream<O> street)
            throws Exception {
        @SuppressWarnings("unchecked")
        var step = (KeyedBroadcastStateTransformation<Object, I, B, O>) street.getTransformation();
        var harness = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(step.getUserFunction(), step.getBroadcastStateDescriptors()),
                step.getKeySelector(),
                step.getStateKeyType(),
                128,
                1,
                0);
        harness.setup(step.getOutputType().createSerializer(new SerializerConfigImpl()));
        return harness;
    }

    @SuppressWarnings("unchecked")
    public static <I, O> KeyedOneInputStreamOperatorTestHarness<Object, I, O> of(DataStream<O> street)
            throws Exception {
        OneInputTransformation<I, O> step = (OneInputTransformation<I, O>) street.getTransformation();
        KeyedOneInputStreamOperatorTestHarness<Object, I, O> harness = new KeyedOneInputStreamOperatorTestHarness<>(
                step.getOperatorFactory(),
                (KeySelector<I, Object>) step.getStateKeySelector(),
                (TypeInformation<Object>) step.getStateKeyType(),
                step.getInputType().createSerializer(new SerializerConfigImpl()));
        harness.setup(step.getOutputType().createSerializer(new SerializerConfigImpl()));
        return harness;
    }
}
