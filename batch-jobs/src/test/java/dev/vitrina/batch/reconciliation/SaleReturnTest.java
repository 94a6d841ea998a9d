package dev.vitrina.batch.reconciliation;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Goods that a customer brings back. */
class SaleReturnTest {
    private static final Map<String, String> CURRENT = Map.of("costing.sale-return", "current");

    @Test
    void goodsComeBackAtTheNetAverageCostOfTheirSale() {
        Card.of("""
                R1 receipt     10 @5
                R2 receipt     10 @6
                S1 shipment    12
                B1 sale_return  3 <S1
                S2 shipment    10
                """)
                // 62 × 3 ÷ 12; S2 takes 8 for 48 and 2 of 3 for 15.50
                .fifo("B1 costs -15.50", "S2 costs 58.33", "main holds 1 for 5.17")
                // 66 × 3 ÷ 12; pool 11 for 60.50
                .average("B1 costs -16.50", "S2 costs 55.00", "main holds 1 for 5.50");
    }

    @Test
    void repeatedReturnsBringBackNeitherMoreNorLess() {
        Card.of("""
                R1 receipt     3 =10.00
                S1 shipment    3
                B1 sale_return 1 <S1
                B2 sale_return 1 <S1
                B3 sale_return 1 <S1
                """).both("B1 costs -3.33", "B2 costs -3.34", "B3 costs -3.33", "main holds 3 for 10.00");
    }

    @Test
    void whatIsBeyondTheSaleComesAtItsUnitCostOrThePresentCost() {
        String sale = """
                R1 receipt     3 =10.00
                S1 shipment    3
                R2 receipt    10 @4
                """;
        Card.of(sale + "B1 sale_return 5 <S1 @3").both("B1 costs -16.00");
        Card.of(sale + "B1 sale_return 5 <S1").both("B1 costs -18.00");
        // an amount is for the whole line
        Card.of(sale + "B1 sale_return 5 <S1 =9.00").both("B1 costs -18.00");
        Card.of(sale + "B1 sale_return 5 =9.00").both("B1 costs -9.00");
        Card.of(sale + "B1 sale_return 5").both("B1 costs -20.00");
        Card.of(sale + "B1 sale_return 3 <S1\nB2 sale_return 2 <S1 =9.00").both("B2 costs -9.00");
    }

    @Test
    void bothPartsArePricedBeforeEitherComesIn() {
        Card.of("""
                R0 receipt     4 @9
                S1 shipment    4
                R1 receipt     2 @4
                B1 sale_return 6 <S1
                """)
                // 4 at 36.00, then 2 at what 2 of the 2 there cost; the pool would be 44 ÷ 6 a unit afterwards
                .both("B1 costs -44.00", "main holds 8 for 52.00");
    }

    @Test
    void unitsTheSaleStillOwesWereNeverSold() {
        String owing = """
                R1 receipt     2 @5
                S1 shipment    5
                B1 sale_return 2 <S1
                """;
        Card.of(owing).both("S1 costs 15.00", "S1 awaits 5.00", "B1 costs 0.00", "main holds -1 for -5.00");
        Card.of(owing + "B2 sale_return 2 <S1")
                .both("S1 costs 10.00", "S1 awaits 0.00", "B2 costs -5.00", "main holds 1 for 5.00", "main owes 0");
    }

    @Test
    void inAnotherWarehouseTheyFreeze() {
        String owing = """
                R1 receipt     2 @5
                S1 shipment    5
                B1 sale_return 4 <S1 in:south
                """;
        Card.of(owing)
                .both("S1 costs 25.00", "S1 awaits 0.00", "B1 costs -20.00", "main owes 3", "south holds 4 for 20.00");
        Card.of(owing + "R2 receipt 10 @6").both("S1 costs 25.00", "S1 varies 3.00", "main holds 7 for 42.00");
    }

    @Test
    void frozenUnitsStandBeforeTheRestOfTheirLine() {
        String frozen = """
                R1 receipt     2 @5
                S1 shipment    5
                B1 sale_return 2 <S1 in:south
                R2 receipt     1 @9
                """;
        Card.of(frozen).both("B1 costs -10.00", "S1 costs 25.00", "S1 awaits 5.00", "S1 varies 4.00");
        Card.of(frozen + "R3 receipt 2 @7")
                .both("S1 costs 27.00", "S1 awaits 0.00", "S1 varies 6.00", "main holds 0 for 0.00");
    }

    @Test
    void frozenUnitsAreNotTakenBackTwice() {
        Card.of("""
                R1 receipt     2 @5
                S1 shipment    5
                B1 sale_return 2 <S1 in:south
                B2 sale_return 3 <S1
                """)
                // one unit was owed and is cancelled; (20 − 10) × 2 ÷ 2 for the others, which cover the two frozen ones
                .both("S1 costs 20.00", "B2 costs -10.00", "S1 varies 0.00", "main owes 0", "main holds 0 for 0.00");
    }

    @Test
    void inACompanyWithOneQueueEveryWarehouseIsTheSame() {
        Card.of(Map.of("costing.scope", "company"), """
                R1 receipt     2 @5
                S1 shipment    5
                B1 sale_return 2 <S1 in:south
                """)
                .both("S1 costs 15.00", "S1 awaits 5.00", "B1 costs 0.00", "company holds -1 for -5.00");
    }

    @Test
    void writeOffsAndPurchaseReturnsComeBackTooReceiptsAndTransfersDoNot() {
        Card.of("""
                R1 receipt         4 @5
                W1 write_off       1
                P1 purchase_return 1 <R1
                T1 transfer        1 to:south
                R2 receipt         9 @7
                B1 sale_return     1 <W1
                B2 sale_return     1 <P1
                B3 sale_return     1 <T1 @2
                B4 sale_return     1 <R1 @3
                """).fifo("B1 costs -5.00", "B2 costs -5.00", "B3 costs -2.00", "B4 costs -3.00");
    }

    @Test
    void aReturnBeforeItsSaleNamesNothing() {
        Card.of("""
                R1 receipt     4 @5
                B1 sale_return 1 <S1 @2
                S1 shipment    2
                B2 sale_return 2 <S1
                """).fifo("B1 costs -2.00", "S1 costs 10.00", "B2 costs -10.00");
    }

    @Test
    void atPresentCostIfTheShopSaysSo() {
        String prices = """
                R1 receipt     10 @5
                S1 shipment    10
                R2 receipt     10 @8
                B1 sale_return  4 <S1
                """;
        Card.of(prices).both("B1 costs -20.00");
        Card.of(CURRENT, prices).both("B1 costs -32.00");
    }

    @Test
    void presentCostOrNotUnitsOwedWereNeverSold() {
        Card.of(CURRENT, """
                R1 receipt     2 @5
                S1 shipment    5
                B1 sale_return 4 <S1
                """)
                // three cancelled, the fourth at the last known cost
                .both("S1 costs 10.00", "B1 costs -5.00", "main holds 1 for 5.00");
    }
}
