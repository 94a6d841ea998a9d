package dev.vitrina.domain.costing;

import dev.vitrina.domain.costing.LineAccount.Balance;
import dev.vitrina.domain.documents.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The accounts of an item's lines, read when they are needed and written when they have changed. */
final class Accounts implements Fold.Balances {
    private final ItemStore store;
    private final Map<LineId, LineAccount> read = new HashMap<>();
    private final Set<LineId> changed = new HashSet<>();

    Accounts(ItemStore store) {
        this.store = store;
    }

    LineAccount of(LineId line) {
        LineAccount account = read.get(line);
        if (account == null) {
            LineAccount kept = store.account(line);
            account = kept == null ? LineAccount.NONE : kept;
            read.put(line, account);
        }
        return account;
    }

    void update(LineId line, UnaryOperator<LineAccount> change) {
        read.put(line, change.apply(of(line)));
        changed.add(line);
    }

    @Override
    public Balance before(LineId line, Position place) {
        return of(line).before(place);
    }

    /** Replaces what a step posted and gives the lines whose accounts that changed. */
    List<LineId> repost(Position by, List<Posting> old, List<Posting> now) {
        if (old.equals(now)) {
            return List.of();
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
            update(line, account -> account.moved(by, posting.quantity(), posting.cost()));
        });
        return List.copyOf(touched.keySet());
    }

    private static Map<LineId, Posting> byAccount(List<Posting> postings) {
        Map<LineId, Posting> accounts = new LinkedHashMap<>();
        postings.forEach(posting -> accounts.put(posting.account(), posting));
        return accounts;
    }

    /** Lets all of them out of memory, written if they have changed. */
    void close() {
        changed.forEach(line -> {
            LineAccount account = read.get(line);
            if (account.isBlank()) {
                store.removeAccount(line);
            } else {
                store.putAccount(line, account);
            }
        });
        changed.clear();
        read.clear();
    }
}
