package dev.vitrina.ingestion.simulation;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.avro.Change;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Feeds a shop's changes to a sink: a past period as fast as the sink takes them, then live at a chosen pace.
 *
 * <p>How far a feed has come is one instant: all changes with {@code recorded_at} up to and including it have arrived.
 * A feed that is started anew {@link #skip skips} to there and goes on with the same changes that the first one would
 * have sent. For use by one thread.
 */
public final class ShopFeed {
    private static final int PROGRESS_EVERY = 1_000;
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(1);

    private final SimulatedShop shop;
    private final ChangeSink sink;
    private final Pause pause;
    private Instant position;
    private Change next;

    /** A feed that begins with the shop's first change. */
    public ShopFeed(ShopPlan plan, ChangeSink sink) {
        this(plan, sink, Thread::sleep);
    }

    ShopFeed(ShopPlan plan, ChangeSink sink, Pause pause) {
        this.shop = new SimulatedShop(plan);
        this.sink = sink;
        this.pause = pause;
        this.position = plan.opening().minusMillis(1);
        this.next = shop.next();
    }

    /** What the shop's clock shows: every change up to here is sent or skipped. */
    public Instant position() {
        return position;
    }

    /**
     * Sends everything recorded up to and including an instant, and flushes. May be called again to go on.
     *
     * @return how many changes were sent
     * @throws DeliveryException if the sink could not deliver
     */
    public long replay(Instant until, ReplayProgress progress) throws DeliveryException {
        long sent = send(until, progress);
        sink.flush();
        progress.reached(position, sent);
        return sent;
    }

    /** Passes over everything recorded up to and including a position: what an earlier feed has sent. */
    public void skip(Instant to) {
        while (!next.getRecordedAt().isAfter(to)) {
            next = shop.next();
        }
        advance(to);
    }

    /**
     * Lets the shop's clock run from its {@link #position} on, {@code pace} times as fast as the given clock but never
     * ahead of it, and sends what falls due. About each second of the given clock: waits until all has arrived, writes
     * heartbeats, tells the listener.
     *
     * @param pace above 0; 1 is the pace of life
     * @param stop asked ten times a second; when it says yes, the feed acknowledges what it has sent and returns
     * @throws DeliveryException if the sink could not deliver
     */
    public void live(double pace, Clock clock, LiveListener listener, BooleanSupplier stop)
            throws DeliveryException, InterruptedException {
        if (!(pace > 0) || Double.isInfinite(pace)) {
            throw new IllegalArgumentException("A shop's pace must be above 0: " + pace);
        }
        BigDecimal factor = BigDecimal.valueOf(pace);
        Instant shopStart = position;
        Instant start = clock.instant();
        Instant heartbeatDue = start;
        long sent = 0;
        while (true) {
            boolean last = stop.getAsBoolean();
            Instant now = clock.instant();
            Instant due = earlier(now, shopStart.plusNanos(paced(Duration.between(start, now), factor)));
            sent += send(due, ReplayProgress.NONE);
            if (last || !now.isBefore(heartbeatDue)) {
                sink.flush();
                for (Source source : Source.values()) {
                    sink.heartbeat(source.text(), earlier(now, position), source.feeds());
                }
                sink.flush();
                listener.acknowledged(position, sent);
                heartbeatDue = now.plus(HEARTBEAT_EVERY);
            }
            if (last) {
                return;
            }
            pause.pause(TICK);
        }
    }

    private long send(Instant until, ReplayProgress progress) throws DeliveryException {
        long sent = 0;
        while (!next.getRecordedAt().isAfter(until)) {
            sink.send(next);
            sent++;
            if (sent % PROGRESS_EVERY == 0) {
                progress.reached(next.getRecordedAt(), sent);
            }
            next = shop.next();
        }
        advance(until);
        return sent;
    }

    private void advance(Instant to) {
        position = to.isAfter(position) ? to : position;
    }

    private static long paced(Duration elapsed, BigDecimal factor) {
        BigDecimal nanos = BigDecimal.valueOf(elapsed.toNanos()).multiply(factor);
        return nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
