package dev.vitrina.jobs;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The last step of a keyed stream under Flink's operator harness, with the key and the types that the street gives it. */
public final class LastStep {
    private LastStep() {}

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
