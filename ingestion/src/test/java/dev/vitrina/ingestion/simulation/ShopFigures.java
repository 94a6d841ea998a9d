package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.avro.AdCost;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Expense;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.Payment;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a simulated shop looks like, to be run by hand: {@code ShopFigures SEED FIRST_DAY DAYS}. */
final class ShopFigures {
    private ShopFigures() {}

    public static void main(String[] arguments) {
        ShopPlan plan = ShopPlan.of(Long.parseLong(arguments[0]), LocalDate.parse(arguments[1]));
        int days = Integer.parseInt(arguments[2]);
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            SimulatedShop shop = new SimulatedShop(plan);
            Instant end = plan.dayBegins(days);
            long count = 0;
            while (shop.next().getRecordedAt().isBefore(end)) {
                count++;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%,d changes in %.2f s: %,.0f a second%n", count, seconds, count / seconds);
        }
        figures(plan, days);
    }

    private static void figures(ShopPlan plan, int days) {
        SimulatedShop shop = new SimulatedShop(plan);
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Order> orders = new HashMap<>();
        Books books = new Books();
        Map<String, BigDecimal> money = new TreeMap<>();
        Instant end = plan.dayBegins(days);
        for (Change change = shop.next(); change.getRecordedAt().isBefore(end); change = shop.next()) {
            counts.merge(change.getEntity(), 1, Integer::sum);
            if (change.getDeleted()) {
                counts.merge(change.getEntity() + " deleted", 1, Integer::sum);
            }
            books.add(change);
            switch (change.getBody()) {
                case Order order -> orders.put(change.getId(), order);
                case Expense expense ->
                    money.merge("expense " + expense.getItem(), expense.getAmount(), BigDecimal::add);
                case AdCost cost -> {
                    if (change.getVersion() == 1) {
                        money.merge("ads " + cost.getCampaign(), cost.getAmount(), BigDecimal::add);
                    }
                }
                case Payment payment ->
                    money.merge(
                            "cash " + payment.getDirection() + " " + payment.getPurpose() + " " + payment.getMethod(),
                            payment.getAmount().multiply(payment.getRate()).setScale(2, RoundingMode.HALF_UP),
                            BigDecimal::add);
                case null, default -> {}
            }
        }
        for (StockDocument document : books.documents()) {
            counts.merge("  " + document.getType(), 1, Integer::sum);
            for (StockLine line : document.getLines()) {
                counts.merge("  " + document.getType() + " lines", 1, Integer::sum);
                if (line.getPrice() != null) {
                    BigDecimal worth =
                            line.getPrice().multiply(line.getQuantity()).setScale(2, RoundingMode.HALF_UP);
                    money.merge("gross " + document.getType(), worth, BigDecimal::add);
                    if (document.getType().toString().equals("shipment")) {
                        money.merge("gross shipment " + document.getChannel(), worth, BigDecimal::add);
                    }
                }
                if (line.getUnitCost() != null) {
                    money.merge(
                            "cost " + document.getType()
                                    + (document.getPurchaseOrder() == null ? " without order" : ""),
                            line.getUnitCost()
                                    .multiply(line.getQuantity())
                                    .multiply(document.getRate())
                                    .setScale(2, RoundingMode.HALF_UP),
                            BigDecimal::add);
                }
            }
        }
        Map<String, Integer> ends = new TreeMap<>();
        orders.values()
                .forEach(order -> ends.merge(
                        order.getChannel() + " " + order.getStatus()
                                + (order.getCancelReason() == null ? "" : " " + order.getCancelReason()),
                        1,
                        Integer::sum));
        System.out.println(counts);
        System.out.println(orders.size() + " orders");
        ends.forEach((way, n) -> System.out.println("   " + way + " " + n));
        money.forEach((item, amount) -> System.out.println("   " + item + " " + amount));
        long stocked = shop.premises().catalogue().stocked().size();
        long out = shop.premises().catalogue().stocked().stream()
                .filter(sku -> shop.premises().stock().onHand(sku) == 0)
                .count();
        System.out.println(
                "skus " + shop.premises().catalogue().size() + ", stocked " + stocked + ", out of stock " + out);
        System.out.println("books and shelves differ: " + books.differences(shop.premises()));
    }
}
