package dev.vitrina.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever order versions arrive in, and however often: the newest stands and its lines are the sum of all changes. */
class ArrivalOrderLawTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderEndsWithTheNewestVersionAndItsLines(long seed) {
        Random random = new Random(seed);
        List<DocumentVersion<String>> versions = versions(random);
        DocumentVersion<String> newest = versions.stream()
                .max(Comparator.<DocumentVersion<String>>comparingLong(DocumentVersion::version)
                        .thenComparing(DocumentVersion::changedAt)
                        .thenComparing(DocumentVersion::bodyHash))
                .orElseThrow();
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(versions, random);
            Arrival arrival = new Arrival();
            versions.forEach(arrival::apply);

            assertThat(arrival.newest)
                    .usingRecursiveComparison()
                    .ignoringFields("recordedAt")
                    .isEqualTo(newest);
            assertThat(arrival.standing).isEqualTo(counted(newest.lines()));
        }
    }

    /** Up to six versions of up to two bodies, some of them deletions, each sent up to three times. */
    private static List<DocumentVersion<String>> versions(Random random) {
        List<DocumentVersion<String>> versions = new ArrayList<>();
        int numbers = 1 + random.nextInt(6);
        for (int number = 1; number <= numbers; number++) {
            for (int body = random.nextInt(2); body < 2; body++) {
                DocumentVersion<String> version = version(number, random);
                // a version with a body is changed once, however often it is sent
                boolean same = versions.stream()
                        .anyMatch(other -> other.version() == version.version()
                                && other.bodyHash().equals(version.bodyHash()));
                for (int sent = random.nextInt(3); !same && sent < 3; sent++) {
                    versions.add(version);
                }
            }
        }
        return versions;
    }

    private static DocumentVersion<String> version(int number, Random random) {
        boolean deleted = random.nextInt(5) == 0;
        List<String> lines = deleted
                ? List.of()
                : random.ints(random.nextInt(5), 'a', 'd')
                        .mapToObj(Character::toString)
                        .toList();
        String hash = deleted ? "" : "#" + String.join("", lines);
        return new DocumentVersion<>(
                "stock_document",
                "erp",
                "D",
                number,
                START.plusSeconds(random.nextInt(3)),
                hash,
                deleted,
                START,
                lines);
    }

    private static Map<String, Long> counted(List<String> lines) {
        return lines.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    /** What a job keeps of one document, and the lines that stand behind it. */
    private static final class Arrival {
        private DocumentVersion<String> newest;
        private final Map<String, Long> standing = new HashMap<>();

        void apply(DocumentVersion<String> version) {
            if (!version.replaces(newest)) {
                return;
            }
            DocumentVersion<String> after = version.after(newest);
            List<LineChange<String>> changes = after.changeFrom(newest).lines();
            assertThat(changes).as("retractions first").isSortedAccordingTo(Comparator.comparing(LineChange::asserted));
            assertThat(retracted(changes)).as("only what differs").doesNotContainAnyElementsOf(asserted(changes));
            changes.forEach(change -> {
                long count = standing.merge(change.line(), change.asserted() ? 1L : -1L, Long::sum);
                assertThat(count).as("lines '%s' standing", change.line()).isNotNegative();
                standing.remove(change.line(), 0L);
            });
            newest = after;
        }

        private static List<String> retracted(List<LineChange<String>> changes) {
            return changes.stream()
                    .filter(change -> !change.asserted())
                    .map(LineChange::line)
                    .toList();
        }

        private static List<String> asserted(List<LineChange<String>> changes) {
            List<String> lines = new ArrayList<>(List.of("no line at all"));
            changes.stream().filter(LineChange::asserted).map(LineChange::line).forEach(lines::add);
            return lines;
        }
    }
}
