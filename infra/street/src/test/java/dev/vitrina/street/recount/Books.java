package dev.vitrina.street.recount;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The books of one organization: what stands after every correction has been added up.
 *
 * @param moved units by line and warehouse
 * @param cost by line and warehouse, without variance
 * @param variance by line
 * @param net revenue by line
 * @param onHand units by item and warehouse
 * @param value of what is on hand
 * @param owed units issued below zero that nothing has covered yet
 */
public record Books(
        Map<Posting, BigDecimal> moved,
        Map<Posting, BigDecimal> cost,
        Map<LineId, BigDecimal> variance,
        Map<LineId, BigDecimal> net,
        Map<Place, BigDecimal> onHand,
        Map<Place, BigDecimal> value,
        Map<Place, BigDecimal> owed) {

    /** Nothing is the same whether it was written as zero or not at all. */
    public Books {
        moved = withoutZeros(moved);
        cost = withoutZeros(cost);
        variance = withoutZeros(variance);
        net = withoutZeros(net);
        onHand = withoutZeros(onHand);
        value = withoutZeros(value);
        owed = withoutZeros(owed);
    }

    /** Counts the books again from the newest document versions in {@code history.changes}. */
    public static Books recounted(Connection trino, String source) throws SQLException, IOException {
        return of(Archive.linesOf(trino, source));
    }

    /** Adds up the ledgers and reads the current tables. */
    public static Books kept(Connection trino, String organization) throws SQLException {
        return new KeptBooks(trino, organization).read();
    }

    static Books of(List<Line> lines) {
        Books books = new Books(
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
        lines.stream().collect(Collectors.groupingBy(Line::sku)).forEach((sku, item) -> {
            ItemBooks counted = ItemBooks.of(item);
            books.moved.putAll(counted.movements());
            books.cost.putAll(counted.costs());
            books.variance.putAll(counted.variances());
            counted.queues().forEach((warehouse, queue) -> {
                Place place = new Place(sku, warehouse);
                books.onHand.put(place, queue.quantity());
                books.value.put(place, queue.value());
                books.owed.put(place, queue.owedQuantity());
            });
        });
        lines.stream()
                .filter(line -> line.type().equals("shipment") || line.type().equals("sale_return"))
                .forEach(line -> books.net.put(line.id(), line.net()));
        return new Books(books.moved, books.cost, books.variance, books.net, books.onHand, books.value, books.owed);
    }

    /** The same books as if their documents came from another source. */
    public Books renamed(String source) {
        return new Books(
                renamed(moved, posting -> posting.from(source)),
                renamed(cost, posting -> posting.from(source)),
                renamed(variance, line -> line.from(source)),
                renamed(net, line -> line.from(source)),
                onHand,
                value,
                owed);
    }

    private static <K> Map<K, BigDecimal> renamed(Map<K, BigDecimal> amounts, UnaryOperator<K> name) {
        Map<K, BigDecimal> renamed = new TreeMap<>();
        amounts.forEach((key, amount) -> renamed.put(name.apply(key), amount));
        return renamed;
    }

    /** What differs between these books and others, one sentence each, tolerance zero. */
    public List<String> differencesFrom(Books other) {
        List<String> differences = new ArrayList<>();
        compare("Quantity of", moved, other.moved, differences);
        compare("Cost of", cost, other.cost, differences);
        compare("Variance of", variance, other.variance, differences);
        compare("Net revenue of", net, other.net, differences);
        compare("On hand of", onHand, other.onHand, differences);
        compare("Value of", value, other.value, differences);
        compare("Uncovered units of", owed, other.owed, differences);
        return differences;
    }

    private static <K> void compare(
            String what, Map<K, BigDecimal> these, Map<K, BigDecimal> those, List<String> differences) {
        TreeSet<K> keys = new TreeSet<>(these.keySet());
        keys.addAll(those.keySet());
        for (K key : keys) {
            BigDecimal one = these.getOrDefault(key, BigDecimal.ZERO);
            BigDecimal other = those.getOrDefault(key, BigDecimal.ZERO);
            if (one.compareTo(other) != 0) {
                differences.add("%s %s is %s, expected %s".formatted(what, key, one, other));
            }
        }
    }

    /** Cost of everything that left less cost of everything that came in. */
    public BigDecimal costBalance() {
        return sum(cost);
    }

    public BigDecimal totalNet() {
        return sum(net);
    }

    public BigDecimal totalValue() {
        return sum(value);
    }

    public BigDecimal totalVariance() {
        return sum(variance);
    }

    private static BigDecimal sum(Map<?, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <K> Map<K, BigDecimal> withoutZeros(Map<K, BigDecimal> amounts) {
        Map<K, BigDecimal> rest = new TreeMap<>(amounts);
        rest.values().removeIf(amount -> amount.signum() == 0);
        return rest;
    }
}
