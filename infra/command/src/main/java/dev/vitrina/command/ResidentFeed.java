package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.ingestion.simulation.LiveListener;
import dev.vitrina.ingestion.simulation.ReplayProgress;
import dev.vitrina.ingestion.simulation.ShopFeed;
import dev.vitrina.stack.JsonFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Sends the changes of a home's shop from where it has come to, and writes down how far that is. One that is killed sends
 * at most {@link #SLICE} of the shop's time once more, or a second of ours, which changes nothing behind the topics.
 */
final class ResidentFeed {

    private static final Duration SLICE = Duration.ofHours(6);

    private final JsonFile<ResidentShop> file;
    private final ShopFeed feed;
    private volatile ResidentShop shop;

    /** Passes over what has arrived already. Of a shop that has just opened, writes down first whose changes will come. */
    ResidentFeed(ResidentShop shop, JsonFile<ResidentShop> file, ChangeSink sink) {
        this.shop = shop;
        this.file = file;
        this.feed = new ShopFeed(shop.plan(), sink);
        file.write(shop);
        feed.skip(shop.position());
    }

    /** As far as it has come; may be asked by any thread. */
    ResidentShop shop() {
        return shop;
    }

    /**
     * Sends what was recorded up to and including an instant, or less of it if it is told to stop.
     *
     * @param progress counts from the beginning of this replay
     * @return how many changes were sent
     */
    long replay(Instant until, ReplayProgress progress, BooleanSupplier stop) throws DeliveryException {
        long sent = 0;
        while (shop.position().isBefore(until) && !stop.getAsBoolean()) {
            Instant next = shop.position().plus(SLICE);
            long before = sent;
            sent += feed.replay(
                    next.isBefore(until) ? next : until, (time, count) -> progress.reached(time, before + count));
            keep(feed.position());
        }
        return sent;
    }

    /** Lets the shop live on, see {@link ShopFeed#live}. */
    void live(double pace, Clock clock, LiveListener listener, BooleanSupplier stop)
            throws DeliveryException, InterruptedException {
        feed.live(
                pace,
                clock,
                (position, sent) -> {
                    keep(position);
                    listener.acknowledged(position, sent);
                },
                stop);
    }

    private void keep(Instant position) {
        shop = shop.at(position);
        file.write(shop);
    }
}
