package dev.vitrina.ingestion.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.vitrina.ingestion.ShopDefaults;
import dev.vitrina.ingestion.changes.ChangeReader;
import dev.vitrina.ingestion.changes.ChangeWriter;
import dev.vitrina.ingestion.changes.RejectedException;
import dev.vitrina.schemas.SingleObject;
import dev.vitrina.schemas.avro.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SimulatedShopTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final ShopPlan PLAN = ShopPlan.of(7, FIRST_DAY);

    private final SingleObject<Change> encoding = new SingleObject<>(Change.class);

    @Test
    void theSamePlanGivesTheSameBytes() throws NoSuchAlgorithmException {
        assertThat(hash(PLAN, 10)).isEqualTo(hash(PLAN, 10));
    }

    /** A change here changes every shop that somebody has replayed: do it knowingly. */
    @Test
    void theBytesAreTheSameOnEveryMachineAndInEveryYear() throws NoSuchAlgorithmException {
        assertThat(hash(PLAN, 3)).isEqualTo("a30f654d4f3d7bbab6fea4ba68bf1bbef7ce9336d9ff5769be41dc6ab7c9d804");
    }

    @Test
    void everythingInThePlanMatters() throws NoSuchAlgorithmException {
        assertThat(hash(PLAN, 2))
                .isNotEqualTo(hash(ShopPlan.of(8, FIRST_DAY), 2))
                .isNotEqualTo(hash(ShopPlan.of(7, FIRST_DAY.plusDays(1)), 2))
                .isNotEqualTo(hash(new ShopPlan(7, FIRST_DAY, ZoneId.of("UTC"), 100), 2))
                .isNotEqualTo(hash(new ShopPlan(7, FIRST_DAY, ShopPlan.MOSCOW, 101), 2));
    }

    @Test
    void aShopOpensAtMidnightOfItsZoneAndRecordsInOrder() {
        SimulatedShop shop = new SimulatedShop(PLAN);
        Instant before = Instant.parse("2026-01-04T21:00:00Z");
        Instant end = PLAN.dayBegins(5);
        for (Change change = shop.next(); change.getRecordedAt().isBefore(end); change = shop.next()) {
            if (change.getRecordedAt().isBefore(before)
                    || change.getChangedAt().isAfter(change.getRecordedAt())
                    || change.getChangedAt().isBefore(PLAN.opening().minusSeconds(1))) {
                fail("Out of order after " + before + ": " + change);
            }
            before = change.getRecordedAt();
        }
        assertThat(before).isAfter(end.minusSeconds(600));
    }

    @Test
    void aFileOfTheShopIsReadBackWithoutALossAndWithoutAReject() throws RejectedException {
        ChangeReader reader = new ChangeReader(ShopDefaults.STANDARD, false);
        SimulatedShop shop = new SimulatedShop(PLAN);
        Instant end = PLAN.dayBegins(6);
        for (Change change = shop.next(); change.getRecordedAt().isBefore(end); change = shop.next()) {
            byte[] line = ChangeWriter.line(change).getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(encoding.encode(reader.read(line)), encoding.encode(change))) {
                fail("Read back otherwise: " + change);
            }
        }
    }

    @Test
    void shopsOfAnyHourAndSizeOpen() {
        for (ShopPlan plan : new ShopPlan[] {
            new ShopPlan(1, LocalDate.of(2026, 3, 27), ZoneId.of("Europe/Berlin"), 1),
            new ShopPlan(Long.MIN_VALUE, LocalDate.of(2024, 2, 27), ZoneId.of("Pacific/Auckland"), 5),
            new ShopPlan(Long.MAX_VALUE, LocalDate.of(2026, 12, 29), ZoneId.of("UTC"), 300)
        }) {
            SimulatedShop shop = new SimulatedShop(plan);
            Change change = shop.next();
            while (change.getRecordedAt().isBefore(plan.dayBegins(4))) {
                change = shop.next();
            }
            assertThat(change.getRecordedAt()).isBefore(plan.dayBegins(5));
        }
    }

    private String hash(ShopPlan plan, int days) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        SimulatedShop shop = new SimulatedShop(plan);
        Instant end = plan.dayBegins(days);
        for (Change change = shop.next(); change.getRecordedAt().isBefore(end); change = shop.next()) {
            digest.update(encoding.encode(change));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
