package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LotRingTest {
    private static final int STEPS = 20_000;

    private final List<Layer> ring = new LotRing();

    /** Whatever is done to both, a ring holds what any list holds; it grows, shrinks and turns meanwhile. */
    @Test
    void isAListLikeAnyOther() {
        List<Layer> list = new ArrayList<>();
        Random random = new Random(20261129);
        for (int step = 0; step < STEPS; step++) {
            Layer lot = new Layer(1 + step, -step, step % 5 == 0 ? null : new LineId("erp", "R-" + step, "1"));
            int place = list.isEmpty() ? 0 : random.nextInt(list.size());
            // more goes in than out for a while, then the other way round
            boolean grows = random.nextInt(100) < (step / 200 % 2 == 0 ? 60 : 40);
            int way = random.nextInt(8);
            if (grows || list.isEmpty()) {
                switch (way) {
                    case 0 -> both(list, one -> one.add(place, lot));
                    case 1 -> both(list, one -> one.addFirst(lot));
                    default -> both(list, one -> one.add(lot));
                }
            } else {
                switch (way) {
                    case 0 -> both(list, one -> one.remove(place));
                    case 1 -> both(list, one -> one.set(place, lot));
                    case 2 -> both(list, one -> walk(one, lot));
                    default -> both(list, List::removeFirst);
                }
            }
            assertThat(ring).isEqualTo(list);
        }
    }

    private void both(List<Layer> list, Consumer<List<Layer>> change) {
        change.accept(list);
        change.accept(ring);
    }

    /** Changes one lot, takes one away and puts one in, on the way. */
    private static void walk(List<Layer> lots, Layer lot) {
        ListIterator<Layer> places = lots.listIterator();
        Layer first = places.next();
        places.set(first.worth(first.value() + 1));
        places.add(lot);
        if (places.hasNext()) {
            places.next();
            places.remove();
        }
    }

    @Test
    void holdsNothingBesideWhatIsInIt() {
        ring.add(new Layer(1, 2, null));

        assertThatThrownBy(() -> ring.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ring.remove(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
