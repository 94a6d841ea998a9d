package dev.vitrina.batch.reconciliation;

import java.util.ArrayList;
import java.util.List;

/** What the books hold of a line so far: its own place and its corrections, in their order. */
final class Postings {
    /** What all of them leave for returns. */
    final Claim claim = new Claim();

    private final List<Account> accounts = new ArrayList<>(1);

    void add(Account posting) {
        accounts.add(posting);
    }

    /** Null if there is none yet. */
    Account first() {
        return accounts.isEmpty() ? null : accounts.getFirst();
    }

    /** Those that are remembered when a line asks: back to where a gap is too long, and from a beginning on. */
    List<Account> rememberedBy(Line asking, Policies policies) {
        int from = accounts.size();
        while (from > 0 && isLinked(from, asking, policies)) {
            from--;
        }
        while (from < accounts.size() && !line(from).isBeginning()) {
            from++;
        }
        return List.copyOf(accounts.subList(from, accounts.size()));
    }

    /** Those since the last silence that was too long, from the first on that left something standing. */
    List<Account> standing(Policies policies) {
        int from = Math.max(0, accounts.size() - 1);
        while (from > 0
                && !policies.isTooLongBefore(
                        line(from - 1).effective(), line(from).effective())) {
            from--;
        }
        while (from < accounts.size()
                && line(from).posted() != null
                && line(from).posted().gone()) {
            from++;
        }
        return List.copyOf(accounts.subList(from, accounts.size()));
    }

    /**
     * Whether the posting before a place is not too long before the one there; behind the last is the line that asks, to which
     * another line's open postings are never too old.
     */
    private boolean isLinked(int place, Line asking, Policies policies) {
        Line earlier = line(place - 1);
        boolean last = place == accounts.size();
        boolean other = !asking.id().equals(earlier.id());
        return last && other && !asking.foundClosed(earlier.effective())
                || !policies.isTooLongBefore(earlier.effective(), (last ? asking : line(place)).effective());
    }

    private Line line(int place) {
        return accounts.get(place).line;
    }
}
