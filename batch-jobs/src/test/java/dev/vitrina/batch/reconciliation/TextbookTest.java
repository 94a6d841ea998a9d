package dev.vitrina.batch.reconciliation;

import org.junit.jupiter.api.Test;

/** Examples from textbooks with the answers they print. */
class TextbookTest {

    /**
     * ACCA Paper F3, Financial Accounting (International), study text 2010, Emile Woolf Publishing, p. 129 f.: issues cost
     * 5,100 in October, 300 units worth 2,300 are left.
     */
    @Test
    void materialIssuedFirstInFirstOut() {
        Card.of("""
                OPENING receipt  100 @5
                OCT-4   receipt  300 @6
                OCT-7   shipment 200
                OCT-12  receipt  500 @7
                OCT-16  shipment 200
                OCT-22  receipt  200 @8
                OCT-23  shipment 200
                OCT-30  shipment 200
                """)
                .fifo(
                        "OCT-7 costs 1100.00",
                        "OCT-16 costs 1200.00",
                        "OCT-23 costs 1400.00",
                        "OCT-30 costs 1400.00",
                        "main holds 300 for 2300.00");
    }

    /**
     * CIMA Paper C1, Fundamentals of Management Accounting, study text, BPP, chapter 5, section 4.1: cumulative weighted
     * average, issues at 2.08, 2.10 and 2.20, 440 left. The FIFO figures are ours, from the same card by hand: 100 × 2.00 +
     * 100 × 2.10; 300 × 2.10 + 100 × 2.12; 100 × 2.12.
     */
    @Test
    void cumulativeWeightedAverage() {
        Card.of("""
                OPENING receipt  100 =200.00
                MAY-3   receipt  400 =840.00
                MAY-4   shipment 200
                MAY-9   receipt  300 =636.00
                MAY-11  shipment 400
                MAY-18  receipt  100 =240.00
                MAY-20  shipment 100
                """)
                .average(
                        "MAY-4 costs 416.00", "MAY-11 costs 840.00", "MAY-20 costs 220.00", "main holds 200 for 440.00")
                .fifo("MAY-4 costs 410.00", "MAY-11 costs 842.00", "MAY-20 costs 212.00", "main holds 200 for 452.00");
    }

    /**
     * Kieso, Weygandt, Warfield, Intermediate Accounting, chapter 8, a moving-average exercise in the version with Waterway
     * Industries: 53,602 to the nearest dollar, found with an average of three decimals. Unrounded: 153,781 ÷ 15,500 × 7,400
     * = 73,418.0258; (80,362.97 + 87,658) ÷ 16,300 × 11,100 = 114,419.1882.
     */
    @Test
    void movingAverageWhereTheBookRoundsTheUnitCost() {
        Card.of("""
                JAN-1  receipt   9200 @9.71
                JAN-6  receipt   6300 @10.23
                JAN-7  shipment  7400
                JAN-26 receipt   8200 @10.69
                JAN-31 shipment 11100
                """)
                .average(
                        "JAN-1 costs -89332.00",
                        "JAN-7 costs 73418.03",
                        "JAN-31 costs 114419.19",
                        "main holds 5200 for 53601.78");
    }

    /** ACCA F3 mock question 24 (OpenTuition): three lots at 12, 15 and 18, half of them sold, answer A, 1,110. */
    @Test
    void averageOfThreeLots() {
        Card.of("""
                JUN-1  receipt  60 @12
                JUN-8  receipt  40 @15
                JUN-14 receipt  50 @18
                JUN-21 shipment 75
                """).average("JUN-21 costs 1110.00", "main holds 75 for 1110.00");
    }
}
