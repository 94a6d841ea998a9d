package dev.vitrina.batch.reconciliation;

import dev.vitrina.batch.reconciliation.Policies.LandedCost;
import dev.vitrina.batch.reconciliation.Policies.Negative;
import dev.vitrina.batch.reconciliation.Policies.PurchaseReturn;
import dev.vitrina.batch.reconciliation.Policies.SaleReturn;
import dev.vitrina.batch.reconciliation.Policies.Scope;
import dev.vitrina.batch.reconciliation.Verdict.Costs;
import dev.vitrina.batch.reconciliation.Verdict.Layer;
import dev.vitrina.batch.reconciliation.Verdict.LineCost;
import dev.vitrina.batch.reconciliation.Verdict.OnHand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Costs one item by one method: its lines in their order, each applied once, nothing undone. */
final class CostFold {
    /** The queue of a company that has only one. */
    static final String POOL = "";

    private final Policies policies;
    private final Method method;
    /** By warehouse, or one for all. */
    private final TreeMap<String, Shelf> shelves = new TreeMap<>();

    private final Map<LineId, Account> accounts = new HashMap<>();
    private final Counts counts = new Counts();
    /** What later documents say about a receipt's value from its beginning. */
    private final Map<LineId, Long> adjustments = new HashMap<>();

    private CostFold(Policies policies, Method method) {
        this.policies = policies;
        this.method = method;
    }

    /** The costs of an item's lines, which come in their order. */
    static Costs of(List<Line> lines, Policies policies, Method method) {
        CostFold fold = new CostFold(policies, method);
        fold.gatherAdjustments(lines);
        for (Line line : lines) {
            fold.apply(line);
        }
        return fold.costs();
    }

    private void gatherAdjustments(List<Line> lines) {
        Map<LineId, Integer> receipts = new HashMap<>();
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            if (line.kind().isReceipt() && line.quantity() > 0) {
                receipts.put(line.id(), place);
            }
        }
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            if (line.kind() == Kind.COST_ADJUSTMENT && line.amount() != null && line.ref() != null) {
                Integer receipt = receipts.get(line.ref());
                if (receipt != null && (policies.landedCost() == LandedCost.RETROACTIVE || place < receipt)) {
                    adjustments.merge(line.ref(), line.amount(), Long::sum);
                }
            }
        }
    }

    private void apply(Line line) {
        Account account = new Account(line);
        accounts.put(line.id(), account);
        switch (line.kind()) {
            case RECEIPT, SURPLUS -> receive(account);
            case SHIPMENT, WRITE_OFF -> issue(account, line.quantity(), false);
            case PURCHASE_RETURN ->
                issue(account, line.quantity(), policies.purchaseReturn() == PurchaseReturn.RECEIPT);
            case TRANSFER -> transfer(account);
            case FREE_RETURN, SALE_RETURN -> takeBack(account);
            case STOCKTAKE -> count(account);
            case COST_ADJUSTMENT -> adjust(account);
        }
        counts.apply(line, (warehouse, change) -> {});
    }

    private void receive(Account account) {
        Line line = account.line;
        if (line.quantity() == 0) {
            return;
        }
        Long stated = line.value();
        long value = stated == null ? shelfOf(line).presentCost(line.quantity()) : stated;
        enter(account, line.quantity(), value + line.overhead() + adjustments.getOrDefault(line.id(), 0L));
    }

    private void enter(Account account, long quantity, long value) {
        account.quantity -= quantity;
        account.cost -= value;
        shelfOf(account.line).receive(new Slice(quantity, value, account.line.id()));
    }

    private void issue(Account account, long quantity, boolean fromReferenceFirst) {
        boolean frozen = policies.negative() == Negative.LAST_COST;
        leave(account, quantity, fromReferenceFirst, frozen);
    }

    /** Takes goods, and reckons with those that are not there. Returns them, the missing ones last and of no origin. */
    private List<Slice> leave(Account account, long quantity, boolean fromReferenceFirst, boolean frozen) {
        Shelf from = shelfOf(account.line);
        List<Slice> taken = new ArrayList<>();
        if (fromReferenceFirst && account.line.ref() != null) {
            taken.addAll(from.takeOf(account.line.ref(), quantity));
        }
        taken.addAll(from.take(quantity - quantityOf(taken)));
        long missing = quantity - quantityOf(taken);
        if (missing > 0) {
            taken.add(new Slice(missing, from.owe(account, missing, frozen), null));
        }
        account.quantity += quantity;
        account.cost += taken.stream().mapToLong(Slice::value).sum();
        return taken;
    }

    private static long quantityOf(List<Slice> slices) {
        return slices.stream().mapToLong(Slice::quantity).sum();
    }

    private void transfer(Account account) {
        Shelf target = shelf(account.line.toWarehouse());
        if (target != shelfOf(account.line)) {
            leave(account, account.line.quantity(), false, true).forEach(target::receive);
        }
    }

    private void takeBack(Account account) {
        Line line = account.line;
        Shelf shelf = shelfOf(line);
        Account sale = saleOf(line);
        long referred = sale == null ? 0 : Math.min(line.quantity(), sale.line.quantity() - sale.returned);
        long beyond = line.quantity() - referred;

        long owed = sale == null ? 0 : Math.min(referred, shelfOf(sale.line).owedBy(sale));
        long cancelled = 0;
        if (owed > 0 && shelfOf(sale.line) == shelf) {
            shelf.cancel(sale, owed);
            cancelled = owed;
            sale.returned += cancelled;
        } else if (owed > 0) {
            shelfOf(sale.line).freeze(sale, owed);
        }
        account.quantity -= cancelled;

        long back = referred - cancelled;
        // both are found before either comes in
        long backValue = back == 0 ? 0 : backValue(shelf, sale, back);
        long beyondValue = beyond == 0 ? 0 : beyondValue(shelf, line, beyond);
        if (back > 0) {
            sale.returned += back;
            sale.returnedCost += backValue;
            enter(account, back, backValue);
        }
        if (beyond > 0) {
            enter(account, beyond, beyondValue);
        }
    }

    /** The sale, write-off or purchase return that goods come back from, if it has been before. */
    private Account saleOf(Line line) {
        Account account = line.ref() == null ? null : accounts.get(line.ref());
        return account != null && account.line.kind().isOutgoing() ? account : null;
    }

    private long backValue(Shelf shelf, Account sale, long quantity) {
        return policies.saleReturn() == SaleReturn.CURRENT
                ? shelf.presentCost(quantity)
                : Rounding.share(sale.cost - sale.returnedCost, quantity, sale.line.quantity() - sale.returned);
    }

    private static long beyondValue(Shelf shelf, Line line, long quantity) {
        if (quantity == line.quantity() && line.value() != null) {
            return line.value();
        }
        return line.unitCost() == null ? shelf.presentCost(quantity) : Rounding.worth(quantity, line.unitCost());
    }

    private void count(Account account) {
        long difference = counts.differenceOf(account.line);
        if (difference > 0) {
            enter(account, difference, shelfOf(account.line).presentCost(difference));
        } else if (difference < 0) {
            issue(account, -difference, false);
        }
        if (account.line.unitCost() != null) {
            revalue(account);
        }
    }

    /** All that is there is worth the line's unit cost from now on. */
    private void revalue(Account account) {
        Shelf shelf = shelfOf(account.line);
        if (!shelf.isEmpty()) {
            long value = Rounding.foundWorth(shelf.quantity(), account.line.unitCost());
            account.revaluation = value - shelf.value();
            account.cost -= account.revaluation;
            shelf.revalue(value);
        }
    }

    private void adjust(Account account) {
        Line line = account.line;
        if (line.ref() != null) {
            Account receipt = accounts.get(line.ref());
            // one that is still to come has got it from the beginning
            if (policies.landedCost() == LandedCost.PROSPECTIVE
                    && line.amount() != null
                    && receipt != null
                    && receipt.line.kind().isReceipt()
                    && receipt.line.quantity() > 0) {
                adjustWhatIsLeft(receipt, line.amount());
            }
        } else if (line.amount() != null) {
            if (!shelfOf(line).isEmpty()) {
                account.cost -= line.amount();
                shelfOf(line).add(line.amount());
            }
        } else if (line.unitCost() != null) {
            revalue(account);
        }
    }

    private void adjustWhatIsLeft(Account receipt, long amount) {
        LineId origin = receipt.line.id();
        // goods of a pool are of any origin, so only where they came in
        Collection<Shelf> where = method == Method.AVERAGE ? List.of(shelfOf(receipt.line)) : shelves.values();
        long received = receipt.line.quantity();
        long left = Math.min(
                received,
                where.stream().mapToLong(shelf -> shelf.quantityOf(origin)).sum());
        long added = Rounding.share(amount, left, received);
        receipt.cost -= amount;
        receipt.variance += amount - added;
        Spread spread = new Spread(added, left);
        where.forEach(shelf -> shelf.addTo(origin, spread));
    }

    private Shelf shelfOf(Line line) {
        return shelf(line.warehouse());
    }

    private Shelf shelf(String warehouse) {
        String name = policies.scope() == Scope.COMPANY ? POOL : warehouse;
        return shelves.computeIfAbsent(name, absent -> switch (method) {
            case FIFO -> new LayeredShelf();
            case AVERAGE -> new PooledShelf();
        });
    }

    private Costs costs() {
        Map<LineId, LineCost> lines = new TreeMap<>();
        accounts.forEach((id, account) -> lines.put(
                id,
                new LineCost(
                        account.line.kind().type(),
                        account.line.warehouse(),
                        account.line.kind() == Kind.TRANSFER ? account.line.toWarehouse() : null,
                        account.quantity,
                        account.cost,
                        account.provisional,
                        account.paid(),
                        account.variance)));
        Map<String, OnHand> onHand = new TreeMap<>();
        shelves.forEach((warehouse, each) -> onHand.put(
                warehouse,
                new OnHand(
                        each.quantity() - each.owedQuantity(), each.value() - each.owedValue(), each.owedQuantity())));
        Map<String, List<Layer>> layers = new TreeMap<>();
        shelves.forEach((warehouse, each) -> layers.put(
                warehouse,
                each.layers().stream()
                        .map(slice -> new Layer(slice.origin(), slice.quantity(), slice.value()))
                        .toList()));
        Costs costs = new Costs(lines, onHand, layers);
        if (costs.leaked() != 0) {
            throw new IllegalStateException("Cost leaks by %d by %s".formatted(costs.leaked(), method.text()));
        }
        return costs;
    }
}
