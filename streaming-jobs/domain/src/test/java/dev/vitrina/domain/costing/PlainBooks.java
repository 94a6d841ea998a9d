package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.ClosedPeriods;
import dev.vitrina.domain.documents.LineKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The books of an item counted the slow way by the default policies: sort the lines that stand, go through them once, by
 * either method. Written from the rules, not from the engine; it shares only the input record with it.
 */
final class PlainBooks {
    /** Goods of one lot, or (with a negative quantity) units that one line owes. */
    static final class Heap {
        BigInteger quantity;
        BigInteger value;
        String from;
        boolean frozen;

        Heap(long quantity, BigInteger value, String from, boolean frozen) {
            this.quantity = BigInteger.valueOf(quantity);
            this.value = value;
            this.from = from;
            this.frozen = frozen;
        }

        /** Takes a part off, in units that share this heap's sign. */
        Heap split(long units) {
            BigInteger part = BigInteger.valueOf(units);
            Heap slice = new Heap(units, share(value, part, quantity), from, frozen);
            quantity = quantity.subtract(slice.quantity);
            value = value.subtract(slice.value);
            return slice;
        }
    }

    static final class Shelf {
        final List<Heap> goods = new ArrayList<>();
        final List<Heap> owed = new ArrayList<>();
        BigInteger knownValue = BigInteger.ZERO;
        BigInteger knownQuantity = BigInteger.ONE;

        void know(Heap heap) {
            knownValue = heap.value;
            knownQuantity = heap.quantity;
        }
    }

    final boolean pooled;
    private final Map<String, Shelf> shelves = new TreeMap<>();
    final Map<String, BigInteger> cost = new TreeMap<>();
    final Map<String, BigInteger> variance = new TreeMap<>();
    /** What may still be returned of each line; by {@link #own} what its own goods cost as they came or left. */
    final PlainMemory memory;

    final Map<String, Long> adjustments = new HashMap<>();
    /** The first line of each name. */
    private final Map<String, CostLine> firsts = new HashMap<>();

    private final Set<CostLine> played = new HashSet<>();
    private Map<CostLine, Map<String, Long>> moves = Map.of();

    private PlainBooks(Method method, Duration kept) {
        this.pooled = method == Method.AVERAGE;
        this.memory = new PlainMemory(kept);
    }

    static PlainBooks of(Method method, Collection<CostLine> lines) {
        return of(method, lines, ClosedPeriods.KEPT);
    }

    /** @param kept for how long closed lines may be asked */
    static PlainBooks of(Method method, Collection<CostLine> lines, Duration kept) {
        PlainBooks books = new PlainBooks(method, kept);
        List<CostLine> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(CostLine::effectiveAt)
                .thenComparing(line -> !line.isPosted())
                .thenComparing(line -> line.isPosted() && !line.correction().withdrawn())
                .thenComparingLong(line -> line.isPosted() ? 0 : line.sequence())
                .thenComparingInt(PlainBooks::rank)
                .thenComparing(CostLine::source, PlainBooks::bytes)
                .thenComparing(CostLine::document, PlainBooks::bytes)
                .thenComparing(line -> new BigInteger(line.line())));
        books.moves = PlainMoves.of(sorted, kept);
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < sorted.size(); place++) {
            CostLine line = sorted.get(place);
            if (books.firsts.putIfAbsent(name(line.source(), line.document(), line.line()), line) == null) {
                places.put(name(line.source(), line.document(), line.line()), place);
            }
        }
        for (int place = 0; place < sorted.size(); place++) {
            CostLine line = sorted.get(place);
            if (line.kind() == LineKind.COST_ADJUSTMENT && line.refDocument() != null) {
                String ref = name(line.source(), line.refDocument(), line.refLine());
                CostLine receipt = books.firsts.get(ref);
                boolean adjustable =
                        receipt != null && (receipt.kind() == LineKind.RECEIPT || receipt.kind() == LineKind.SURPLUS);
                boolean late = adjustable
                        && places.get(ref) < place
                        && line.closedUntil() != null
                        && receipt.moment().isBefore(line.closedUntil());
                if (adjustable && !late) {
                    books.adjustments.merge(ref, added(line), Long::sum);
                }
            }
        }
        sorted.forEach(books::play);
        return books;
    }

    /** What every line cost, variance apart; negative what came in; without zeros. */
    Map<String, BigInteger> cost() {
        cost.values().removeIf(sum -> sum.signum() == 0);
        return cost;
    }

    /** The variance that names each line, without zeros. */
    Map<String, BigInteger> variance() {
        variance.values().removeIf(sum -> sum.signum() == 0);
        return variance;
    }

    private static int rank(CostLine line) {
        String order =
                "RECEIPT SURPLUS SALE_RETURN|TRANSFER|SHIPMENT WRITE_OFF PURCHASE_RETURN|returns|STOCKTAKE|COST_ADJ";
        boolean named = line.kind() == LineKind.SALE_RETURN && line.refDocument() != null;
        String word = named
                ? "returns"
                : line.kind().name().substring(0, Math.min(8, line.kind().name().length()));
        return (int) order.substring(0, order.indexOf(word))
                .chars()
                .filter(c -> c == '|')
                .count();
    }

    private static int bytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static String name(String source, String document, String line) {
        return source + "/" + document + "/" + line;
    }

    static BigInteger share(BigInteger value, BigInteger part, BigInteger whole) {
        return new BigDecimal(value.multiply(part))
                .divide(new BigDecimal(whole), 0, RoundingMode.HALF_UP)
                .toBigInteger();
    }

    static BigInteger at(CostLine line, long units) {
        return line.unitCost()
                .multiply(BigDecimal.valueOf(units, 1))
                .setScale(0, RoundingMode.HALF_UP)
                .toBigInteger();
    }

    Shelf shelf(String warehouse) {
        return shelves.computeIfAbsent(warehouse, name -> new Shelf());
    }

    /** What an adjustment adds to what stood before it. */
    private static long added(CostLine line) {
        long now = line.value() == null ? 0 : line.value();
        if (!line.isPosted()) {
            return now;
        }
        CostLine before = line.correction().before();
        long then = before == null || before.value() == null ? 0 : before.value();
        return line.correction().withdrawn() ? -now : now - then;
    }

    void book(String name, BigInteger amount) {
        add(cost, name, amount);
        memory.note(own(name), 0, amount);
    }

    void add(Map<String, BigInteger> sums, String key, BigInteger amount) {
        sums.merge(key, amount, BigInteger::add);
    }

    void draw(String name, String ref, long units, BigInteger value) {
        memory.note(name + " " + ref, units, value);
        memory.note(ref, -units, value.negate());
    }

    static String own(String name) {
        return "own " + name;
    }

    private void play(CostLine line) {
        played.add(line);
        playNow(line);
        memory.post(name(line.source(), line.document(), line.line()), line);
    }

    private void playNow(CostLine line) {
        if (line.isPosted()) {
            new PlainCorrection(this, line, moves.getOrDefault(line, Map.of())).play();
            return;
        }
        String name = name(line.source(), line.document(), line.line());
        Shelf shelf = shelf(line.warehouse());
        long units = line.quantity();
        String ref = line.refDocument() == null ? null : name(line.source(), line.refDocument(), line.refLine());
        if (units == 0 && line.kind() != LineKind.STOCKTAKE && line.kind() != LineKind.COST_ADJUSTMENT) {
            return;
        }
        switch (line.kind()) {
            case RECEIPT, SURPLUS -> {
                BigInteger value = line.value() != null ? BigInteger.valueOf(line.value()) : present(shelf, units);
                value = value.add(BigInteger.valueOf(adjusted(name, line) + line.overhead()));
                book(name, value.negate());
                arrive(shelf, new Heap(units, value, name, false));
            }
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> issue(line, units);
            case TRANSFER -> carry(name, units, line.warehouse(), line.toWarehouse());
            case SALE_RETURN -> giveBack(line, name, shelf, ref);
            case STOCKTAKE -> count(line, name, shelf);
            case COST_ADJUSTMENT -> {
                if (ref != null) {
                    adjustWhatIsLeft(line, ref);
                } else {
                    adjustAll(line);
                }
            }
        }
    }

    /** What adjustments add to a line from its beginning, as far as that is remembered. */
    long adjusted(String name, CostLine line) {
        boolean known = !memory.hasPast(name)
                || !memory.isForgotten(name, line) && memory.first(name, line) == firsts.get(name);
        return known ? adjustments.getOrDefault(name, 0L) : 0;
    }

    void adjustAll(CostLine line) {
        Shelf shelf = shelf(line.warehouse());
        if (!shelf.goods.isEmpty() && (line.value() != null || line.unitCost() != null)) {
            BigInteger before = value(shelf);
            if (line.value() != null) {
                spread(shelf, BigInteger.valueOf(line.value()), true);
            } else {
                spread(shelf, at(line, quantity(shelf)), false);
            }
            book(name(line.source(), line.document(), line.line()), before.subtract(value(shelf)));
        }
    }

    /** An adjustment of a receipt whose books were closed; of others it is a part of their value. */
    void adjustWhatIsLeft(CostLine line, String ref) {
        boolean left = !pooled
                && shelves.values().stream()
                        .flatMap(shelf -> shelf.goods.stream())
                        .anyMatch(heap -> ref.equals(heap.from));
        CostLine receipt = left ? memory.latest(ref) : memory.first(ref, line);
        boolean late = isReceipt(receipt)
                && line.closedUntil() != null
                && receipt.moment().isBefore(line.closedUntil())
                && played.contains(receipt);
        if (late) {
            BigInteger amount = BigInteger.valueOf(added(line));
            add(cost, ref, amount.negate());
            add(variance, ref, amount.subtract(raise(receipt, ref, receipt.quantity(), amount)));
        }
    }

    private static boolean isReceipt(CostLine line) {
        return line != null && line.kind().isReceipt() && line.quantity() > 0;
    }

    /** What is left of so many units of a line becomes worth its share of an amount more; gives the share. */
    BigInteger raise(CostLine line, String name, long units, BigInteger amount) {
        List<Heap> left = new ArrayList<>();
        if (pooled) {
            left.addAll(shelf(line.warehouse()).goods);
        } else {
            shelves.values()
                    .forEach(shelf -> shelf.goods.stream()
                            .filter(heap -> name.equals(heap.from))
                            .forEach(left::add));
        }
        BigInteger there = left.stream().map(heap -> heap.quantity).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger concerned = there.min(BigInteger.valueOf(Math.max(0, units)));
        if (concerned.signum() == 0) {
            return BigInteger.ZERO;
        }
        BigInteger share = share(amount, concerned, BigInteger.valueOf(units));
        BigInteger rest = share;
        for (Heap heap : left) {
            BigInteger part = share(rest, heap.quantity, there);
            heap.value = heap.value.add(part);
            rest = rest.subtract(part);
            there = there.subtract(heap.quantity);
        }
        return share;
    }

    /** Units leave for good. */
    void issue(CostLine line, long units) {
        String name = name(line.source(), line.document(), line.line());
        Shelf shelf = shelf(line.warehouse());
        boolean named = line.kind() == LineKind.PURCHASE_RETURN && line.refDocument() != null && !pooled;
        List<Heap> taken = new ArrayList<>();
        long missing =
                named ? take(shelf, units, name(line.source(), line.refDocument(), line.refLine()), taken) : units;
        missing = take(shelf, missing, null, taken);
        BigInteger value = sum(taken);
        if (missing > 0) {
            BigInteger provisional = known(shelf, missing);
            shelf.owed.add(new Heap(missing, provisional, name, false));
            value = value.add(provisional);
        }
        book(name, value);
        if (line.kind() != LineKind.STOCKTAKE) {
            memory.note(name, units, value);
        }
    }

    static BigInteger sum(List<Heap> heaps) {
        return heaps.stream().map(heap -> heap.value).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Units go from one shelf to another; a line's cost is what left its own source. */
    void carry(String name, long units, String source, String target) {
        if (!source.equals(target)) {
            List<Heap> taken = new ArrayList<>();
            long missing = take(shelf(source), units, null, taken);
            if (missing > 0) {
                BigInteger provisional = known(shelf(source), missing);
                shelf(source).owed.add(new Heap(missing, provisional, name, true));
                taken.add(new Heap(missing, provisional, null, false));
            }
            for (Heap heap : taken) {
                add(cost, name, heap.value);
                arrive(shelf(target), heap);
            }
        }
    }

    void giveBack(CostLine line, String name, Shelf shelf, String ref) {
        long left = ref == null ? 0 : memory.sum(ref, ref, line).units();
        long sold = Math.max(0, Math.min(left, line.quantity()));
        long unsold = line.quantity() - sold;
        BigInteger unsoldValue = BigInteger.ZERO;
        if (unsold > 0) {
            if (sold == 0 && line.value() != null) {
                unsoldValue = BigInteger.valueOf(line.value());
            } else {
                unsoldValue = line.unitCost() != null ? at(line, unsold) : present(shelf, unsold);
            }
        }
        if (sold > 0) {
            long counted = sold;
            for (Shelf any : shelves.values()) {
                for (int i = 0; i < any.owed.size(); i++) {
                    Heap owed = any.owed.get(i);
                    if (!owed.frozen && owed.from.equals(ref)) {
                        long touched = Math.min(sold, owed.quantity.longValueExact());
                        Heap part = owed.split(touched);
                        if (owed.quantity.signum() == 0) {
                            any.owed.remove(i);
                        }
                        if (any == shelf) {
                            add(cost, ref, part.value.negate());
                            draw(name, ref, touched, part.value);
                            counted -= touched;
                        } else {
                            part.frozen = true;
                            any.owed.add(i, part);
                        }
                        break;
                    }
                }
            }
            if (counted > 0) {
                long base = left - (sold - counted);
                BigInteger value =
                        share(memory.sum(ref, ref, line).cost(), BigInteger.valueOf(counted), BigInteger.valueOf(base));
                draw(name, ref, counted, value);
                book(name, value.negate());
                arrive(shelf, new Heap(counted, value, name, false));
            }
        }
        if (unsold > 0) {
            book(name, unsoldValue.negate());
            arrive(shelf, new Heap(unsold, unsoldValue, name, false));
        }
    }

    private void count(CostLine line, String name, Shelf shelf) {
        long difference = line.quantity() - quantity(shelf);
        if (difference > 0) {
            BigInteger value = present(shelf, difference);
            book(name, value.negate());
            arrive(shelf, new Heap(difference, value, name, false));
        } else if (difference < 0) {
            issue(line, -difference);
        }
        if (line.unitCost() != null && line.quantity() > 0) {
            BigInteger before = value(shelf);
            spread(shelf, at(line, line.quantity()), false);
            book(name, before.subtract(value(shelf)));
        }
    }

    void arrive(Shelf shelf, Heap lot) {
        if (shelf.goods.isEmpty() && shelf.owed.isEmpty()) {
            shelf.know(lot);
        }
        while (!shelf.owed.isEmpty() && lot.quantity.signum() > 0) {
            Heap owed = shelf.owed.getFirst();
            long units = lot.quantity.min(owed.quantity).longValueExact();
            shelf.know(lot);
            Heap paid = lot.split(units);
            Heap settled = owed.split(units);
            if (owed.quantity.signum() == 0) {
                shelf.owed.removeFirst();
            }
            add(owed.frozen ? variance : cost, owed.from, paid.value.subtract(settled.value));
            if (!owed.frozen) {
                memory.note(owed.from, 0, paid.value.subtract(settled.value));
            }
        }
        if (lot.quantity.signum() > 0) {
            if (pooled && !shelf.goods.isEmpty()) {
                Heap pool = shelf.goods.getFirst();
                pool.quantity = pool.quantity.add(lot.quantity);
                pool.value = pool.value.add(lot.value);
            } else {
                shelf.goods.add(lot);
            }
        }
    }

    /** Takes from all goods, or only from those that a line brought in; gives what is missing. */
    long take(Shelf shelf, long units, String from, List<Heap> taken) {
        long missing = units;
        for (Heap heap : List.copyOf(shelf.goods)) {
            if (missing > 0 && (from == null || from.equals(heap.from))) {
                shelf.know(new Heap(heap.quantity.longValueExact(), heap.value, null, false));
                Heap slice = heap.split(Math.min(missing, heap.quantity.longValueExact()));
                taken.add(slice);
                missing -= slice.quantity.longValueExact();
            }
        }
        shelf.goods.removeIf(heap -> heap.quantity.signum() == 0);
        return missing;
    }

    static BigInteger known(Shelf shelf, long units) {
        return share(shelf.knownValue, BigInteger.valueOf(units), shelf.knownQuantity);
    }

    BigInteger present(Shelf shelf, long units) {
        if (pooled && !shelf.goods.isEmpty()) {
            Heap pool = shelf.goods.getFirst();
            return share(pool.value, BigInteger.valueOf(units), pool.quantity);
        }
        BigInteger sum = BigInteger.ZERO;
        long missing = units;
        Heap walked = null;
        for (Heap heap : shelf.goods) {
            if (missing > 0) {
                long part = Math.min(missing, heap.quantity.longValueExact());
                sum = sum.add(share(heap.value, BigInteger.valueOf(part), heap.quantity));
                missing -= part;
                walked = heap;
            }
        }
        if (walked == null) {
            return known(shelf, units);
        }
        return sum.add(share(walked.value, BigInteger.valueOf(missing), walked.quantity));
    }

    static void spread(Shelf shelf, BigInteger amount, boolean onTop) {
        BigInteger rest = amount;
        BigInteger quantity = BigInteger.valueOf(quantity(shelf));
        for (Heap heap : shelf.goods) {
            BigInteger part = share(rest, heap.quantity, quantity);
            heap.value = onTop ? heap.value.add(part) : part;
            rest = rest.subtract(part);
            quantity = quantity.subtract(heap.quantity);
        }
    }

    static long quantity(Shelf shelf) {
        BigInteger sum = BigInteger.ZERO;
        for (Heap heap : shelf.goods) {
            sum = sum.add(heap.quantity);
        }
        for (Heap heap : shelf.owed) {
            sum = sum.subtract(heap.quantity);
        }
        return sum.longValueExact();
    }

    static BigInteger value(Shelf shelf) {
        BigInteger sum = BigInteger.ZERO;
        for (Heap heap : shelf.goods) {
            sum = sum.add(heap.value);
        }
        for (Heap heap : shelf.owed) {
            sum = sum.subtract(heap.value);
        }
        return sum;
    }

    /** "quantity value owed" of every warehouse that has or owes something. */
    Map<String, String> worth() {
        Map<String, String> worth = new TreeMap<>();
        shelves.forEach((warehouse, shelf) -> {
            BigInteger owed = shelf.owed.stream().map(heap -> heap.quantity).reduce(BigInteger.ZERO, BigInteger::add);
            worth.put(warehouse, quantity(shelf) + " " + value(shelf) + " " + owed);
        });
        worth.values().removeIf("0 0 0"::equals);
        return worth;
    }
}
