package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The accounts of an item's lines, read when they are needed and written when they have changed. */
final class Accounts {
    private static final int MOST_READ = 10_000;

    private final ItemStore.Shelf<LineId, LineAccount> shelf;
    private final Map<LineId, LineAccount> read = new HashMap<>();
    private final Set<LineId> changed = new HashSet<>();
    private final boolean anyPlaced;
    private long eventful;

    /**
     * Opens the accounts.
     *
     * @param eventful how many know more than where their line stands
     * @param anyPlaced whether any knows where its line stands
     */
    Accounts(ItemStore.Shelf<LineId, LineAccount> shelf, long eventful, boolean anyPlaced) {
        this.shelf = shelf;
        this.eventful = eventful;
        this.anyPlaced = anyPlaced;
    }

    long eventful() {
        return eventful;
    }

    LineAccount of(LineId line) {
        LineAccount account = read.get(line);
        if (account == null) {
            LineAccount kept = anyPlaced || eventful > 0 ? shelf.get(line) : null;
            account = kept == null ? LineAccount.NONE : kept;
            read.put(line, account);
        }
        return account;
    }

    /** The account of a line that does not stand and that no other names: there is none to read. */
    LineAccount begin(LineId line) {
        read.putIfAbsent(line, LineAccount.NONE);
        return read.get(line);
    }

    void update(LineId line, UnaryOperator<LineAccount> change) {
        LineAccount before = of(line);
        LineAccount after = change.apply(before);
        eventful += (after.isEventful() ? 1 : 0) - (before.isEventful() ? 1 : 0);
        read.put(line, after);
        changed.add(line);
    }

    /** Writes down where a line stands that had no place before; most such lines have no account to read. */
    void place(LineId line, Position place) {
        if (eventful == 0) {
            begin(line);
        }
        update(line, account -> account.at(place));
    }

    /** Nothing more is known of a line. */
    void remove(LineId line) {
        update(line, account -> LineAccount.NONE);
    }

    /** Replaces what a step posted and gives the lines whose accounts that changed. */
    Set<LineId> repost(Position by, Method method, List<Posting> old, List<Posting> now) {
        if (Outcome.same(old, now)) {
            return Set.of();
        }
        Map<LineId, Posting> before = byAccount(old);
        Map<LineId, Posting> after = byAccount(now);
        Map<LineId, Posting> touched = new LinkedHashMap<>(before);
        touched.putAll(after);
        touched.values()
                .removeIf(posting ->
                        posting.equals(before.get(posting.account())) && posting.equals(after.get(posting.account())));
        touched.keySet().forEach(line -> {
            Posting posting = after.getOrDefault(line, new Posting(line, 0, 0));
            update(line, account -> account.moved(by, method, posting.quantity(), posting.cost()));
        });
        return touched.keySet();
    }

    private static Map<LineId, Posting> byAccount(List<Posting> postings) {
        Map<LineId, Posting> accounts = new LinkedHashMap<>();
        postings.forEach(posting -> accounts.put(posting.account(), posting));
        return accounts;
    }

    /** Lets all of them out of memory when there are many. */
    void trim() {
        if (read.size() > MOST_READ) {
            close();
        }
    }

    /** Lets all of them out of memory, written if they have changed. */
    void close() {
        changed.forEach(line -> {
            LineAccount account = read.get(line);
            if (account.isBlank()) {
                shelf.remove(line);
            } else {
                shelf.put(line, account);
            }
        });
        changed.clear();
        read.clear();
    }
}
