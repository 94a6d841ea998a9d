package dev.vitrina.batch.reconciliation;

import dev.vitrina.batch.reconciliation.Verdict.LineCost;
import dev.vitrina.batch.reconciliation.Verdict.Sale;
import dev.vitrina.batch.reconciliation.Verdict.Stock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All numbers of one item; one that is absent is 0. */
final class Figures {
    private final Map<Figure, Long> figures = new HashMap<>();

    /** Adds to a number. */
    void add(What what, Method method, String warehouse, LineId line, long figure) {
        if (figure != 0) {
            figures.merge(new Figure(what, method, warehouse, line), figure, Long::sum);
        }
    }

    void add(Method method, LineId line, LineCost cost) {
        cost.places().forEach((warehouse, moved) -> {
            add(What.LINE_QUANTITY, method, warehouse, line, moved.quantity());
            add(What.LINE_COST, method, warehouse, line, moved.cost());
        });
        add(What.LINE_VARIANCE, method, null, line, cost.variance());
    }

    void add(LineId line, Sale sale) {
        add(What.SALES_QUANTITY, null, null, line, sale.quantity());
        add(What.SALES_GROSS, null, null, line, sale.gross());
        add(What.SALES_DISCOUNT, null, null, line, sale.discount());
        add(What.SALES_VAT, null, null, line, sale.vat());
        add(What.SALES_NET, null, null, line, sale.net());
        add(What.SALES_DOCUMENT_NET, null, null, line, sale.documentNet());
    }

    void add(String warehouse, Stock stock) {
        add(What.ON_HAND, null, warehouse, null, stock.onHand());
        add(What.RESERVED, null, warehouse, null, stock.reserved());
        add(What.EXPECTED, null, warehouse, null, stock.expected());
        add(What.AVAILABLE, null, warehouse, null, stock.available());
        add(What.FREE, null, warehouse, null, stock.free());
    }

    void add(Method method, String warehouse, Verdict.OnHand there) {
        add(What.INVENTORY_QUANTITY, method, warehouse, null, there.quantity());
        add(What.INVENTORY_VALUE, method, warehouse, null, there.value());
        add(What.PROVISIONAL_QUANTITY, method, warehouse, null, there.provisionalQuantity());
    }

    /** Adds the layer at a place of a queue. */
    void add(String warehouse, int place, Verdict.Layer layer) {
        figures.put(new Figure(What.LAYER_QUANTITY, null, warehouse, layer.receipt(), place), layer.quantity());
        figures.put(new Figure(What.LAYER_VALUE, null, warehouse, layer.receipt(), place), layer.value());
    }

    /** The numbers that a verdict says are right. */
    static Figures of(Verdict verdict) {
        Figures figures = new Figures();
        verdict.costs().forEach((method, costs) -> {
            costs.lines().forEach((line, cost) -> figures.add(method, line, cost));
            costs.onHand().forEach((warehouse, there) -> figures.add(method, warehouse, there));
            costs.layers().forEach((warehouse, layers) -> {
                for (int place = 1; place <= layers.size(); place++) {
                    figures.add(warehouse, place, layers.get(place - 1));
                }
            });
        });
        verdict.costs().get(Method.FIFO).lines().forEach((line, cost) -> {
            figures.add(What.SETTLED_COST, null, null, line, cost.paid());
        });
        verdict.movements()
                .forEach((line, movement) -> movement.forEach(
                        (warehouse, change) -> figures.add(What.LINE_STOCK, null, warehouse, line, change)));
        verdict.stock().forEach(figures::add);
        verdict.sales().forEach(figures::add);
        return figures;
    }

    long get(Figure figure) {
        return figures.getOrDefault(figure, 0L);
    }

    /** What both have anything about. */
    static Set<Figure> either(Figures one, Figures other) {
        Set<Figure> either = new HashSet<>(one.figures.keySet());
        either.addAll(other.figures.keySet());
        return either;
    }

    /** Sums of some numbers by warehouse, or under null where that does not count. */
    Map<String, Long> sums(What what, Method method, boolean byWarehouse) {
        Map<String, Long> sums = new HashMap<>();
        figures.forEach((figure, value) -> {
            if (figure.what() == what && figure.method() == method) {
                sums.merge(byWarehouse ? figure.warehouse() : "", value, Long::sum);
            }
        });
        return sums;
    }
}
