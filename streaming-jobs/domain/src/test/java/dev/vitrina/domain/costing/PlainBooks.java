package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The books of an item counted the slow way by the default policies: sort the lines that stand, go through them once, by
 * either method. Written from the rules, not from the engine; it shares only the input record with it.
 */
final class PlainBooks {
    /** Goods of one lot, or (with a negative quantity) units that one line owes. */
    private static final class Heap {
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

    private static final class Shelf {
        final List<Heap> goods = new ArrayList<>();
        final List<Heap> owed = new ArrayList<>();
        BigInteger knownValue = BigInteger.ZERO;
        BigInteger knownQuantity = BigInteger.ONE;

        void know(Heap heap) {
            knownValue = heap.value;
            knownQuantity = heap.quantity;
        }
    }

    private final boolean pooled;
    private final Map<String, Shelf> shelves = new TreeMap<>();
    private final Map<String, BigInteger> cost = new TreeMap<>();
    private final Map<String, BigInteger> variance = new TreeMap<>();
    private final Map<String, long[]> unreturned = new HashMap<>();
    private final Map<String, BigInteger> returnedCost = new HashMap<>();
    private final Map<String, Long> adjustments = new HashMap<>();

    private PlainBooks(Method method) {
        this.pooled = method == Method.AVERAGE;
    }

    static PlainBooks of(Method method, Collection<CostLine> lines) {
        PlainBooks books = new PlainBooks(method);
        List<CostLine> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(CostLine::moment)
                .thenComparingLong(CostLine::sequence)
                .thenComparingInt(PlainBooks::rank)
                .thenComparing(CostLine::source, PlainBooks::bytes)
                .thenComparing(CostLine::document, PlainBooks::bytes)
                .thenComparing(line -> new BigInteger(line.line())));
        for (CostLine line : sorted) {
            if (line.kind() == LineKind.COST_ADJUSTMENT && line.refDocument() != null && line.value() != null) {
                books.adjustments.merge(
                        name(line.source(), line.refDocument(), line.refLine()), line.value(), Long::sum);
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

    private static BigInteger share(BigInteger value, BigInteger part, BigInteger whole) {
        return new BigDecimal(value.multiply(part))
                .divide(new BigDecimal(whole), 0, RoundingMode.HALF_UP)
                .toBigInteger();
    }

    private static BigInteger at(CostLine line, long units) {
        return line.unitCost()
                .multiply(BigDecimal.valueOf(units, 1))
                .setScale(0, RoundingMode.HALF_UP)
                .toBigInteger();
    }

    private Shelf shelf(String warehouse) {
        return shelves.computeIfAbsent(warehouse, name -> new Shelf());
    }

    private void add(Map<String, BigInteger> sums, String key, BigInteger amount) {
        sums.merge(key, amount, BigInteger::add);
    }

    private void play(CostLine line) {
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
                value = value.add(BigInteger.valueOf(adjustments.getOrDefault(name, 0L) + line.overhead()));
                add(cost, name, value.negate());
                arrive(shelf, new Heap(units, value, name, false));
            }
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> {
                BigInteger value = BigInteger.ZERO;
                long missing = units;
                List<Heap> taken = new ArrayList<>();
                if (line.kind() == LineKind.PURCHASE_RETURN && ref != null && !pooled) {
                    missing = take(shelf, missing, ref, taken);
                }
                missing = take(shelf, missing, null, taken);
                for (Heap heap : taken) {
                    value = value.add(heap.value);
                }
                if (missing > 0) {
                    BigInteger provisional = known(shelf, missing);
                    shelf.owed.add(new Heap(missing, provisional, name, false));
                    value = value.add(provisional);
                }
                add(cost, name, value);
                unreturned.put(name, new long[] {units});
            }
            case TRANSFER -> {
                if (!line.warehouse().equals(line.toWarehouse())) {
                    List<Heap> taken = new ArrayList<>();
                    long missing = take(shelf, units, null, taken);
                    if (missing > 0) {
                        BigInteger provisional = known(shelf, missing);
                        shelf.owed.add(new Heap(missing, provisional, name, true));
                        taken.add(new Heap(missing, provisional, null, false));
                    }
                    for (Heap heap : taken) {
                        add(cost, name, heap.value);
                        arrive(shelf(line.toWarehouse()), heap);
                    }
                }
            }
            case SALE_RETURN -> giveBack(line, name, shelf, ref);
            case STOCKTAKE -> count(line, name, shelf);
            case COST_ADJUSTMENT -> {
                if (ref == null && !shelf.goods.isEmpty() && (line.value() != null || line.unitCost() != null)) {
                    BigInteger before = value(shelf);
                    if (line.value() != null) {
                        spread(shelf, BigInteger.valueOf(line.value()), true);
                    } else {
                        spread(shelf, at(line, quantity(shelf)), false);
                    }
                    add(cost, name, before.subtract(value(shelf)));
                }
            }
        }
    }

    private void giveBack(CostLine line, String name, Shelf shelf, String ref) {
        long left = ref != null && unreturned.containsKey(ref) ? unreturned.get(ref)[0] : 0;
        long sold = Math.min(left, line.quantity());
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
                            counted -= touched;
                        } else {
                            part.frozen = true;
                            any.owed.add(i, part);
                        }
                        break;
                    }
                }
            }
            unreturned.get(ref)[0] = left - sold;
            if (counted > 0) {
                BigInteger returned = returnedCost.getOrDefault(ref, BigInteger.ZERO);
                long base = left - (sold - counted);
                BigInteger value =
                        share(cost.get(ref).subtract(returned), BigInteger.valueOf(counted), BigInteger.valueOf(base));
                add(returnedCost, ref, value);
                add(cost, name, value.negate());
                arrive(shelf, new Heap(counted, value, name, false));
            }
        }
        if (unsold > 0) {
            add(cost, name, unsoldValue.negate());
            arrive(shelf, new Heap(unsold, unsoldValue, name, false));
        }
    }

    private void count(CostLine line, String name, Shelf shelf) {
        long difference = line.quantity() - quantity(shelf);
        if (difference > 0) {
            BigInteger value = present(shelf, difference);
            add(cost, name, value.negate());
            arrive(shelf, new Heap(difference, value, name, false));
        } else {
            List<Heap> taken = new ArrayList<>();
            take(shelf, -difference, null, taken);
            taken.forEach(heap -> add(cost, name, heap.value));
        }
        if (line.unitCost() != null && line.quantity() > 0) {
            BigInteger before = value(shelf);
            spread(shelf, at(line, line.quantity()), false);
            add(cost, name, before.subtract(value(shelf)));
        }
    }

    private void arrive(Shelf shelf, Heap lot) {
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
    private long take(Shelf shelf, long units, String from, List<Heap> taken) {
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

    private static BigInteger known(Shelf shelf, long units) {
        return share(shelf.knownValue, BigInteger.valueOf(units), shelf.knownQuantity);
    }

    private BigInteger present(Shelf shelf, long units) {
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

    private static void spread(Shelf shelf, BigInteger amount, boolean onTop) {
        BigInteger rest = amount;
        BigInteger quantity = BigInteger.valueOf(quantity(shelf));
        for (Heap heap : shelf.goods) {
            BigInteger part = share(rest, heap.quantity, quantity);
            heap.value = onTop ? heap.value.add(part) : part;
            rest = rest.subtract(part);
            quantity = quantity.subtract(heap.quantity);
        }
    }

    private static long quantity(Shelf shelf) {
        BigInteger sum = BigInteger.ZERO;
        for (Heap heap : shelf.goods) {
            sum = sum.add(heap.quantity);
        }
        for (Heap heap : shelf.owed) {
            sum = sum.subtract(heap.quantity);
        }
        return sum.longValueExact();
    }

    private static BigInteger value(Shelf shelf) {
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
