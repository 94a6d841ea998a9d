package dev.vitrina.street.recount;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** FIFO books of one item, one queue per warehouse, units below zero covered by the next that come in. */
final class ItemBooks {
    /** What may still come back of an issue. */
    private static final class Issue {
        final Posting posting;
        BigDecimal quantity;
        BigDecimal returnedCost = Amounts.ZERO;

        Issue(Posting posting, BigDecimal quantity) {
            this.posting = posting;
            this.quantity = quantity;
        }
    }

    private final Map<String, Queue> queues = new TreeMap<>();
    private final Map<Posting, BigDecimal> costs = new HashMap<>();
    private final Map<LineId, BigDecimal> variances = new HashMap<>();
    private final Map<Posting, BigDecimal> movements = new HashMap<>();
    private final Map<LineId, Issue> issues = new HashMap<>();
    private final Map<LineId, BigDecimal> adjustments = new HashMap<>();

    /** Counts an item's lines, given in any order. */
    static ItemBooks of(List<Line> lines) {
        ItemBooks books = new ItemBooks();
        List<Line> history = lines.stream().sorted(Line.HISTORY).toList();
        history.stream()
                .filter(line -> line.type().equals("cost_adjustment") && line.ref() != null && line.amount() != null)
                .forEach(line -> books.adjustments.merge(line.ref(), line.statedValue(), BigDecimal::add));
        history.forEach(books::play);
        return books;
    }

    private void play(Line line) {
        boolean moves = line.quantity().signum() > 0;
        switch (line.type()) {
            case "receipt", "surplus" -> whenever(moves, () -> receive(line));
            case "shipment", "write_off" -> whenever(moves, () -> issue(line, List.of()));
            case "purchase_return" -> whenever(moves, () -> returnToSupplier(line));
            case "transfer" -> whenever(moves && !line.warehouse().equals(line.toWarehouse()), () -> transfer(line));
            case "sale_return" -> whenever(moves, () -> takeBack(line));
            case "stocktake" -> count(line);
            case "cost_adjustment" -> adjust(line);
            default -> throw new IllegalArgumentException("Unknown type of stock document: " + line.type());
        }
    }

    private static void whenever(boolean condition, Runnable action) {
        if (condition) {
            action.run();
        }
    }

    private void receive(Line line) {
        Queue queue = queue(line.warehouse());
        BigDecimal stated = line.statedValue();
        BigDecimal value = stated == null ? queue.presentCost(line.quantity()) : stated;
        bring(line, line.quantity(), value.add(adjustments.getOrDefault(line.id(), Amounts.ZERO)));
        move(line.posting(), line.quantity());
    }

    private void returnToSupplier(Line line) {
        List<Slice> own = line.ref() == null
                ? List.of()
                : queue(line.warehouse()).take(line.quantity(), layer -> layer.isOf(line.ref()));
        issue(line, own);
    }

    /** Issues a line of which some slices have been taken already. */
    private void issue(Line line, List<Slice> takenBefore) {
        Queue queue = queue(line.warehouse());
        List<Slice> taken = new ArrayList<>(takenBefore);
        taken.addAll(queue.take(missing(line, taken), layer -> true));
        BigDecimal missing = missing(line, taken);
        if (missing.signum() > 0) {
            taken.add(queue.owe(missing, line.posting(), false));
        }
        taken.forEach(slice -> cost(line.posting(), slice.value()));
        issues.put(line.id(), new Issue(line.posting(), line.quantity()));
        move(line.posting(), line.quantity().negate());
    }

    private static BigDecimal missing(Line line, List<Slice> taken) {
        return taken.stream().map(Slice::quantity).reduce(line.quantity(), BigDecimal::subtract);
    }

    private void transfer(Line line) {
        Posting target = new Posting(line.id(), line.sku(), line.toWarehouse());
        Queue queue = queue(line.warehouse());
        List<Slice> taken = new ArrayList<>(queue.take(line.quantity(), layer -> true));
        BigDecimal missing = missing(line, taken);
        if (missing.signum() > 0) {
            BigDecimal provisional = queue.owe(missing, line.posting(), true).value();
            taken.add(new Slice(missing, provisional, null, false));
        }
        for (Slice slice : taken) {
            cost(line.posting(), slice.value());
            cost(target, slice.value().negate());
            queue(line.toWarehouse()).bring(slice, this::settle);
        }
        move(line.posting(), line.quantity().negate());
        move(target, line.quantity());
    }

    private void takeBack(Line line) {
        Issue issue = line.ref() == null ? null : issues.get(line.ref());
        BigDecimal sold = issue == null ? Amounts.NO_UNITS : issue.quantity.min(line.quantity());
        BigDecimal unsold = line.quantity().subtract(sold);
        BigDecimal unsoldValue = unsoldValue(line, sold, unsold);
        if (sold.signum() > 0) {
            takeBackSold(line, issue, sold);
        }
        if (unsold.signum() > 0) {
            bring(line, unsold, unsoldValue);
        }
        move(line.posting(), line.quantity());
    }

    private BigDecimal unsoldValue(Line line, BigDecimal sold, BigDecimal unsold) {
        if (sold.signum() == 0 && line.amount() != null) {
            return line.statedValue();
        }
        return line.unitCost() == null ? queue(line.warehouse()).presentCost(unsold) : line.valueOf(unsold);
    }

    private void takeBackSold(Line line, Issue issue, BigDecimal sold) {
        BigDecimal costed = sold;
        Queue home = queue(issue.posting.warehouse());
        if (line.warehouse().equals(issue.posting.warehouse())) {
            Slice cancelled = home.cancel(line.ref(), sold);
            if (cancelled != null) {
                cost(issue.posting, cancelled.value().negate());
                issue.quantity = issue.quantity.subtract(cancelled.quantity());
                costed = sold.subtract(cancelled.quantity());
            }
        } else {
            home.freeze(line.ref(), sold);
        }
        if (costed.signum() > 0) {
            BigDecimal left = costs.get(issue.posting).subtract(issue.returnedCost);
            BigDecimal value = Amounts.share(left, costed, issue.quantity);
            issue.quantity = issue.quantity.subtract(costed);
            issue.returnedCost = issue.returnedCost.add(value);
            bring(line, costed, value);
        }
    }

    private void count(Line line) {
        Queue queue = queue(line.warehouse());
        BigDecimal difference = line.quantity().subtract(queue.quantity());
        if (difference.signum() > 0) {
            bring(line, difference, queue.presentCost(difference));
        } else {
            queue.take(difference.negate(), layer -> true).forEach(slice -> cost(line.posting(), slice.value()));
        }
        move(line.posting(), difference);
        if (line.unitCost() != null && queue.hasGoods()) {
            revalue(line, () -> queue.setValue(line.valueOf(line.quantity())));
        }
    }

    /** An adjustment of a receipt was counted with the receipt. */
    private void adjust(Line line) {
        Queue queue = queue(line.warehouse());
        if (line.ref() == null && queue.hasGoods()) {
            if (line.amount() != null) {
                revalue(line, () -> queue.addValue(line.statedValue()));
            } else {
                revalue(line, () -> queue.setValue(line.valueOf(queue.quantity())));
            }
        }
    }

    private void revalue(Line line, Runnable change) {
        BigDecimal before = queue(line.warehouse()).value();
        change.run();
        cost(line.posting(), before.subtract(queue(line.warehouse()).value()));
    }

    private void bring(Line line, BigDecimal quantity, BigDecimal value) {
        cost(line.posting(), value.negate());
        queue(line.warehouse()).bring(new Slice(quantity, value, line.posting(), false), this::settle);
    }

    private void settle(Slice settled, BigDecimal difference) {
        if (settled.isFrozen()) {
            variances.merge(settled.line().line(), difference, BigDecimal::add);
        } else {
            cost(settled.line(), difference);
        }
    }

    private Queue queue(String warehouse) {
        return queues.computeIfAbsent(warehouse, name -> new Queue());
    }

    private void cost(Posting posting, BigDecimal amount) {
        costs.merge(posting, amount, BigDecimal::add);
    }

    private void move(Posting posting, BigDecimal quantity) {
        movements.merge(posting, quantity, BigDecimal::add);
    }

    /** Cost that left the stock with each line, negative where it came in. */
    Map<Posting, BigDecimal> costs() {
        return costs;
    }

    /** Differences that no line's cost can take any more. */
    Map<LineId, BigDecimal> variances() {
        return variances;
    }

    /** Units that each line moved. */
    Map<Posting, BigDecimal> movements() {
        return movements;
    }

    Map<String, Queue> queues() {
        return queues;
    }
}
