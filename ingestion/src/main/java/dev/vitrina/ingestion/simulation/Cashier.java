package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Direction;
import dev.vitrina.schemas.avro.Payment;
import dev.vitrina.schemas.avro.PaymentLink;
import dev.vitrina.schemas.avro.PaymentPurpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Money in and out. */
final class Cashier {
    private static final int CARD_FEE = 19;
    private static final int COURIER_FEE = 25;
    private static final int MARKETPLACE_FEE = 160;
    private static final int PER_MILLE = 1_000;

    private final Premises premises;
    private final Calendar calendar;
    private List<PaymentLink> marketplaceOwes = new ArrayList<>();
    private long marketplaceOwesTotal;

    Cashier(Premises premises) {
        this.premises = premises;
        this.calendar = premises.calendar();
    }

    /** A buyer pays for an order. */
    void receive(SalesOrder order, long amount, String method) {
        if (amount <= 0) {
            return;
        }
        order.paid += amount;
        int fee = switch (method) {
            case "card" -> CARD_FEE;
            case "cash_on_delivery" -> COURIER_FEE;
            default -> 0;
        };
        write(paper(Direction.in, PaymentPurpose.order, method, amount)
                .setFee(fee == 0 ? null : Decimals.amount(Decimals.share(amount, fee, PER_MILLE)))
                .setCounterparty(order.buyer.id())
                .setLinks(List.of(new PaymentLink(order.id, Decimals.amount(amount))))
                .build());
    }

    /** The marketplace has collected the money and passes it on once a week, less its commission. */
    void owedByMarketplace(SalesOrder order, long amount) {
        order.paid += amount;
        marketplaceOwes.add(new PaymentLink(order.id, Decimals.amount(amount)));
        marketplaceOwesTotal += amount;
    }

    void marketplacePays() {
        if (marketplaceOwesTotal <= 0) {
            return;
        }
        write(paper(Direction.in, PaymentPurpose.order, "marketplace", marketplaceOwesTotal)
                .setFee(Decimals.amount(Decimals.share(marketplaceOwesTotal, MARKETPLACE_FEE, PER_MILLE)))
                .setCounterparty("big-bazaar")
                .setLinks(List.copyOf(marketplaceOwes))
                .build());
        marketplaceOwes = new ArrayList<>();
        marketplaceOwesTotal = 0;
    }

    void refund(SalesOrder order, long amount) {
        long refunded = Math.min(amount, order.paid);
        if (refunded <= 0) {
            return;
        }
        order.paid -= refunded;
        String method = order.payment == SalesOrder.Payment.INVOICE ? "invoice" : "card";
        write(paper(Direction.out, PaymentPurpose.refund, method, refunded)
                .setCounterparty(order.buyer.id())
                .setLinks(List.of(new PaymentLink(order.id, Decimals.amount(refunded))))
                .build());
    }

    /**
     * Pays a supplier at today's rate.
     *
     * @param amount in hundredths of the supplier's currency
     */
    void pay(Supplier supplier, long amount) {
        write(paper(Direction.out, PaymentPurpose.supplier, "invoice", amount)
                .setCounterparty(supplier.id())
                .setCurrency(supplier.currency())
                .setRate(Decimals.rate(premises.prices().rate(supplier)))
                .build());
    }

    /** Pays what the shop itself costs. */
    void spend(String item, long amount, String counterparty) {
        write(paper(Direction.out, PaymentPurpose.expense, "invoice", amount)
                .setCounterparty(counterparty)
                .setExpenseItem(item)
                .build());
    }

    private Payment.Builder paper(Direction direction, PaymentPurpose purpose, String method, long amount) {
        return Payment.newBuilder()
                .setOrganization(Premises.ORGANIZATION)
                .setMoment(Instant.ofEpochMilli(calendar.now()))
                .setDirection(direction)
                .setMethod(method)
                .setAmount(Decimals.amount(amount))
                .setCurrency(Premises.CURRENCY)
                .setRate(Decimals.RATE_OF_OWN_CURRENCY)
                .setPurpose(purpose);
    }

    private void write(Payment payment) {
        premises.journal().write(Source.SHOP, Entity.PAYMENT, premises.clerk().next(Clerk.Kind.PAYMENT), 1, payment);
    }
}
