package dev.vitrina.jobs.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.state.ListState;

/** Calls to Flink's keyed state, whose failures nobody who keeps something there can do anything about. */
public final class Kept {
    private Kept() {}

    /** A call that answers nothing. */
    @FunctionalInterface
    public interface Telling {
        void run() throws Exception;
    }

    /**
     * Tells the state backend something.
     *
     * @throws IllegalStateException when it fails
     */
    public static void tell(Telling telling) {
        ask(() -> {
            telling.run();
            return null;
        });
    }

    /**
     * Asks the state backend for something.
     *
     * @throws IllegalStateException when it fails
     */
    public static <T> T ask(Callable<T> asking) {
        try {
            return asking.call();
        } catch (Exception e) {
            throw new IllegalStateException("The state backend failed", e);
        }
    }

    /** All elements of a list of the current key. */
    public static <E> List<E> all(ListState<E> list) {
        List<E> elements = new ArrayList<>();
        Iterable<E> stored = ask(list::get);
        if (stored != null) {
            stored.forEach(elements::add);
        }
        return elements;
    }
}
