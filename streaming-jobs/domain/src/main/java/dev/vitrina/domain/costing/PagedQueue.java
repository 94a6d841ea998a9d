package dev.vitrina.domain.costing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Function;

/**
 * A queue whose middle may lie in the store, in pages: to take from the front and to add at the back touches a page only
 * now and then, however long the queue is. Changes in the middle fetch all of it.
 */
final class PagedQueue<E> {
    private static final int PAGE = 64;

    private final Parts parts;
    private final Function<Part.Page, List<E>> read;
    private final Function<List<E>, Part.Page> page;
    private List<E> front;
    private int taken;
    private final Deque<Long> middle;
    private List<E> back;

    /** What is stored with the item's head of a queue; the pages are stored by themselves. */
    record Ends<E>(List<E> front, List<Long> pages, List<E> back) {
        Ends {
            front = List.copyOf(front);
            pages = List.copyOf(pages);
            back = List.copyOf(back);
        }

        private static final Ends<?> NONE = new Ends<>(List.of(), List.of(), List.of());

        @SuppressWarnings("unchecked") // of nothing it is right
        static <E> Ends<E> none() {
            return (Ends<E>) NONE;
        }

        static <E> Ends<E> of(List<E> all) {
            return new Ends<>(all, List.of(), List.of());
        }

        int size() {
            return front.size() + PAGE * pages.size() + back.size();
        }

        /** Nothing is stored apart. */
        boolean isWhole() {
            return pages.isEmpty() && back.isEmpty();
        }
    }

    private PagedQueue(
            Ends<E> ends, Parts parts, Function<Part.Page, List<E>> read, Function<List<E>, Part.Page> page) {
        this.parts = parts;
        this.read = read;
        this.page = page;
        this.front = new ArrayList<>(ends.front());
        this.middle = new ArrayDeque<>(ends.pages());
        this.back = new ArrayList<>(ends.back());
    }

    static PagedQueue<Layer> ofLayers(Ends<Layer> ends, Parts parts) {
        return new PagedQueue<>(ends, parts, Part.Page::layers, layers -> new Part.Page(layers, List.of()));
    }

    static PagedQueue<Shortage> ofShortages(Ends<Shortage> ends, Parts parts) {
        return new PagedQueue<>(ends, parts, Part.Page::shortages, shortages -> new Part.Page(List.of(), shortages));
    }

    boolean isEmpty() {
        return taken == front.size() && middle.isEmpty() && back.isEmpty();
    }

    /** How many elements there are, pages counted as full ones. */
    int size() {
        return front.size() - taken + PAGE * middle.size() + back.size();
    }

    /** The oldest element; there must be one. */
    E first() {
        if (taken == front.size()) {
            advance();
        }
        return front.get(taken);
    }

    void removeFirst() {
        first();
        taken++;
    }

    void replaceFirst(E element) {
        first();
        front.set(taken, element);
    }

    /** Puts an element before the oldest one. */
    void addFirst(E element) {
        if (taken > 0) {
            front.set(--taken, element);
        } else {
            front.addFirst(element);
        }
    }

    void addLast(E element) {
        if (middle.isEmpty() && back.isEmpty() && front.size() - taken < PAGE) {
            front.add(element);
        } else {
            back.add(element);
        }
    }

    private void advance() {
        taken = 0;
        if (middle.isEmpty()) {
            front = back;
            back = new ArrayList<>();
        } else {
            long next = middle.removeFirst();
            front = new ArrayList<>(read.apply(parts.get(next, Part.Page.class)));
            parts.remove(next);
        }
    }

    /** A walk over all elements, oldest first, that may change them. */
    ListIterator<E> all() {
        fetch();
        return front.listIterator();
    }

    List<E> list() {
        fetch();
        return List.copyOf(front);
    }

    private void fetch() {
        if (taken > 0) {
            front.subList(0, taken).clear();
            taken = 0;
        }
        if (!middle.isEmpty() || !back.isEmpty()) {
            List<E> rest = back;
            List<E> all = front;
            while (!middle.isEmpty()) {
                advance();
                all.addAll(front);
            }
            all.addAll(rest);
            front = all;
            back = new ArrayList<>();
        }
    }

    /** Puts what has grown long into pages and gives the ends. */
    Ends<E> store() {
        if (taken == front.size() && !isEmpty()) {
            advance();
        }
        int size = front.size() - taken;
        if (size >= 3 * PAGE) {
            List<E> all = list();
            front = new ArrayList<>(all.subList(0, PAGE));
            back = new ArrayList<>(all.subList(PAGE, all.size()));
        }
        while (back.size() >= 2 * PAGE) {
            List<E> oldest = back.subList(0, PAGE);
            middle.addLast(parts.add(page.apply(List.copyOf(oldest))));
            oldest.clear();
        }
        return new Ends<>(front.subList(taken, front.size()), List.copyOf(middle), back);
    }
}
