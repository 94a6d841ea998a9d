package dev.vitrina.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Confidences counted by hand: 1 − 2·(C(n,0) + … + C(n,k−1))/2ⁿ. */
class MedianIntervalTest {

    @Test
    void sevenMeasurementsNeedTheirWholeRange() {
        // k = 1: 1 − 2/128; k = 2 would be 1 − 2·(1 + 7)/128 = 0.875
        assertThat(MedianInterval.of(0.7, 0.1, 0.4, 0.2, 0.6, 0.3, 0.5))
                .isEqualTo(new MedianInterval(0.4, 0.1, 0.7, 126.0 / 128));
    }

    @Test
    void nineMeasurementsLeaveOutTheOutermost() {
        // k = 2: 1 − 2·(1 + 9)/512
        assertThat(MedianInterval.of(9, 8, 7, 6, 5, 4, 3, 2, 1)).isEqualTo(new MedianInterval(5, 2, 8, 492.0 / 512));
    }

    @Test
    void twentyMeasurementsLeaveOutFiveAtEachEnd() {
        double[] measurements = new double[20];
        for (int i = 0; i < 20; i++) {
            measurements[i] = i + 1;
        }

        MedianInterval interval = MedianInterval.of(measurements);

        // k = 6: 1 − 2·(1 + 20 + 190 + 1140 + 4845 + 15504)/2²⁰
        assertThat(interval.confidence()).isCloseTo(1 - 43_400 / 1_048_576.0, within(1e-12));
        assertThat(interval)
                .extracting(MedianInterval::median, MedianInterval::low, MedianInterval::high)
                .containsExactly(10.5, 6.0, 15.0);
    }

    @Test
    void oneMeasurementProvesNothing() {
        assertThat(MedianInterval.of(0.4)).isEqualTo(new MedianInterval(0.4, 0.4, 0.4, 0));
        assertThatIllegalArgumentException().isThrownBy(MedianInterval::of);
    }
}
