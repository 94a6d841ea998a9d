package dev.vitrina.domain.costing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An item's history in maps; counts what is read and written. */
class MapStore implements ItemStore {
    private final Map<Long, Part> parts = new HashMap<>();
    private final Map<LineId, LineAccount> accounts = new HashMap<>();
    private final List<Step> recent = new ArrayList<>();
    private Head head;
    int partsRead;
    int partsWritten;
    int recentRead;
    int recentReplaced;
    int accountsRead;

    @Override
    public Head head() {
        return head;
    }

    @Override
    public void putHead(Head newHead) {
        head = newHead;
    }

    @Override
    public List<Step> recent() {
        recentRead++;
        return List.copyOf(recent);
    }

    @Override
    public void addRecent(List<Step> steps) {
        steps.forEach(step -> recent.add(stored(step)));
    }

    @Override
    public void replaceRecent(List<Step> steps) {
        recentReplaced++;
        recent.clear();
        steps.forEach(step -> recent.add(stored(step)));
    }

    Step stored(Step step) {
        return step;
    }

    @Override
    public Shelf<Long, Part> parts() {
        return new Shelf<>() {
            @Override
            public Part get(Long id) {
                partsRead++;
                return parts.get(id);
            }

            @Override
            public void put(Long id, Part part) {
                partsWritten++;
                parts.put(id, stored(part));
            }

            @Override
            public void remove(Long id) {
                parts.remove(id);
            }
        };
    }

    Part stored(Part part) {
        return part;
    }

    @Override
    public Shelf<LineId, LineAccount> accounts() {
        return new Shelf<>() {
            @Override
            public LineAccount get(LineId line) {
                accountsRead++;
                return accounts.get(line);
            }

            @Override
            public void put(LineId line, LineAccount account) {
                accounts.put(stored(line), stored(account));
            }

            @Override
            public void remove(LineId line) {
                accounts.remove(line);
            }
        };
    }

    LineId stored(LineId line) {
        return line;
    }

    LineAccount stored(LineAccount account) {
        return account;
    }

    int storedValues() {
        return parts.size() + accounts.size() + recent.size();
    }

    /** How many parts of a kind there are. */
    long count(Class<? extends Part> kind) {
        return parts.values().stream().filter(kind::isInstance).count();
    }

    /** The state after the last step, whole. */
    Snapshot tail(Method method) {
        Tail tail = head == null ? Tail.EMPTY : head.tail(method);
        Shelf<Long, Part> copies = new Shelf<>() {
            @Override
            public Part get(Long id) {
                return parts.get(id);
            }

            @Override
            public void put(Long id, Part part) {
                throw new IllegalStateException("Looking changes nothing");
            }

            @Override
            public void remove(Long id) {
                // the page was only borrowed
            }
        };
        return Fold.of(tail, method, Policies.DEFAULTS, new Parts(copies, 0), null)
                .snapshot();
    }
}
