package dev.vitrina.domain.stock;

import dev.vitrina.domain.documents.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Signed quantities by their places in an item's history, and the sum between any two places, at a cost that grows with the
 * logarithm of their number: a B-tree whose slots know the sum of what lies below them. The pages lie elsewhere; this is
 * what leads to them.
 *
 * @param root the topmost page; 0 when there is none
 * @param height how many pages lie one above the other; 0 when there is none
 * @param nextPage the number of the next new page
 */
public record MovementTree(long root, int height, long nextPage) {
    /** No quantities. */
    public static final MovementTree EMPTY = new MovementTree(0, 0, 1);

    /** Slots in a page. */
    static final int MOST_SLOTS = 64;

    /**
     * A quantity at a place.
     *
     * @param quantity thousandths, signed; a retraction is the opposite quantity at the same place
     */
    public record Entry(Position place, long quantity) {}

    /**
     * A line of a page.
     *
     * @param from the first place below it
     * @param page what lies below it; 0 for a quantity itself
     * @param quantity Σ thousandths of what lies below it
     */
    public record Slot(Position from, long page, long quantity) {}

    /** Slots in the order of their places. */
    public record Page(List<Slot> slots) {
        public Page {
            slots = List.copyOf(slots);
        }

        long sum() {
            long sum = 0;
            for (Slot slot : slots) {
                sum += slot.quantity();
            }
            return sum;
        }
    }

    /** Where the pages lie. What is put is what is got until it is put again or removed. */
    public interface Pages {
        Page get(long number);

        void put(long number, Page page);

        void remove(long number);
    }

    /** The tree with more quantities; those at one place add up, and where they come to nothing nothing is kept. */
    public MovementTree with(Collection<Entry> entries, Pages pages) {
        List<Slot> added = sorted(entries);
        if (added.isEmpty()) {
            return this;
        }
        Growth growth = new Growth(pages);
        int levels = Math.max(1, height);
        List<Slot> top = growth.add(root, levels, added);
        while (top.size() > 1) {
            top = growth.write(0, top);
            levels++;
        }
        return top.isEmpty()
                ? new MovementTree(0, 0, growth.next)
                : new MovementTree(top.getFirst().page(), levels, growth.next);
    }

    /** Σ thousandths strictly between two places; null stands for the beginning and for the end. */
    public long between(Position after, Position before, Pages pages) {
        if (height == 0) {
            return 0;
        }
        long end = before == null ? pages.get(root).sum() : upTo(before, false, pages);
        return end - (after == null ? 0 : upTo(after, true, pages));
    }

    private long upTo(Position place, boolean inclusive, Pages pages) {
        long sum = 0;
        long number = root;
        for (int level = height; level > 0; level--) {
            List<Slot> slots = pages.get(number).slots();
            int slot = 0;
            // the slot before the first that begins too late may hold both
            while (slot + 1 < slots.size() && isWithin(slots.get(slot + 1), place, inclusive)) {
                sum += slots.get(slot++).quantity();
            }
            if (level == 1 && isWithin(slots.get(slot), place, inclusive)) {
                sum += slots.get(slot).quantity();
            }
            number = slots.get(slot).page();
        }
        return sum;
    }

    private static boolean isWithin(Slot slot, Position place, boolean inclusive) {
        int order = slot.from().compareTo(place);
        return order < 0 || inclusive && order == 0;
    }

    private static List<Slot> sorted(Collection<Entry> entries) {
        TreeMap<Position, Long> quantities = new TreeMap<>();
        entries.forEach(entry -> quantities.merge(entry.place(), entry.quantity(), Long::sum));
        List<Slot> slots = new ArrayList<>(quantities.size());
        quantities.forEach((place, quantity) -> {
            if (quantity != 0) {
                slots.add(new Slot(place, 0, quantity));
            }
        });
        return slots;
    }

    /** The pages being written. */
    private final class Growth {
        private final Pages pages;
        private long next = nextPage;

        private Growth(Pages pages) {
            this.pages = pages;
        }

        /** Adds below a page, 0 for a new one, and tells what stands in its place: none, one, or several. */
        private List<Slot> add(long number, int level, List<Slot> added) {
            List<Slot> before = number == 0 ? List.of() : pages.get(number).slots();
            return write(number, level == 1 ? merged(before, added) : below(before, level, added));
        }

        private List<Slot> below(List<Slot> children, int level, List<Slot> added) {
            List<Slot> after = new ArrayList<>(children.size() + 1);
            int from = 0;
            for (int i = 0; i < children.size(); i++) {
                int to = from;
                while (to < added.size()
                        && (i + 1 == children.size() || isBefore(added.get(to), children.get(i + 1)))) {
                    to++;
                }
                Slot child = children.get(i);
                if (from == to) {
                    after.add(child);
                } else {
                    after.addAll(add(child.page(), level - 1, added.subList(from, to)));
                }
                from = to;
            }
            return after;
        }

        /** Writes slots into a page and as many new ones as they need, and tells what leads there. */
        private List<Slot> write(long number, List<Slot> slots) {
            if (slots.isEmpty()) {
                pages.remove(number);
                return List.of();
            }
            int parts = (slots.size() + MOST_SLOTS - 1) / MOST_SLOTS;
            List<Slot> leading = new ArrayList<>(parts);
            for (int part = 0; part < parts; part++) {
                Page page = new Page(slots.subList(slots.size() * part / parts, slots.size() * (part + 1) / parts));
                long own = part == 0 && number != 0 ? number : next++;
                pages.put(own, page);
                leading.add(new Slot(page.slots().getFirst().from(), own, page.sum()));
            }
            return leading;
        }

        private static boolean isBefore(Slot one, Slot other) {
            return one.from().compareTo(other.from()) < 0;
        }

        private static List<Slot> merged(List<Slot> before, List<Slot> added) {
            List<Slot> merged = new ArrayList<>(before.size() + added.size());
            int old = 0;
            for (Slot slot : added) {
                while (old < before.size() && isBefore(before.get(old), slot)) {
                    merged.add(before.get(old++));
                }
                long quantity = slot.quantity();
                if (old < before.size() && before.get(old).from().equals(slot.from())) {
                    quantity += before.get(old++).quantity();
                }
                if (quantity != 0) {
                    merged.add(new Slot(slot.from(), 0, quantity));
                }
            }
            merged.addAll(before.subList(old, before.size()));
            return merged;
        }
    }
}
