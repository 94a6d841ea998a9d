package dev.vitrina.jobs.config;

import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The execution environment that every job starts from. */
public final class JobEnvironment {
    private static final long HURRY_MILLIS = 2;

    private JobEnvironment() {}

    /**
     * The cluster's environment with what these jobs rely on: no type falls back to generic serialization, values pass
     * between chained operators without a copy (all of them are immutable), and keys are spread over 128 groups, which
     * is the most that a job can ever be scaled to.
     */
    public static StreamExecutionEnvironment create() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.MAX_PARALLELISM, 128);
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /**
     * A step whose answers wait for company on their way to the next one no longer than {@value #HURRY_MILLIS} ms. Only for
     * steps on which somebody waits: the thread that sees to it wakes up so often also when the shop is asleep. In batch
     * nothing waits for anybody.
     */
    public static <T> SingleOutputStreamOperator<T> hurry(SingleOutputStreamOperator<T> step) {
        boolean batch = step.getExecutionEnvironment().getConfiguration().get(ExecutionOptions.RUNTIME_MODE)
                == RuntimeExecutionMode.BATCH;
        return batch ? step : step.setBufferTimeout(HURRY_MILLIS);
    }
}
