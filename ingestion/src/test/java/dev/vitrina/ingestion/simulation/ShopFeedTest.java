package dev.vitrina.ingestion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ShopFeedTest {
    private static final ShopPlan PLAN = ShopPlan.of(3, LocalDate.of(2026, 1, 5));

    private final Kept sink = new Kept();
    private final HandDrivenClock clock = new HandDrivenClock();

    @Test
    void aReplaySendsWhatTheShopRecordsUpToAndIncludingTheInstant() throws DeliveryException {
        List<Change> expected = changes(PLAN.dayBegins(2));
        Instant last = expected.getLast().getRecordedAt();

        assertThat(new ShopFeed(PLAN, sink).replay(last, ReplayProgress.NONE)).isEqualTo(expected.size());
        assertThat(sink.changes).isEqualTo(expected);
        assertThat(sink.flushed).isEqualTo(expected.size());
    }

    @Test
    void aReplayGoesOnWhereItStopped() throws DeliveryException {
        ShopFeed feed = new ShopFeed(PLAN, sink);
        long sent = 0;
        for (int hour = 0; hour <= 48; hour += 7) {
            sent += feed.replay(PLAN.opening().plus(Duration.ofHours(hour)), ReplayProgress.NONE);
        }
        sent += feed.replay(PLAN.dayBegins(2), ReplayProgress.NONE);

        assertThat(sink.changes).hasSize((int) sent).isEqualTo(changes(PLAN.dayBegins(2)));
    }

    @Test
    void whatWasAcknowledgedIsSkippedAndTheRestIsTheSame() throws DeliveryException {
        List<Change> all = changes(PLAN.dayBegins(2));
        for (int at : new int[] {0, all.size() / 2, all.size() - 1}) {
            Instant position = all.get(at).getRecordedAt();
            sink.changes.clear();
            ShopFeed feed = new ShopFeed(PLAN, sink);
            feed.skip(position);
            feed.replay(PLAN.dayBegins(2), ReplayProgress.NONE);

            assertThat(sink.changes)
                    .isEqualTo(all.stream()
                            .filter(change -> change.getRecordedAt().isAfter(position))
                            .toList());
        }
    }

    @Test
    void progressIsTellingButNotTalkative() throws DeliveryException {
        List<Long> told = new ArrayList<>();
        long sent = new ShopFeed(PLAN, sink).replay(PLAN.dayBegins(2), (time, count) -> told.add(count));

        assertThat(told).isSorted().endsWith(sent);
        assertThat(told).hasSize((int) (sent / 1_000) + 1);
    }

    @Test
    void aLiveShopRunsAtItsPaceAndNeverAheadOfTheClock() throws DeliveryException, InterruptedException {
        // behind the clock by two hours, six times as fast as life
        clock.now = PLAN.opening().plus(Duration.ofHours(14));
        ShopFeed feed = new ShopFeed(PLAN, sink, clock::pass);
        feed.replay(PLAN.opening().plus(Duration.ofHours(12)), ReplayProgress.NONE);
        Instant start = clock.now;
        List<Instant> positions = new ArrayList<>();
        feed.live(6, clock, (position, sent) -> positions.add(position), () -> clock.elapsed(start, 40));

        assertThat(sink.changes)
                .allMatch(change -> !change.getRecordedAt().isAfter(clock.now))
                .isEqualTo(changes(clock.now));
        // after ten minutes an hour has passed in the shop
        assertThat(positions.get(600)).isEqualTo(PLAN.opening().plus(Duration.ofHours(13)));
        // after 24 minutes both clocks show the same, and go on together
        assertThat(positions.get(24 * 60 + 1)).isEqualTo(start.plusSeconds(24 * 60 + 1));
        assertThat(positions.getLast()).isEqualTo(clock.now);
    }

    @Test
    void eachSecondAHeartbeatOfEachSourceFollowsWhatItVouchesFor() throws DeliveryException, InterruptedException {
        clock.now = PLAN.opening().plus(Duration.ofHours(12));
        ShopFeed feed = new ShopFeed(PLAN, sink, clock::pass);
        feed.replay(clock.now, ReplayProgress.NONE);
        Instant start = clock.now;
        feed.live(1, clock, LiveListener.NONE, () -> clock.elapsed(start, 1));

        assertThat(sink.heartbeats).hasSize(3 * 61);
        assertThat(sink.heartbeats).extracting(Beat::source).contains("shop", "web", "ads");
        for (Beat beat : sink.heartbeats) {
            assertThat(beat.time()).isBeforeOrEqualTo(clock.now);
            assertThat(sink.changes.subList(0, beat.arrived())).isEqualTo(changes(beat.time()));
        }
        for (Change change : sink.changes) {
            assertThat(sink.heartbeats)
                    .anyMatch(beat -> beat.source().equals(change.getSource())
                            && beat.feeds()
                                    .contains(Entity.named(change.getEntity()).orElseThrow()));
        }
    }

    @Test
    void anEmptyPastIsNoReasonToSkipTheOpening() throws DeliveryException, InterruptedException {
        clock.now = PLAN.opening().minusSeconds(5);
        ShopFeed feed = new ShopFeed(PLAN, sink, clock::pass);
        feed.live(1, clock, LiveListener.NONE, () -> true);
        assertThat(sink.changes).isEmpty();
        assertThat(sink.heartbeats).extracting(Beat::time).containsOnly(clock.now);

        Instant position = feed.position();
        ShopFeed next = new ShopFeed(PLAN, sink);
        next.skip(position);
        next.replay(PLAN.opening(), ReplayProgress.NONE);
        assertThat(sink.changes).isNotEmpty().isEqualTo(changes(PLAN.opening()));
    }

    @Test
    void aPaceIsAboveZero() {
        for (double pace : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ShopFeed(PLAN, sink).live(pace, clock, LiveListener.NONE, () -> true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A shop's pace must be above 0: " + pace);
        }
    }

    private static List<Change> changes(Instant until) {
        List<Change> changes = new ArrayList<>();
        SimulatedShop shop = new SimulatedShop(PLAN);
        for (Change change = shop.next(); !change.getRecordedAt().isAfter(until); change = shop.next()) {
            changes.add(change);
        }
        return changes;
    }

    /** A heartbeat and how many changes had arrived before it. */
    private record Beat(String source, Instant time, Set<Entity> feeds, int arrived) {}

    private static final class Kept implements ChangeSink {
        private final List<Change> changes = new ArrayList<>();
        private final List<Beat> heartbeats = new ArrayList<>();
        private int flushed;

        @Override
        public void send(Change change) {
            changes.add(change);
        }

        @Override
        public void send(Reject reject) {
            throw new AssertionError("A simulated shop has no rejects: " + reject);
        }

        @Override
        public void heartbeat(String source, Instant time, Set<Entity> feeds) {
            heartbeats.add(new Beat(source, time, feeds, flushed));
        }

        @Override
        public void flush() {
            flushed = changes.size();
        }

        @Override
        public Map<TopicPartition, Long> endOffsets() {
            return Map.of();
        }
    }

    /** A clock that goes on when somebody waits for it. */
    private static final class HandDrivenClock extends Clock {
        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        boolean elapsed(Instant since, int minutes) {
            return !now.isBefore(since.plus(Duration.ofMinutes(minutes)));
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
