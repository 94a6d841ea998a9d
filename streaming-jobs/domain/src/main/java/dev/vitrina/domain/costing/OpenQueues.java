package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.PagedQueue.Ends;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells which places of an item's open queues another state changes. The middle of a long queue is read only if it moved. */
final class OpenQueues {
    private final CostLine item;
    private final Parts parts;
    private final List<OpenLayer> changed = new ArrayList<>();

    private OpenQueues(CostLine item, Parts parts) {
        this.item = item;
        this.parts = parts;
    }

    static List<OpenLayer> changed(CostLine item, Tail before, Tail after, Parts parts) {
        Map<String, Ends<Layer>> old = byWarehouse(before);
        OpenQueues queues = new OpenQueues(item, parts);
        byWarehouse(after).forEach((warehouse, now) -> {
            Ends<Layer> was = old.remove(warehouse);
            queues.compare(warehouse, was == null ? Ends.of(List.of()) : was, now);
        });
        old.forEach((warehouse, gone) -> queues.compare(warehouse, gone, Ends.of(List.of())));
        return queues.changed;
    }

    private static Map<String, Ends<Layer>> byWarehouse(Tail tail) {
        Map<String, Ends<Layer>> queues = new TreeMap<>();
        tail.queues().forEach(queue -> queues.put(queue.warehouse(), queue.layers()));
        return queues;
    }

    private void compare(String warehouse, Ends<Layer> was, Ends<Layer> now) {
        if (was.equals(now)) {
            return;
        }
        if (was.front().size() == now.front().size() && was.pages().equals(now.pages())) {
            compare(warehouse, 0, was.front(), now.front());
            compare(warehouse, was.size() - was.back().size(), was.back(), now.back());
        } else if (was.isWhole()) {
            compare(warehouse, 0, was.front(), whole(now));
        } else {
            // what stood in pages that may be gone by now: every place is told anew
            List<Layer> all = whole(now);
            compare(warehouse, 0, List.of(), all);
            for (int place = all.size(); place < was.size(); place++) {
                add(warehouse, place, null);
            }
        }
    }

    private List<Layer> whole(Ends<Layer> ends) {
        List<Layer> all = new ArrayList<>(ends.front());
        ends.pages().forEach(page -> all.addAll(parts.get(page, Part.Page.class).layers()));
        all.addAll(ends.back());
        return all;
    }

    private void compare(String warehouse, int from, List<Layer> was, List<Layer> now) {
        for (int i = 0; i < Math.max(was.size(), now.size()); i++) {
            Layer layer = i < now.size() ? now.get(i) : null;
            if (i >= was.size() || !was.get(i).equals(layer)) {
                add(warehouse, from + i, layer);
            }
        }
    }

    private void add(String warehouse, int place, Layer layer) {
        changed.add(new OpenLayer(
                item.organization(),
                item.sku(),
                warehouse.equals(Fold.ALL_WAREHOUSES) ? null : warehouse,
                place + 1L,
                layer == null ? null : layer.origin(),
                layer == null ? 0 : layer.quantity(),
                layer == null ? 0 : layer.value()));
    }
}
