package dev.vitrina.ingestion.simulation;

import dev.vitrina.schemas.Entity;
import dev.vitrina.schemas.avro.Consent;
import dev.vitrina.schemas.avro.Customer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who buys. Most come once, some come again soon, a few keep coming. Those who have not been seen while thousands of others
 * came are forgotten, so that memory stays bounded; none of them is a real person.
 */
final class Customers {
    private static final int REMEMBERED = 4_000;
    private static final int LOYAL = 400;
    private static final int LOYAL_PER_MILLE = 90;
    private static final int AT_THE_OPENING = 250;
    private static final int WHOLESALERS = 14;
    private static final int ORDERS_OF_A_VIP = 6;
    private static final int NORTHERN_PER_MILLE = 280;

    private static final String[] FIRST_NAMES = {
        "Anna", "Boris", "Vera", "Gleb", "Daria", "Egor", "Zhanna", "Ilya", "Kira", "Lev", "Maria", "Nikita", "Olga",
        "Pavel", "Raisa", "Semyon", "Tamara", "Fyodor", "Yulia", "Yakov"
    };
    private static final String[] LAST_NAMES = {
        "Abramenko",
        "Belykh",
        "Vlasenko",
        "Gerasimchuk",
        "Dolgikh",
        "Yeremenko",
        "Zhuk",
        "Zaytsevskikh",
        "Ivchenko",
        "Kravets",
        "Lukyanenko",
        "Malykh",
        "Nosko",
        "Ostapenko",
        "Petrenko",
        "Ruban",
        "Sedykh",
        "Tkach",
        "Usik",
        "Chernykh"
    };

    private final Calendar calendar;
    private final Journal journal;
    private final Chance chance;
    private final List<Buyer> buyers = new ArrayList<>();
    private final List<Buyer> loyal = new ArrayList<>();
    private final List<Buyer> wholesalers = new ArrayList<>();
    private int oldest;
    private int oldestLoyal;
    private int number;

    Customers(Premises premises) {
        this.calendar = premises.calendar();
        this.journal = premises.journal();
        this.chance = premises.chance("customers");
    }

    /** One of them. */
    static final class Buyer {
        private final String id;
        private final String name;
        private final long createdAt;
        private final boolean northern;
        private final boolean wholesale;
        private final boolean mail;
        private final String client;
        private int orders;
        private int version;

        private Buyer(int number, long createdAt, boolean wholesale, String client, Chance chance) {
            this.id = Clerk.numbered("C-", 6, number);
            this.name = wholesale
                    ? "Trading House " + LAST_NAMES[number % LAST_NAMES.length]
                    : chance.oneOf(FIRST_NAMES) + " " + chance.oneOf(LAST_NAMES);
            this.createdAt = createdAt;
            this.northern = chance.perMille(NORTHERN_PER_MILLE);
            this.wholesale = wholesale;
            this.mail = chance.perMille(620);
            String own = visitor(chance);
            this.client = client == null ? own : client;
        }

        String id() {
            return id;
        }

        /** The visitor id that the site knows them by. */
        String client() {
            return client;
        }

        boolean isNorthern() {
            return northern;
        }

        boolean isVip() {
            return orders >= ORDERS_OF_A_VIP;
        }
    }

    /** An id that the site gives to a browser. */
    static String visitor(Chance chance) {
        return "v-" + Long.toHexString(chance.between(1L << 32, (1L << 36) - 1));
    }

    /** Those who were customers before the first day. */
    void writeFirst() {
        for (int i = 0; i < WHOLESALERS; i++) {
            wholesalers.add(register(calendar.now() - chance.between(30, 700) * Calendar.DAY, true, null));
        }
        for (int i = 0; i < AT_THE_OPENING; i++) {
            remember(register(calendar.now() - chance.between(1, 400) * Calendar.DAY, false, null));
        }
    }

    /**
     * Somebody who was never here.
     *
     * @param client the visitor id they came with; null where they came to a counter
     */
    Buyer newcomer(String client) {
        Buyer buyer = register(calendar.now(), false, client);
        remember(buyer);
        return buyer;
    }

    /** Somebody who was here before: a loyal customer, or one of the others, rather one of the last than of the first. */
    Buyer returning() {
        if (!loyal.isEmpty() && chance.perMille(480)) {
            return loyal.get(chance.below(loyal.size()));
        }
        int back = Math.min(chance.below(buyers.size()), chance.below(buyers.size()));
        return buyers.get(Math.floorMod(oldest - 1 - back, buyers.size()));
    }

    Buyer wholesaler() {
        return wholesalers.get(chance.below(wholesalers.size()));
    }

    /** Counts an order; who has ordered often becomes a VIP. */
    void ordered(Buyer buyer) {
        buyer.orders++;
        if (buyer.orders == ORDERS_OF_A_VIP && !buyer.wholesale) {
            write(buyer);
        }
    }

    /** Once in a while somebody asks to be forgotten. */
    void monthBegins() {
        int gone = chance.below(buyers.size());
        Buyer buyer = buyers.get(gone);
        if (!loyal.contains(buyer)) {
            journal.write(Source.SHOP, Entity.CUSTOMER, buyer.id, ++buyer.version, null);
            buyers.set(gone, register(calendar.now(), false, null));
        }
    }

    private Buyer register(long createdAt, boolean wholesale, String client) {
        number++;
        Buyer buyer = new Buyer(number, createdAt, wholesale, client, chance);
        write(buyer);
        return buyer;
    }

    private void remember(Buyer buyer) {
        oldest = put(buyers, REMEMBERED, oldest, buyer);
        if (chance.perMille(LOYAL_PER_MILLE)) {
            oldestLoyal = put(loyal, LOYAL, oldestLoyal, buyer);
        }
    }

    /** Adds to a ring: where it is full the oldest makes room. */
    private static int put(List<Buyer> ring, int capacity, int oldest, Buyer buyer) {
        if (ring.size() < capacity) {
            ring.add(buyer);
            return 0;
        }
        ring.set(oldest, buyer);
        return (oldest + 1) % capacity;
    }

    private void write(Buyer buyer) {
        List<String> groups =
                buyer.wholesale ? List.of("wholesale") : buyer.isVip() ? List.of("retail", "vip") : List.of("retail");
        Customer body = new Customer(
                buyer.name,
                buyer.id.toLowerCase(Locale.ROOT) + "@example.com",
                "+7000" + buyer.id.substring(2) + "0",
                Instant.ofEpochMilli(buyer.createdAt),
                groups,
                new Consent(buyer.mail, buyer.mail && buyer.northern));
        journal.write(Source.SHOP, Entity.CUSTOMER, buyer.id, ++buyer.version, body);
    }
}
