package dev.vitrina.domain.costing;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;

/**
 * Lots in order, as plain numbers beside each other in a ring: nothing has to be fetched from elsewhere to add one at the
 * back or to take one from the front.
 */
final class LotRing extends AbstractList<Layer> {
    private static final int SMALLEST = 2;

    private long[] numbers = new long[2 * SMALLEST]; // of each lot its quantity and its value
    private LineId[] origins = new LineId[SMALLEST]; // as many as a power of two
    private int first;
    private int size;

    @Override
    public int size() {
        return size;
    }

    @Override
    public Layer get(int index) {
        int at = at(Objects.checkIndex(index, size));
        return new Layer(numbers[2 * at], numbers[2 * at + 1], origins[at]);
    }

    @Override
    public Layer set(int index, Layer lot) {
        Layer old = get(index);
        put(index, lot);
        return old;
    }

    @Override
    public boolean add(Layer lot) {
        makeRoom();
        put(size - 1, lot);
        return true;
    }

    @Override
    public void add(int index, Layer lot) {
        Objects.checkIndex(index, size + 1);
        makeRoom();
        if (index == 0) {
            first = at(origins.length - 1);
        } else {
            for (int i = size - 1; i > index; i--) {
                put(i, get(i - 1));
            }
        }
        put(index, lot);
    }

    @Override
    public Layer removeFirst() {
        Layer oldest = getFirst();
        modCount++;
        origins[first] = null;
        first = at(1);
        size--;
        return oldest;
    }

    @Override
    public Layer remove(int index) {
        if (index == 0) {
            return removeFirst();
        }
        Layer removed = get(index);
        for (int i = index; i < size - 1; i++) {
            put(i, get(i + 1));
        }
        modCount++;
        size--;
        origins[at(size)] = null;
        return removed;
    }

    private int at(int index) {
        return first + index & origins.length - 1;
    }

    private void put(int index, Layer lot) {
        int at = at(index);
        numbers[2 * at] = lot.quantity();
        numbers[2 * at + 1] = lot.value();
        origins[at] = lot.origin();
    }

    /** One lot more is there, still without its numbers. */
    private void makeRoom() {
        if (size == origins.length) {
            grow();
        }
        modCount++;
        size++;
    }

    private void grow() {
        int before = origins.length;
        long[] wider = new long[4 * before];
        int turned = before - first;
        System.arraycopy(numbers, 2 * first, wider, 0, 2 * turned);
        System.arraycopy(numbers, 0, wider, 2 * turned, 2 * first);
        LineId[] more = Arrays.copyOfRange(origins, first, first + 2 * before);
        System.arraycopy(origins, 0, more, turned, first);
        numbers = wider;
        origins = more;
        first = 0;
    }
}
