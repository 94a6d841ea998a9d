package dev.vitrina.batch.reconciliation;

import java.util.List;
import java.util.Map;

/** What a change of closed books costs, at the first instant that is open. */
final class ClosedChange {
    private final CostFold fold;
    private final Account account;
    private final Line line;
    private final Line before;
    private final Line after;
    private final Map<String, Long> moves;
    private final List<Account> remembered;
    private final long came;
    private final Shelf shelf;

    ClosedChange(CostFold fold, Account account, Map<String, Long> moves) {
        this.fold = fold;
        this.account = account;
        this.line = account.line;
        this.before = line.before();
        this.after = line.after();
        this.moves = moves;
        this.remembered = fold.remembered(line.id(), line);
        this.came = moves.getOrDefault(line.warehouse(), 0L);
        this.shelf = fold.shelfOf(line);
    }

    void apply() {
        if (before == null && after == null) {
            return;
        }
        switch (line.kind()) {
            case RECEIPT, SURPLUS -> receipt();
            case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> issue();
            case FREE_RETURN, SALE_RETURN -> saleReturn();
            case TRANSFER -> transfer();
            case STOCKTAKE -> stocktake();
            case COST_ADJUSTMENT -> adjustment();
        }
    }

    private static long quantityOf(Line some) {
        return some == null ? 0 : some.quantity();
    }

    /** What the line before had brought in; where that is forgotten, what it states or would bring in now. */
    private long stood() {
        if (before == null) {
            return 0;
        }
        if (!remembered.isEmpty()) {
            return -remembered.stream().mapToLong(posting -> posting.booked).sum();
        }
        return switch (line.kind()) {
            case RECEIPT, SURPLUS ->
                (before.value() == null ? shelf.presentCost(before.quantity()) : before.value()) + before.overhead();
            case COST_ADJUSTMENT -> before.amount() == null ? 0 : before.amount();
            default -> shelf.presentCost(before.quantity());
        };
    }

    /** The receipt is worth what it now says; what that cannot add to, or take from, goods that are here is variance. */
    private void receipt() {
        long worth = stood();
        long left = quantityOf(before);
        long entering = 0;
        long target = 0;
        if (after != null) {
            Long stated = after.value();
            long extras = after.overhead() + fold.adjustmentOf(line);
            if (stated != null) {
                target = stated + extras;
                entering = came <= 0 ? 0 : before == null ? target : Rounding.share(target, came, after.quantity());
            } else {
                entering = came <= 0 ? 0 : shelf.presentCost(came);
                if (before == null) {
                    target = entering + extras;
                    entering = came <= 0 ? 0 : target;
                }
            }
        }
        if (came < 0) {
            long share = Rounding.share(worth, -came, left);
            goOut(-came, share);
            worth -= share;
            left += came;
        }
        boolean keeps = before != null && after != null && after.value() == null;
        long more = keeps ? 0 : target - entering - worth;
        if (more != 0) {
            long added = left <= 0 ? 0 : fold.spread(account, line, left, more);
            // what was spread is on the account already, but not in the line's books
            account.leave(0, added - more);
            account.booked -= more;
            account.variance += more - added;
        }
        if (came > 0) {
            fold.enter(account, came, entering);
        }
    }

    /** Goods of the line's own go out first; they take a share of its value, the difference is variance. */
    private void goOut(long quantity, long share) {
        List<Slice> taken = fold.leave(account, quantity, fold.isPooled() ? null : line.id(), true, line.warehouse());
        fold.book(account, quantity, share);
        account.variance += CostFold.valueOf(taken) - share;
    }

    private void issue() {
        long uncounted = quantityOf(before) - quantityOf(after) - came;
        if (uncounted > 0) {
            long part = left().of(uncounted);
            long cost = left().share(part);
            account.claim.add(-part, -cost);
            fold.book(account, 0, -cost);
            account.variance += cost;
        }
        if (came < 0) {
            fold.issue(account, -came);
        } else if (came > 0) {
            comeBack();
        }
    }

    /** What is left of the issue by now. */
    private Claim left() {
        return fold.leftOf(line.id(), line);
    }

    private void comeBack() {
        long part = left().of(came);
        long beyond = came - part;
        long beyondCost = beyond == 0 ? 0 : shelf.presentCost(beyond);
        long cancelled = part == 0 ? 0 : Math.min(part, shelf.owedBy(line.id()));
        if (cancelled > 0) {
            shelf.cancel(line.id(), cancelled);
            account.leave(-cancelled, 0);
        }
        long back = part - cancelled;
        long cost = left().share(back);
        if (back > 0) {
            account.claim.add(-back, -cost);
            fold.enter(account, back, cost);
        }
        if (beyond > 0) {
            fold.enter(account, beyond, beyondCost);
        }
    }

    private void saleReturn() {
        if (before != null && after != null) {
            return;
        }
        if (after == null) {
            long cost = stood();
            if (came < 0) {
                goOut(-came, cost);
            } else {
                fold.book(account, 0, cost);
                account.variance -= cost;
            }
            giveBack();
        } else if (came != 0) {
            fold.takeBack(account);
        } else {
            Claim claim = fold.leftOf(line.ref(), line);
            long part = claim.of(line.quantity());
            long beyond = line.quantity() - part;
            long cost = beyond == 0 ? 0 : CostFold.beyondValue(shelf, line, beyond);
            if (part > 0) {
                long drawn = fold.backValue(shelf, claim, part);
                fold.draw(account, part, drawn);
                cost += drawn;
            }
            fold.book(account, 0, -cost);
            account.variance += cost;
        }
    }

    /** What the return took from the line it names goes back there. */
    private void giveBack() {
        for (Account posting : remembered) {
            if (line.ref() != null && line.ref().equals(posting.line.ref())) {
                fold.draw(account, -posting.drawn.quantity, -posting.drawn.cost);
            }
        }
    }

    private void transfer() {
        String source = line.warehouse();
        String target = line.toWarehouse();
        if (source.equals(target)) {
            return;
        }
        long arrived = moves.getOrDefault(target, 0L);
        long on = Math.max(0, Math.min(-came, arrived));
        long back = Math.max(0, Math.min(came, -arrived));
        if (on > 0) {
            fold.transfer(account, on, source, target);
        }
        if (back > 0) {
            fold.transfer(account, back, target, source);
        }
        alone(came + on - back, source, target);
        alone(arrived - on + back, target, source);
    }

    /** One warehouse moves, but the other was counted since. */
    private void alone(long quantity, String warehouse, String other) {
        long cost;
        if (quantity > 0) {
            cost = -fold.shelf(other).presentCost(quantity);
            fold.shelf(warehouse).receive(new Slice(quantity, -cost, null));
        } else if (quantity < 0) {
            cost = CostFold.valueOf(fold.leave(account, -quantity, null, true, warehouse));
        } else {
            return;
        }
        account.leave(warehouse, -quantity, cost);
        account.leave(other, 0, -cost);
        account.variance += cost;
    }

    private void stocktake() {
        fold.change(account, came);
        boolean revalues = after != null
                && after.unitCost() != null
                && (before == null || !Line.isSame(before.unitCost(), after.unitCost()));
        if (revalues) {
            fold.revalue(account);
        }
    }

    private void adjustment() {
        if (line.ref() != null || before == null) {
            fold.adjust(account);
        } else if (after == null) {
            long added = stood();
            fold.book(account, 0, added);
            if (shelf.isEmpty()) {
                account.variance -= added;
            } else {
                shelf.add(-added);
            }
        }
    }
}
