package dev.vitrina.domain.costing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A queue whose middle may lie in the store, in pages: to take from the front and to add at the back touches a page only
 * now and then, however long the queue is. Changes in the middle fetch all of it.
 */
final class PagedQueue<E> {
    private static final int PAGE = 64;

    private final Kind<E> kind;
    private final Parts parts;
    private List<E> front;
    private Deque<Long> middle; // null until there are pages
    private List<E> back; // null until there is something behind the front

    /** How elements of one kind lie in memory and in pages. */
    private record Kind<E>(
            Supplier<List<E>> list, Function<Part.Page, List<E>> read, Function<List<E>, Part.Page> page) {
        static final Kind<Layer> LAYERS =
                new Kind<>(LotRing::new, Part.Page::layers, layers -> new Part.Page(layers, List.of()));
        static final Kind<Shortage> SHORTAGES =
                new Kind<>(ArrayList::new, Part.Page::shortages, shortages -> new Part.Page(List.of(), shortages));

        List<E> listOf(List<E> elements) {
            List<E> all = list.get();
            all.addAll(elements);
            return all;
        }
    }

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

    private PagedQueue(Ends<E> ends, Kind<E> kind, Parts parts) {
        this.kind = kind;
        this.parts = parts;
        this.front = kind.listOf(ends.front());
        this.middle = ends.pages().isEmpty() ? null : new ArrayDeque<>(ends.pages());
        this.back = ends.back().isEmpty() ? null : kind.listOf(ends.back());
    }

    static PagedQueue<Layer> ofLayers(Ends<Layer> ends, Parts parts) {
        return new PagedQueue<>(ends, Kind.LAYERS, parts);
    }

    static PagedQueue<Shortage> ofShortages(Ends<Shortage> ends, Parts parts) {
        return new PagedQueue<>(ends, Kind.SHORTAGES, parts);
    }

    boolean isEmpty() {
        return front.isEmpty() && isWhole();
    }

    /** Whether all there is lies in front. */
    private boolean isWhole() {
        return pages() == 0 && back == null;
    }

    private int pages() {
        return middle == null ? 0 : middle.size();
    }

    /** How many elements there are, pages counted as full ones. */
    int size() {
        return front.size() + PAGE * pages() + (back == null ? 0 : back.size());
    }

    /** The oldest element; there must be one. */
    E first() {
        advance();
        return front.getFirst();
    }

    /** Takes the oldest element away and gives it; there must be one. */
    E removeFirst() {
        advance();
        return front.removeFirst();
    }

    void replaceFirst(E element) {
        advance();
        front.set(0, element);
    }

    /** Puts an element before the oldest one. */
    void addFirst(E element) {
        front.addFirst(element);
    }

    void addLast(E element) {
        if (isWhole() && front.size() < PAGE) {
            front.add(element);
        } else {
            if (back == null) {
                back = kind.list().get();
            }
            back.add(element);
        }
    }

    /** Brings what comes next to the front when nothing is left there. */
    private void advance() {
        if (!front.isEmpty() || isWhole()) {
            return;
        }
        if (pages() == 0) {
            front = back;
            back = null;
        } else {
            long next = middle.removeFirst();
            front = kind.listOf(kind.read().apply(parts.get(next, Part.Page.class)));
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
        if (isWhole()) {
            return;
        }
        List<E> all = front;
        while (!isWhole()) {
            front = List.of();
            advance();
            all.addAll(front);
        }
        front = all;
    }

    /** Puts what has grown long into pages and gives the ends. */
    Ends<E> store() {
        advance();
        if (front.size() >= 3 * PAGE) {
            List<E> all = list();
            front = kind.listOf(all.subList(0, PAGE));
            back = kind.listOf(all.subList(PAGE, all.size()));
        }
        while (back != null && back.size() >= 2 * PAGE) {
            List<E> oldest = back.subList(0, PAGE);
            if (middle == null) {
                middle = new ArrayDeque<>();
            }
            middle.addLast(parts.add(kind.page().apply(List.copyOf(oldest))));
            oldest.clear();
        }
        return new Ends<>(front, middle == null ? List.of() : List.copyOf(middle), back == null ? List.of() : back);
    }
}
