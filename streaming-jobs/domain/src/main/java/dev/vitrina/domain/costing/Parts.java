package dev.vitrina.domain.costing;

/** The parts of one item, each under a number that is never given again. */
final class Parts {
    private final ItemStore.Shelf<Long, Part> shelf;
    private long next;

    Parts(ItemStore.Shelf<Long, Part> shelf, long next) {
        this.shelf = shelf;
        this.next = next;
    }

    /** The number that the next new part gets. */
    long next() {
        return next;
    }

    long newId() {
        return next++;
    }

    <P extends Part> P get(long id, Class<P> kind) {
        Part part = shelf.get(id);
        if (!kind.isInstance(part)) {
            throw new IllegalStateException("Part %d of this item should be a %s, not %s"
                    .formatted(id, kind.getSimpleName(), part == null ? "missing" : part.getClass()));
        }
        return kind.cast(part);
    }

    long add(Part part) {
        long id = newId();
        shelf.put(id, part);
        return id;
    }

    void put(long id, Part part) {
        shelf.put(id, part);
    }

    void remove(long id) {
        shelf.remove(id);
    }
}
