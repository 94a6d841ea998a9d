package dev.vitrina.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.bench.Stopwatch.Latency;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    @Test
    void aShareOfTimesIsTheSmallestThatSoManyDoNotExceed() {
        long[] nanos =
                LongStream.rangeClosed(1, 200).map(n -> (201 - n) * 1_000_000).toArray();

        assertThat(Latency.of(nanos, 3)).isEqualTo(new Latency(200, 3, 100, 180, 198, 200));
    }

    @Test
    void onlyTheFirstSightOfAThingCounts() {
        Stopwatch watch = new Stopwatch(3);
        int first = watch.send();
        int second = watch.send();
        watch.see(second);
        assertThat(watch.allSeen()).isFalse();
        watch.see(first);
        Latency latency = watch.latency(0);
        watch.see(first);

        assertThat(watch.allSeen()).isTrue();
        assertThat(watch.latency(0)).isEqualTo(latency);
        assertThat(watch.latency(1).samples()).isEqualTo(1);
    }

    @Test
    void whatWasNotSeenIsLost() {
        Stopwatch watch = new Stopwatch(3);
        watch.send();
        watch.send();
        assertThatThrownBy(() -> watch.latency(0))
                .isInstanceOf(BenchException.class)
                .hasMessage("None of 2 messages was seen");
        watch.see(1);

        assertThat(watch.latency(0).lost()).isEqualTo(1);
    }

    @Test
    void aProbeIsKnownByItsNumberInTheKey() {
        assertThat(number("|PROBE-", "main|PROBE-173|main")).isEqualTo(173);
        assertThat(number("|P-", "probe|P-9")).isEqualTo(9);
        assertThat(number("|PROBE-", "main|SKU-00173|main")).isEqualTo(-1);
    }

    private static int number(String word, String key) {
        return Probes.numberAfter(word, key.getBytes(StandardCharsets.UTF_8));
    }
}
