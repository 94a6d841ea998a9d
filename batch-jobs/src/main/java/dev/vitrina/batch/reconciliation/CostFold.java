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

    private final List<Account> accounts = new ArrayList<>();
    private final Map<LineId, Postings> postings = new HashMap<>();
    private final Counts counts = new Counts();
    private final Map<Line, Map<String, Long>> closed;
    /** What later documents say about a receipt's value from its beginning. */
    private final Map<LineId, Long> adjustments = new HashMap<>();

    private CostFold(Map<Line, Map<String, Long>> closed, Policies policies, Method method) {
        this.closed = closed;
        this.policies = policies;
        this.method = method;
    }

    /**
     * The costs of an item's lines, which come in their order.
     *
     * @param closed what changes of closed books move, by warehouse
     */
    static Costs of(List<Line> lines, Map<Line, Map<String, Long>> closed, Policies policies, Method method) {
        CostFold fold = new CostFold(closed, policies, method);
        fold.gatherAdjustments(lines);
        for (Line line : lines) {
            fold.apply(line);
        }
        return fold.costs();
    }

    private void gatherAdjustments(List<Line> lines) {
        Map<LineId, Integer> firsts = new HashMap<>();
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            // what closed books hold comes before what was posted of the same line
            boolean own = line.posted() == null && !line.beside();
            Integer other = own ? null : firsts.get(line.id());
            if (other == null) {
                firsts.put(line.id(), place);
            }
        }
        for (int place = 0; place < lines.size(); place++) {
            Line line = lines.get(place);
            Integer receipt = line.kind() == Kind.COST_ADJUSTMENT && line.ref() != null ? firsts.get(line.ref()) : null;
            if (receipt != null
                    && isAdjustable(lines.get(receipt))
                    && (place < receipt || !reachesOnlyWhatIsLeft(lines.get(receipt), line))) {
                adjustments.merge(line.ref(), amount(line), Long::sum);
            }
        }
    }

    private static boolean isAdjustable(Line line) {
        return line.kind().isReceipt() && line.quantity() > 0;
    }

    private boolean reachesOnlyWhatIsLeft(Line receipt, Line adjustment) {
        return policies.landedCost() == LandedCost.PROSPECTIVE || adjustment.foundClosed(receipt.moment());
    }

    /** What an adjustment adds; of a change of closed books what it adds to what it added before. */
    private static long amount(Line adjustment) {
        long amount = adjustment.amount() == null ? 0 : adjustment.amount();
        if (adjustment.posted() == null) {
            return amount;
        }
        Line before = adjustment.posted().before();
        long stood = before == null || before.amount() == null ? 0 : before.amount();
        return adjustment.posted().gone() ? -amount : amount - stood;
    }

    private void apply(Line line) {
        Postings ofLine = postingsOf(line.id());
        Account account = new Account(line, ofLine.claim);
        accounts.add(account);
        if (line.posted() != null) {
            new ClosedChange(this, account, closed.getOrDefault(line, Map.of())).apply();
        } else {
            switch (line.kind()) {
                case RECEIPT, SURPLUS -> receive(account);
                case SHIPMENT, WRITE_OFF, PURCHASE_RETURN -> issue(account, line.quantity());
                case TRANSFER -> transfer(account, line.quantity(), line.warehouse(), line.toWarehouse());
                case FREE_RETURN, SALE_RETURN -> takeBack(account);
                case STOCKTAKE -> count(account);
                case COST_ADJUSTMENT -> adjust(account);
            }
        }
        ofLine.add(account);
        counts.apply(line, closed, (warehouse, change) -> {});
    }

    private Postings postingsOf(LineId line) {
        return postings.computeIfAbsent(line, absent -> new Postings());
    }

    /** What a line that asks still finds posted of a line; nothing if that is forgotten, or has not been. */
    List<Account> remembered(LineId line, Line asking) {
        return line == null ? List.of() : postingsOf(line).rememberedBy(asking, policies);
    }

    /** What a line that asks finds left of an issue. */
    Claim leftOf(LineId issue, Line asking) {
        List<Account> remembered = remembered(issue, asking);
        return remembered.isEmpty() ? new Claim() : remembered.getFirst().left();
    }

    private void receive(Account account) {
        Line line = account.line;
        if (line.quantity() == 0) {
            return;
        }
        Long stated = line.value();
        long value = stated == null ? shelfOf(line).presentCost(line.quantity()) : stated;
        enter(account, line.quantity(), value + line.overhead() + adjustmentOf(line));
    }

    /** What retroactive adjustments add to a receipt; if its beginning is forgotten, so are they. */
    long adjustmentOf(Line receipt) {
        Account beginning = postingsOf(receipt.id()).first();
        boolean known = beginning == null || remembered(receipt.id(), receipt).contains(beginning);
        return known ? adjustments.getOrDefault(receipt.id(), 0L) : 0;
    }

    /** Goods that the line brings in. */
    void enter(Account account, long quantity, long value) {
        book(account, -quantity, -value);
        shelfOf(account.line).receive(new Slice(quantity, value, account.line.id()));
    }

    /** The line's own goods and value leave its warehouse; negative: they enter. */
    void book(Account account, long quantity, long cost) {
        account.leave(quantity, cost);
        account.booked += cost;
    }

    void issue(Account account, long quantity) {
        boolean fromReferenceFirst =
                account.line.kind() == Kind.PURCHASE_RETURN && policies.purchaseReturn() == PurchaseReturn.RECEIPT;
        boolean frozen = policies.negative() == Negative.LAST_COST;
        List<Slice> taken = leave(
                account, quantity, fromReferenceFirst ? account.line.ref() : null, frozen, account.line.warehouse());
        long cost = valueOf(taken);
        book(account, quantity, cost);
        if (account.line.kind().isOutgoing()) {
            account.claim.add(quantity, cost);
        }
    }

    /** Takes goods, and reckons with those that are not there. Returns them, the missing ones last and of no origin. */
    List<Slice> leave(Account account, long quantity, LineId origin, boolean frozen, String warehouse) {
        Shelf from = shelf(warehouse);
        List<Slice> taken = new ArrayList<>();
        if (origin != null) {
            taken.addAll(from.takeOf(origin, quantity));
        }
        taken.addAll(from.take(quantity - quantityOf(taken)));
        long missing = quantity - quantityOf(taken);
        if (missing > 0) {
            taken.add(new Slice(missing, from.owe(account, missing, frozen), null));
        }
        return taken;
    }

    private static long quantityOf(List<Slice> slices) {
        return slices.stream().mapToLong(Slice::quantity).sum();
    }

    static long valueOf(List<Slice> slices) {
        return slices.stream().mapToLong(Slice::value).sum();
    }

    void transfer(Account account, long quantity, String source, String target) {
        if (shelf(target) != shelf(source)) {
            List<Slice> taken = leave(account, quantity, null, true, source);
            taken.forEach(shelf(target)::receive);
            account.leave(source, quantity, valueOf(taken));
            account.leave(target, -quantity, -valueOf(taken));
        }
    }

    void takeBack(Account account) {
        Line line = account.line;
        Shelf shelf = shelfOf(line);
        long referred = leftOf(line.ref(), line).of(line.quantity());
        long beyond = line.quantity() - referred;

        long cancelled = referred == 0 ? 0 : Math.min(referred, shelf.owedBy(line.ref()));
        if (cancelled > 0) {
            cancel(account, shelf, line.ref(), cancelled);
            account.leave(-cancelled, 0);
        } else if (referred > 0) {
            freeze(line.ref(), referred);
        }

        long back = referred - cancelled;
        // both are found before either comes in
        long backValue = back == 0 ? 0 : backValue(shelf, leftOf(line.ref(), line), back);
        long beyondValue = beyond == 0 ? 0 : beyondValue(shelf, line, beyond);
        if (back > 0) {
            draw(account, back, backValue);
            enter(account, back, backValue);
        }
        if (beyond > 0) {
            enter(account, beyond, beyondValue);
        }
    }

    /** A sale never took units that it owes. */
    void cancel(Account account, Shelf shelf, LineId sale, long quantity) {
        Claim claim = postingsOf(sale).claim;
        long cost = claim.cost;
        shelf.cancel(sale, quantity);
        account.drawn.add(quantity, cost - claim.cost);
    }

    private void freeze(LineId sale, long quantity) {
        for (Shelf owing : shelves.values()) {
            if (owing.owedBy(sale) > 0) {
                owing.freeze(sale, Math.min(quantity, owing.owedBy(sale)));
                return;
            }
        }
    }

    /** A return takes from what its sale has left. */
    void draw(Account account, long quantity, long value) {
        postingsOf(account.line.ref()).claim.add(-quantity, -value);
        account.drawn.add(quantity, value);
    }

    long backValue(Shelf shelf, Claim claim, long quantity) {
        return policies.saleReturn() == SaleReturn.CURRENT ? shelf.presentCost(quantity) : claim.share(quantity);
    }

    static long beyondValue(Shelf shelf, Line line, long quantity) {
        if (quantity == line.quantity() && line.value() != null) {
            return line.value();
        }
        return line.unitCost() == null ? shelf.presentCost(quantity) : Rounding.worth(quantity, line.unitCost());
    }

    private void count(Account account) {
        change(account, counts.differenceOf(account.line));
        if (account.line.unitCost() != null) {
            revalue(account);
        }
    }

    /** A stocktake finds more, or less. */
    void change(Account account, long difference) {
        if (difference > 0) {
            enter(account, difference, shelfOf(account.line).presentCost(difference));
        } else if (difference < 0) {
            issue(account, -difference);
        }
    }

    /** All that is there is worth the line's unit cost from now on. */
    void revalue(Account account) {
        Shelf shelf = shelfOf(account.line);
        if (!shelf.isEmpty()) {
            long value = Rounding.foundWorth(shelf.quantity(), account.line.unitCost());
            long more = value - shelf.value();
            account.revaluation += more;
            book(account, 0, -more);
            shelf.revalue(value);
        }
    }

    void adjust(Account account) {
        Line line = account.line;
        if (line.ref() != null) {
            Account receipt = receiptOf(line);
            // one that is still to come has got it from the beginning
            if (receipt != null && isAdjustable(receipt.line) && reachesOnlyWhatIsLeft(receipt.line, line)) {
                long amount = amount(line);
                long added = spread(receipt, receipt.line, receipt.line.quantity(), amount);
                receipt.leave(0, added - amount);
                receipt.variance += amount - added;
            }
        } else if (line.amount() != null) {
            if (!shelfOf(line).isEmpty()) {
                book(account, 0, -line.amount());
                shelfOf(line).add(line.amount());
            }
        } else if (line.unitCost() != null) {
            revalue(account);
        }
    }

    /**
     * The receipt that an adjustment names: of what is remembered the first posting. Where layers of it are left only a silence of
     * the line itself makes forget.
     */
    private Account receiptOf(Line adjustment) {
        List<Account> postings = hasLayersOf(adjustment.ref())
                ? postingsOf(adjustment.ref()).standing(policies)
                : remembered(adjustment.ref(), adjustment);
        return postings.isEmpty() ? null : postings.getFirst();
    }

    private boolean hasLayersOf(LineId receipt) {
        return !isPooled() && shelves.values().stream().anyMatch(shelf -> shelf.quantityOf(receipt) > 0);
    }

    /** What is left of so many units that a line brought in takes its share of an amount, on an account; returns the share. */
    long spread(Account account, Line line, long quantity, long amount) {
        LineId origin = line.id();
        // goods of a pool are of any origin, so only where they came in
        Map<String, Shelf> where = method == Method.AVERAGE ? Map.of(nameOf(line.warehouse()), shelfOf(line)) : shelves;
        long there = where.values().stream()
                .mapToLong(shelf -> shelf.quantityOf(origin))
                .sum();
        long left = Math.min(quantity, there);
        long added = left == 0 ? 0 : Rounding.found(amount, left, quantity);
        if (left > 0) {
            Spread spread = new Spread(added, there);
            where.forEach((name, shelf) -> {
                long before = shelf.value();
                shelf.addTo(origin, spread);
                String warehouse = name.equals(POOL) ? line.warehouse() : name;
                account.leave(warehouse, 0, before - shelf.value());
            });
        }
        return added;
    }

    private String nameOf(String warehouse) {
        return policies.scope() == Scope.COMPANY ? POOL : warehouse;
    }

    boolean isPooled() {
        return method == Method.AVERAGE;
    }

    Shelf shelfOf(Line line) {
        return shelf(line.warehouse());
    }

    Shelf shelf(String warehouse) {
        return shelves.computeIfAbsent(nameOf(warehouse), absent -> switch (method) {
            case FIFO -> new LayeredShelf();
            case AVERAGE -> new PooledShelf();
        });
    }

    private Costs costs() {
        Map<LineId, LineCost> lines = new TreeMap<>();
        accounts.forEach(account -> lines.merge(account.line.id(), account.cost(), LineCost::plus));
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
