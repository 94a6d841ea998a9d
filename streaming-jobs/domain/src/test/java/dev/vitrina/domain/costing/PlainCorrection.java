package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PlainBooks.Heap;
import dev.vitrina.domain.costing.PlainBooks.Shelf;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One line that is posted after its closed period, in books counted the slow way. */
final class PlainCorrection {
    private final PlainBooks books;
    private final CostLine line;
    private final CostLine before;
    private final CostLine after;
    private final String name;
    private final Shelf shelf;
    private final Map<String, Long> moves;
    private final long came;

    PlainCorrection(PlainBooks books, CostLine line, Map<String, Long> moves) {
        this.books = books;
        this.line = line;
        this.before = line.before();
        this.after = line.after();
        this.name = PlainBooks.name(line.source(), line.document(), line.line());
        this.shelf = books.shelf(line.warehouse());
        this.moves = moves;
        this.came = moves.getOrDefault(line.warehouse(), 0L);
    }

    void play() {
        if (before == null && after == null) {
            return;
        }
        switch (line.kind()) {
            case RECEIPT, SURPLUS -> receipt();
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> issue();
            case SALE_RETURN -> giveBack();
            case TRANSFER -> transfer();
            case STOCKTAKE -> count();
            case COST_ADJUSTMENT -> adjustment();
        }
    }

    private void receipt() {
        BigInteger worth = before == null ? BigInteger.ZERO : worth();
        long units = before == null ? 0 : before.quantity();
        BigInteger now = BigInteger.ZERO;
        BigInteger entering = BigInteger.ZERO;
        boolean keeps = false;
        if (after != null) {
            BigInteger extras = BigInteger.valueOf(after.overhead() + adjusted());
            if (after.value() != null) {
                now = BigInteger.valueOf(after.value()).add(extras);
                entering = came <= 0 ? BigInteger.ZERO : PlainBooks.share(now, big(came), big(after.quantity()));
            } else if (before == null) {
                now = (came > 0 ? books.present(shelf, came) : BigInteger.ZERO).add(extras);
                entering = came > 0 ? now : BigInteger.ZERO;
            } else {
                keeps = true;
                entering = came > 0 ? books.present(shelf, came) : BigInteger.ZERO;
            }
        }
        if (came < 0) {
            BigInteger share = PlainBooks.share(worth, big(-came), big(units));
            goOut(-came, share);
            worth = worth.subtract(share);
            units += came;
        }
        BigInteger more = keeps ? BigInteger.ZERO : now.subtract(entering).subtract(worth);
        if (more.signum() != 0) {
            books.book(name, more.negate());
            books.add(books.variance, name, more.subtract(books.raise(line, name, units, more)));
        }
        if (came > 0) {
            enter(came, entering);
        }
    }

    /** What the receipt was worth; what it says itself if that is forgotten. */
    private BigInteger worth() {
        if (!isForgotten()) {
            return booked().negate();
        }
        BigInteger said =
                before.value() == null ? books.present(shelf, before.quantity()) : BigInteger.valueOf(before.value());
        return said.add(BigInteger.valueOf(before.overhead()));
    }

    private long adjusted() {
        return books.adjusted(name, line);
    }

    private boolean isForgotten() {
        return books.memory.isForgotten(name, line);
    }

    private BigInteger booked() {
        return books.memory.sum(PlainBooks.own(name), name, line).cost();
    }

    private void enter(long units, BigInteger value) {
        books.book(name, value.negate());
        books.arrive(shelf, new Heap(units, value, name, false));
    }

    private void goOut(long units, BigInteger share) {
        books.book(name, share);
        books.add(books.variance, name, leave(shelf, units, true).subtract(share));
    }

    /** Takes goods, at will the line's own first, and freezes what is missing; gives what they are worth. */
    private BigInteger leave(Shelf from, long units, boolean ownFirst) {
        List<Heap> taken = new ArrayList<>();
        long missing = ownFirst && !books.pooled ? books.take(from, units, name, taken) : units;
        missing = books.take(from, missing, null, taken);
        BigInteger value = PlainBooks.sum(taken);
        if (missing > 0) {
            BigInteger provisional = PlainBooks.known(from, missing);
            from.owed.add(new Heap(missing, provisional, name, true));
            value = value.add(provisional);
        }
        return value;
    }

    private void issue() {
        long lost = (before == null ? 0 : before.quantity()) - (after == null ? 0 : after.quantity()) - came;
        if (lost > 0) {
            long named = Math.min(left(name), lost);
            BigInteger value = average(name, named);
            books.memory.note(name, -named, value.negate());
            books.book(name, value.negate());
            books.add(books.variance, name, value);
        }
        if (came < 0) {
            books.issue(line, -came);
        } else if (came > 0) {
            comeBack();
        }
    }

    private long left(String issue) {
        return Math.max(0, books.memory.sum(issue, issue, line).units());
    }

    private BigInteger average(String issue, long units) {
        if (units == 0) {
            return BigInteger.ZERO;
        }
        return PlainBooks.share(books.memory.sum(issue, issue, line).cost(), big(units), big(left(issue)));
    }

    private void comeBack() {
        long named = Math.min(left(name), came);
        long beyond = came - named;
        BigInteger beyondValue = beyond == 0 ? BigInteger.ZERO : books.present(shelf, beyond);
        long back = named;
        for (int i = 0; i < shelf.owed.size() && named > 0; i++) {
            Heap owed = shelf.owed.get(i);
            if (!owed.frozen && owed.from.equals(name)) {
                long cancelled = Math.min(named, owed.quantity.longValueExact());
                Heap part = owed.split(cancelled);
                if (owed.quantity.signum() == 0) {
                    shelf.owed.remove(i);
                }
                books.add(books.cost, name, part.value.negate());
                books.memory.note(name, -cancelled, part.value.negate());
                back -= cancelled;
                break;
            }
        }
        BigInteger value = average(name, back);
        if (back > 0) {
            books.memory.note(name, -back, value.negate());
            enter(back, value);
        }
        if (beyond > 0) {
            enter(beyond, beyondValue);
        }
    }

    private void giveBack() {
        if (before != null && after != null) {
            return;
        }
        String ref =
                line.refDocument() == null ? null : PlainBooks.name(line.source(), line.refDocument(), line.refLine());
        if (after == null) {
            BigInteger value = isForgotten() ? books.present(shelf, line.quantity()) : booked().negate();
            if (came < 0) {
                goOut(-came, value);
            } else {
                books.book(name, value);
                books.add(books.variance, name, value.negate());
            }
            if (ref != null) {
                PlainMemory.Sum drawn = books.memory.sum(name + " " + ref, name, line);
                books.draw(name, ref, -drawn.units(), drawn.cost().negate());
            }
        } else if (came != 0) {
            books.giveBack(line, name, shelf, ref);
        } else {
            long named = ref == null ? 0 : Math.min(left(ref), line.quantity());
            long beyond = line.quantity() - named;
            BigInteger value = BigInteger.ZERO;
            if (beyond > 0) {
                value = named == 0 && line.value() != null
                        ? BigInteger.valueOf(line.value())
                        : line.unitCost() != null ? PlainBooks.at(line, beyond) : books.present(shelf, beyond);
            }
            if (named > 0) {
                BigInteger part = average(ref, named);
                books.draw(name, ref, named, part);
                value = value.add(part);
            }
            books.book(name, value.negate());
            books.add(books.variance, name, value);
        }
    }

    private void transfer() {
        long arrived = moves.getOrDefault(line.toWarehouse(), 0L);
        if (line.warehouse().equals(line.toWarehouse())) {
            return;
        }
        long on = Math.max(0, Math.min(-came, arrived));
        long back = Math.max(0, Math.min(came, -arrived));
        if (on > 0) {
            books.carry(name, on, line.warehouse(), line.toWarehouse());
        }
        if (back > 0) {
            books.carry(name, back, line.toWarehouse(), line.warehouse());
        }
        alone(came + on - back, line.warehouse(), line.toWarehouse());
        alone(arrived - on + back, line.toWarehouse(), line.warehouse());
    }

    private void alone(long units, String warehouse, String other) {
        if (units > 0) {
            BigInteger value = books.present(books.shelf(other), units);
            books.arrive(books.shelf(warehouse), new Heap(units, value, null, false));
            books.add(books.variance, name, value.negate());
        } else if (units < 0) {
            books.add(books.variance, name, leave(books.shelf(warehouse), -units, false));
        }
    }

    private void count() {
        if (came > 0) {
            enter(came, books.present(shelf, came));
        } else if (came < 0) {
            books.issue(line, -came);
        }
        boolean revalues = after != null
                && after.unitCost() != null
                && (before == null || !after.unitCost().equals(before.unitCost()));
        if (revalues && !shelf.goods.isEmpty()) {
            BigInteger worth = PlainBooks.value(shelf);
            PlainBooks.spread(shelf, PlainBooks.at(line, PlainBooks.quantity(shelf)), false);
            books.book(name, worth.subtract(PlainBooks.value(shelf)));
        }
    }

    private void adjustment() {
        if (line.refDocument() != null) {
            books.adjustWhatIsLeft(line, PlainBooks.name(line.source(), line.refDocument(), line.refLine()));
        } else if (before == null) {
            books.adjustAll(line);
        } else if (after == null) {
            BigInteger said = BigInteger.valueOf(line.value() == null ? 0 : line.value());
            BigInteger added = isForgotten() ? said : booked().negate();
            books.book(name, added);
            if (shelf.goods.isEmpty()) {
                books.add(books.variance, name, added.negate());
            } else {
                PlainBooks.spread(shelf, added.negate(), true);
            }
        }
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }
}
