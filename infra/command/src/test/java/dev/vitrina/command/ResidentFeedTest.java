package dev.vitrina.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.LocalSink;
import dev.vitrina.ingestion.changes.ChangeWriter;
import dev.vitrina.ingestion.simulation.ReplayProgress;
import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.JsonFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentFeedTest {

    private static final ShopPlan PLAN = new ShopPlan(1, LocalDate.of(2026, 1, 5), ShopPlan.MOSCOW, 3);

    /** What has arrived, as lines; breaks when it is full. */
    private static final class Arrived extends LocalSink {
        private final List<String> lines = new ArrayList<>();
        private int room = Integer.MAX_VALUE;

        @Override
        public void send(Change change) {
            if (lines.size() == room) {
                throw new IllegalStateException("full");
            }
            lines.add(ChangeWriter.line(change));
        }

        @Override
        public void send(Reject reject) {
            throw new AssertionError(reject.getDetail());
        }
    }

    @TempDir
    Path home;

    private JsonFile<ResidentShop> file;

    @BeforeEach
    void home() {
        file = ResidentShop.file(new Home(home));
    }

    @Test
    void itGoesOnFromWhereItWasAndSendsNothingTwice() throws Exception {
        Arrived whole = new Arrived();
        feed(ResidentShop.opening(PLAN), whole).replay(PLAN.dayBegins(3), ReplayProgress.NONE, () -> false);

        Arrived parts = new Arrived();
        feed(ResidentShop.opening(PLAN), parts).replay(PLAN.dayBegins(1), ReplayProgress.NONE, () -> false);
        assertThat(kept().position()).isEqualTo(PLAN.dayBegins(1));
        long again = feed(kept(), parts).replay(PLAN.dayBegins(1), ReplayProgress.NONE, () -> false);
        feed(kept(), parts).replay(PLAN.dayBegins(3), ReplayProgress.NONE, () -> false);

        assertThat(again).isZero();
        assertThat(parts.lines).isEqualTo(whole.lines).hasSizeGreaterThan(1_000);
    }

    @Test
    void theHomeKnowsItsShopBeforeTheFirstChange() {
        feed(ResidentShop.opening(PLAN), new Arrived());

        assertThat(kept()).isEqualTo(ResidentShop.opening(PLAN));
    }

    @Test
    void whatFailsHalfwayIsSentAgainAndNothingIsLeftOut() throws Exception {
        Arrived whole = new Arrived();
        feed(ResidentShop.opening(PLAN), whole).replay(PLAN.dayBegins(2), ReplayProgress.NONE, () -> false);

        Arrived sink = new Arrived();
        sink.room = whole.lines.size() * 3 / 4;
        assertThatThrownBy(() -> feed(ResidentShop.opening(PLAN), sink)
                        .replay(PLAN.dayBegins(2), ReplayProgress.NONE, () -> false))
                .hasMessage("full");
        assertThat(kept().position()).isAfter(PLAN.opening()).isBefore(PLAN.dayBegins(2));

        sink.room = Integer.MAX_VALUE;
        feed(kept(), sink).replay(PLAN.dayBegins(2), ReplayProgress.NONE, () -> false);
        assertThat(new HashSet<>(sink.lines)).isEqualTo(new HashSet<>(whole.lines));
        assertThat(sink.lines.size()).isGreaterThan(whole.lines.size());
    }

    @Test
    void whoIsToldToStopStopsWithinSixHoursOfTheShop() throws Exception {
        int[] asked = {0};
        feed(ResidentShop.opening(PLAN), new Arrived())
                .replay(PLAN.dayBegins(30), ReplayProgress.NONE, () -> asked[0]++ == 4);

        assertThat(kept().position()).isEqualTo(PLAN.dayBegins(1).minusNanos(1));
    }

    @Test
    void liveTooItWritesDownHowFarItHasCome() throws Exception {
        Instant now = PLAN.dayBegins(2);
        Arrived sink = new Arrived();
        ResidentFeed feed = feed(ResidentShop.opening(PLAN).at(PLAN.dayBegins(2).minusSeconds(60)), sink);
        feed.live(1, Clock.fixed(now, ZoneOffset.UTC), (position, sent) -> {}, () -> true);

        assertThat(feed.shop()).isEqualTo(kept());
        assertThat(kept().position()).isEqualTo(PLAN.dayBegins(2).minusSeconds(60));
    }

    private ResidentFeed feed(ResidentShop shop, ChangeSink sink) {
        return new ResidentFeed(shop, file, sink);
    }

    private ResidentShop kept() {
        return file.read().orElseThrow();
    }
}
