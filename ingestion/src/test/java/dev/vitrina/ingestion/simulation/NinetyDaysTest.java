package dev.vitrina.ingestion.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.schemas.avro.AdCost;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Component;
import dev.vitrina.schemas.avro.Expense;
import dev.vitrina.schemas.avro.Order;
import dev.vitrina.schemas.avro.OrderLine;
import dev.vitrina.schemas.avro.OrderStatus;
import dev.vitrina.schemas.avro.Payment;
import dev.vitrina.schemas.avro.PaymentLink;
import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.PurchaseOrder;
import dev.vitrina.schemas.avro.StockDocument;
import dev.vitrina.schemas.avro.StockDocumentType;
import dev.vitrina.schemas.avro.StockLine;
import dev.vitrina.schemas.avro.VisitEvent;
import dev.vitrina.schemas.avro.VisitEventKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first ninety days of one shop, looked at from outside: are its documents sound, and is it a shop one believes in. */
class NinetyDaysTest {
    private static final ShopPlan PLAN = ShopPlan.of(1, LocalDate.of(2026, 8, 25));
    private static final int DAYS = 90;
    private static final BigDecimal VAT = new BigDecimal("1.2");

    private static final Books BOOKS = new Books();
    private static final Map<String, Long> VERSIONS = new HashMap<>();
    private static final Map<String, Integer> COUNTS = new TreeMap<>();
    private static final Map<String, Order> ORDERS = new TreeMap<>();
    private static final Map<String, Set<String>> LINES_EVER = new HashMap<>();
    private static final Map<String, Product> PRODUCTS = new TreeMap<>();
    private static final Map<String, PurchaseOrder> PURCHASE_ORDERS = new TreeMap<>();
    private static final Map<String, String> LIVES = new TreeMap<>();
    private static final Map<String, BigDecimal> PAID = new HashMap<>();
    private static final Map<String, BigDecimal> SPENT = new TreeMap<>();
    private static final Set<String> VISITED_ORDERS = new HashSet<>();
    private static final Set<String> BROKEN_VERSIONS = new HashSet<>();
    private static SimulatedShop shop;
    private static int late;
    private static int deleted;

    @BeforeAll
    static void ninetyDaysPass() {
        shop = new SimulatedShop(PLAN);
        Instant end = PLAN.dayBegins(DAYS);
        for (Change change = shop.next(); change.getRecordedAt().isBefore(end); change = shop.next()) {
            see(change);
        }
    }

    private static void see(Change change) {
        COUNTS.merge(change.getEntity(), 1, Integer::sum);
        deleted += change.getDeleted() ? 1 : 0;
        String key = change.getEntity() + " " + change.getId();
        long before = change.getVersion() == 1 ? 0 : VERSIONS.getOrDefault(key, -1L);
        if (change.getVersion() != before + 1 || change.getVersion() == 1 && VERSIONS.containsKey(key)) {
            BROKEN_VERSIONS.add(key);
        }
        if (!change.getEntity().equals("visit_event")) {
            VERSIONS.put(key, change.getVersion());
        }
        BOOKS.add(change);
        switch (change.getBody()) {
            case Order order -> {
                ORDERS.put(change.getId(), order);
                Set<String> lines = LINES_EVER.computeIfAbsent(change.getId(), id -> new HashSet<>());
                order.getLines().forEach(line -> lines.add(line.getLine() + " " + line.getSku()));
                String step = order.getStatus().toString();
                LIVES.merge(change.getId(), step, (life, next) -> life.endsWith(next) ? life : life + " " + next);
            }
            case Product product -> PRODUCTS.put(change.getId(), product);
            case PurchaseOrder order -> PURCHASE_ORDERS.put(change.getId(), order);
            case Payment payment -> {
                BigDecimal sign =
                        BigDecimal.valueOf(payment.getDirection().toString().equals("in") ? 1 : -1);
                for (PaymentLink link : payment.getLinks()) {
                    PAID.merge(link.getOrder(), link.getAmount().multiply(sign), BigDecimal::add);
                }
            }
            case Expense expense -> SPENT.merge(expense.getItem(), expense.getAmount(), BigDecimal::add);
            case AdCost cost -> SPENT.merge("ads", cost.getAmount(), BigDecimal::add);
            case VisitEvent event when event.getEvent() == VisitEventKind.order -> VISITED_ORDERS.add(event.getOrder());
            case StockDocument document -> {
                Duration delay = Duration.between(document.getMoment(), change.getRecordedAt());
                late += change.getVersion() == 1 && delay.compareTo(Duration.ofHours(1)) > 0 ? 1 : 0;
            }
            case null, default -> {}
        }
    }

    @Test
    void thereIsAsMuchOfEverythingAsInARealShop() {
        assertThat(ORDERS).hasSizeBetween(8_500, 10_500);
        assertThat(COUNTS.get("visit_event") / ORDERS.size()).isBetween(45, 60);
        assertThat(PRODUCTS).hasSizeBetween(300, 400);
        assertThat(COUNTS.keySet())
                .containsExactlyInAnyOrder(
                        "product",
                        "warehouse",
                        "customer",
                        "order",
                        "stock_document",
                        "purchase_order",
                        "payment",
                        "expense",
                        "visit_event",
                        "ad_cost");
        assertThat(BOOKS.documents().stream().map(StockDocument::getType).distinct())
                .hasSize(StockDocumentType.values().length - 1);
        assertThat(late).isBetween(150, 900);
        assertThat(deleted).isBetween(2, 30);
    }

    @Test
    void versionsGrowByOne() {
        assertThat(BROKEN_VERSIONS).isEmpty();
    }

    @Test
    void everyOrderLivesALegalLife() {
        assertThat(LIVES.values().stream().distinct())
                .containsExactlyInAnyOrder(
                        "placed",
                        "placed confirmed",
                        "placed confirmed shipped",
                        "placed confirmed shipped delivered",
                        "placed cancelled",
                        "placed confirmed cancelled",
                        "placed confirmed shipped cancelled");
        assertThat(ORDERS.values())
                .allMatch(order -> (order.getStatus() == OrderStatus.cancelled) == (order.getCancelReason() != null));
        assertThat(ORDERS.values().stream()
                        .map(Order::getCancelReason)
                        .filter(reason -> reason != null)
                        .distinct())
                .containsExactlyInAnyOrder(
                        "changed_mind",
                        "confirmed_late",
                        "delivered_late",
                        "no_answer",
                        "not_collected",
                        "out_of_stock",
                        "payment_failed");
    }

    @Test
    void aMinorityOfOrdersIsLostAndAllReasonsOccur() {
        Map<String, Integer> lost = new HashMap<>();
        for (Order order : ORDERS.values()) {
            if (order.getCancelReason() != null) {
                lost.merge(order.getCancelReason(), 1, Integer::sum);
            }
        }
        int all = lost.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all * 100 / ORDERS.size()).isBetween(6, 18);
        assertThat(lost.values()).allMatch(count -> count >= 10);
    }

    @Test
    void everyShipmentGivesAnOrderWhatItAskedFor() {
        Map<String, BigDecimal> shipped = new HashMap<>();
        for (StockDocument document : BOOKS.documents()) {
            if (document.getType() == StockDocumentType.shipment) {
                for (StockLine line : document.getLines()) {
                    Set<String> ordered = LINES_EVER.get(document.getOrder());
                    if (line.getOrderLine() != null) {
                        assertThat(ordered).contains(line.getOrderLine() + " " + line.getSku());
                    } else {
                        assertThat(ordered).anyMatch(any -> any.endsWith(" " + line.getSku()));
                    }
                    shipped.merge(document.getOrder() + " " + line.getSku(), line.getQuantity(), BigDecimal::add);
                }
            }
        }
        for (Map.Entry<String, Order> order : ORDERS.entrySet()) {
            if (order.getValue().getStatus() == OrderStatus.delivered) {
                for (OrderLine line : order.getValue().getLines()) {
                    String key = order.getKey() + " " + line.getSku();
                    if (!shop.premises().clerk().unsettled().contains(line.getSku())) {
                        assertThat(shipped.get(key)).as(key).isEqualByComparingTo(line.getQuantity());
                    }
                }
            }
        }
    }

    @Test
    void everyReferenceLeadsToALineOfTheSameGoodsBefore() {
        Map<String, BigDecimal> returned = new HashMap<>();
        int references = 0;
        for (StockDocument document : BOOKS.documents()) {
            for (StockLine line : document.getLines()) {
                if (line.getRef() == null) {
                    continue;
                }
                references++;
                int colon = line.getRef().lastIndexOf(':');
                Change change = BOOKS.newest().get(line.getRef().substring(0, colon));
                if (change == null && shop.premises().clerk().unsettled().contains(line.getSku())) {
                    continue;
                }
                StockDocument target = (StockDocument) change.getBody();
                StockLine basis = target.getLines().stream()
                        .filter(one -> one.getLine().equals(line.getRef().substring(colon + 1)))
                        .findFirst()
                        .orElseThrow();
                assertThat(basis.getSku()).isEqualTo(line.getSku());
                assertThat(target.getMoment()).isBefore(document.getMoment());
                if (line.getQuantity() != null) {
                    BigDecimal sum = returned.merge(line.getRef(), line.getQuantity(), BigDecimal::add);
                    assertThat(sum).isLessThanOrEqualTo(basis.getQuantity());
                }
            }
        }
        assertThat(references).isGreaterThan(400);
    }

    @Test
    void booksAndShelvesAgreeOnceAllIsEntered() {
        assertThat(BOOKS.differences(shop.premises())).isEmpty();
        assertThat(shop.premises().clerk().unsettled()).hasSizeLessThan(150);
    }

    @Test
    void someGoodsAreSoldOutAndNotMany() {
        List<Sku> stocked = shop.premises().catalogue().stocked();
        long out = stocked.stream()
                .filter(sku -> shop.premises().stock().onHand(sku) == 0)
                .count();
        assertThat(out * 1_000 / stocked.size()).isBetween(20L, 150L);
    }

    @Test
    void aFifthOfTheGoodsMakesMostOfTheRevenueAndTheMarginIsThatOfAShop() {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        Map<String, BigDecimal> bought = new HashMap<>();
        Map<String, BigDecimal> paid = new HashMap<>();
        Map<String, BigDecimal> sold = new HashMap<>();
        for (StockDocument document : BOOKS.documents()) {
            for (StockLine line : document.getLines()) {
                if (document.getType() == StockDocumentType.shipment) {
                    revenue.merge(line.getSku(), net(line), BigDecimal::add);
                    for (Component part : PRODUCTS.get(line.getSku()).getComponents()) {
                        sold.merge(part.getSku(), part.getQuantity().multiply(line.getQuantity()), BigDecimal::add);
                    }
                    sold.merge(line.getSku(), line.getQuantity(), BigDecimal::add);
                } else if (document.getType() == StockDocumentType.receipt) {
                    bought.merge(line.getSku(), line.getQuantity(), BigDecimal::add);
                    paid.merge(
                            line.getSku(),
                            line.getQuantity().multiply(line.getUnitCost()).multiply(document.getRate()),
                            BigDecimal::add);
                }
            }
        }
        BigDecimal total = sum(revenue);
        List<BigDecimal> sorted =
                revenue.values().stream().sorted(Comparator.reverseOrder()).toList();
        BigDecimal top = sorted.subList(0, PRODUCTS.size() / 5).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(percent(top, total)).isBetween(60, 90);

        BigDecimal cost = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> sku : sold.entrySet()) {
            if (bought.containsKey(sku.getKey())) {
                cost = cost.add(paid.get(sku.getKey())
                        .multiply(sku.getValue())
                        .divide(bought.get(sku.getKey()), 2, RoundingMode.HALF_UP));
            }
        }
        assertThat(percent(total.subtract(cost), total)).isBetween(35, 55);
        // and what the shop costs leaves something
        assertThat(percent(total.subtract(cost).subtract(sum(SPENT)), total)).isBetween(2, 25);
        assertThat(SPENT).containsOnlyKeys("ads", "delivery", "fees", "payroll", "rent", "tax");
    }

    @Test
    void deliveredOrdersThatNobodyTouchedForWeeksArePaid() {
        Instant weeksAgo = PLAN.dayBegins(DAYS - 32);
        Map<String, List<StockLine>> returned = new HashMap<>();
        for (StockDocument document : BOOKS.documents()) {
            if (document.getType() == StockDocumentType.sale_return) {
                returned.put(document.getOrder(), document.getLines());
            }
        }
        List<String> otherwise = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, Order> entry : ORDERS.entrySet()) {
            Order order = entry.getValue();
            if (order.getStatus() != OrderStatus.delivered
                    || order.getStatusAt().isAfter(weeksAgo)) {
                continue;
            }
            BigDecimal due = order.getDeliveryPrice() == null ? BigDecimal.ZERO : order.getDeliveryPrice();
            for (OrderLine line : order.getLines()) {
                due = due.add(worth(line.getPrice(), line.getQuantity(), line.getDiscountPercent()));
            }
            for (StockDocument document : BOOKS.documents()) {
                if (document.getType() == StockDocumentType.sale_return
                        && entry.getKey().equals(document.getOrder())) {
                    for (StockLine line : document.getLines()) {
                        due = due.subtract(worth(line.getPrice(), line.getQuantity(), line.getDiscountPercent()));
                    }
                }
            }
            BigDecimal paid = PAID.getOrDefault(entry.getKey(), BigDecimal.ZERO);
            if (paid.compareTo(due) != 0) {
                otherwise.add("%s: due %s, paid %s".formatted(entry.getKey(), due, paid));
            }
            checked++;
        }
        assertThat(otherwise).isEmpty();
        assertThat(checked).isGreaterThan(3_000);
    }

    @Test
    void customersComeAgainAndVisitsLeadToOrders() {
        Map<String, Integer> orders = new HashMap<>();
        ORDERS.values().forEach(order -> orders.merge(order.getCustomer(), 1, Integer::sum));
        long again = orders.values().stream().filter(count -> count > 1).count();
        assertThat(again * 100 / orders.size()).isBetween(15L, 45L);

        Set<String> fromTheSite = new HashSet<>();
        ORDERS.forEach((id, order) -> {
            if (order.getChannel().equals("site")) {
                assertThat(order.getClient()).isNotNull();
                fromTheSite.add(id);
            }
        });
        assertThat(VISITED_ORDERS).hasSizeGreaterThan(fromTheSite.size() - 5);
        assertThat(fromTheSite).containsAll(VISITED_ORDERS);
    }

    @Test
    void purchaseOrdersAreOpenClosedAndCancelled() {
        assertThat(PURCHASE_ORDERS.values().stream()
                        .map(order -> order.getStatus().toString())
                        .distinct())
                .containsExactlyInAnyOrder("open", "closed", "cancelled");
    }

    private static BigDecimal net(StockLine line) {
        return worth(line.getPrice(), line.getQuantity(), line.getDiscountPercent())
                .divide(VAT, 2, RoundingMode.HALF_UP);
    }

    private static BigDecimal worth(BigDecimal price, BigDecimal quantity, BigDecimal discountPercent) {
        BigDecimal gross = price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
        if (discountPercent == null) {
            return gross;
        }
        return gross.subtract(gross.multiply(discountPercent).movePointLeft(2).setScale(2, RoundingMode.HALF_UP));
    }

    private static BigDecimal sum(Map<String, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(100))
                .divide(whole, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
