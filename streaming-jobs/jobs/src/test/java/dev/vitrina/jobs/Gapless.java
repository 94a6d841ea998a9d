package dev.vitrina.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The promise of every ledger: entries count 1, 2, 3 … within their key. */
public final class Gapless {
    private Gapless() {}

    public static <T> void expect(Collection<T> rows, Function<T, String> key, Function<T, Long> entry) {
        Map<String, List<Long>> entries =
                rows.stream().collect(Collectors.groupingBy(key, Collectors.mapping(entry, Collectors.toList())));
        entries.forEach((name, numbers) -> assertThat(numbers)
                .as("entries of %s", name)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList()));
    }
}
