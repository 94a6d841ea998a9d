package dev.vitrina.domain.costing;

import static dev.vitrina.domain.costing.CostCard.average;
import static dev.vitrina.domain.costing.CostCard.both;
import static dev.vitrina.domain.costing.CostCard.ledger;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What documents should not say, and what it does: nothing stops, and every sum stays right. */
class BadInputTest {
    @Test
    void aReferenceCountsFromWhenItsLineAppearsAndNoLonger() {
        ledger("""
                + 2 @ 5.00 on 1
                send-back 1 of late on 5
                """)
                .costs("2", "5.00")
                .then("late: + 2 @ 6.00 on 3")
                .costs("2", "6.00")
                .then("late is gone")
                .costs("2", "5.00")
                .leaves("1 @ 5.00");
        both(
                """
                + 5 @ 5.00 on 1
                back 1 of sale @ 2.00 on 4
                """,
                card -> card.costs("2", "-2.00")
                        .then("sale: - 2 on 3")
                        .costs("2", "-5.00")
                        .then("sale is gone")
                        .costs("2", "-2.00"));
        both(
                """
                - 1 on 2
                adjust of late = 3.00 on 5
                """,
                card -> card.idleAdjustments(1)
                        .then("late: + 1 @ 4.00 on 1")
                        .idleAdjustments(0)
                        .costs("1", "7.00")
                        .then("late is gone")
                        .idleAdjustments(1)
                        .costs("1", "0.00"));
    }

    @Test
    void aReferenceToALineThatTheDocumentDoesNotHaveYet() {
        both(
                """
                + 5 @ 5.00 on 1
                sale: - 2 on 2
                back 1 of sale/2 @ 2.00 on 3
                """,
                card -> card.costs("3", "-2.00")
                        .then("sale: - 2 on 2; - 1 on 2")
                        .costs("3", "-5.00"));
    }

    @Test
    void aReturnBeforeItsSaleIsWithoutReferenceUntilItMoves() {
        both(
                """
                + 5 @ 5.00 on 1
                home: back 1 of sale @ 2.00 on 2
                sale: - 2 on 3
                """,
                card -> card.costs("home", "-2.00")
                        .then("late: + 1 @ 5.00 on 1")
                        .costs("home", "-2.00")
                        .then("home: back 1 of sale @ 2.00 on 4")
                        .costs("home", "-5.00"));
    }

    @Test
    void atOneMomentTheReturnComesAfterTheSaleUnlessItsSequenceSaysOtherwise() {
        both("""
                + 5 @ 5.00 on 1
                a: back 1 of b @ 2.00 on 3
                b: - 2 on 3
                """, card -> card.costs("a", "-5.00"));
        both("""
                + 5 @ 5.00 on 1
                a: back 1 of b @ 2.00 on 3 sequence -1
                b: - 2 on 3
                """, card -> card.costs("a", "-2.00"));
    }

    @Test
    void aLineThatNamesItselfNamesNothing() {
        both("""
                + 2 @ 5.00 on 1
                r: back 1 of r @ 3.00 on 2
                p: send-back 1 of p on 3
                a: adjust of a = 1.00 on 4
                """, card -> card.costs("r", "-3.00").idleAdjustments(1));
    }

    @Test
    void linesThatNameEachOtherInACircleAreWithoutReferenceWhereTheNamedComesLater() {
        // a names b, which is later: no reference; b names a, which is no issue: no reference either
        both("""
                + 2 @ 5.00 on 1
                a: back 1 of b @ 2.00 on 2
                b: back 1 of a @ 3.00 on 3
                """, card -> card.costs("a", "-2.00").costs("b", "-3.00"));
        both("""
                + 2 @ 5.00 on 1
                a: send-back 1 of b on 2
                b: back 1 of a on 3
                """, card -> card.costs("a", "5.00").costs("b", "-5.00"));
    }

    @Test
    void aReferenceToATransferOrACountIsNone() {
        both("""
                + 4 @ 5.00 in north
                move 2 north > main
                count 1
                back 1 of 2 @ 2.00
                back 1 of 3 @ 3.00
                adjust of 2 = 1.00
                adjust of 3 = 1.00
                """, card -> card.costs("4", "-2.00").costs("5", "-3.00").idleAdjustments(2));
    }

    @Test
    void aCircleOfTransfersBringsTheGoodsBack() {
        both(
                """
                + 2 @ 5.00 in north on 1
                a: move 2 north > south on 2
                b: move 2 south > west on 2
                c: move 2 west > north on 2
                """,
                card -> card.costs("a", "10.00")
                        .costs("b", "10.00")
                        .costs("c", "10.00")
                        .leaves("north", "2 @ 5.00")
                        .leaves("south", "nothing")
                        .leaves("west", "nothing"));
    }

    @Test
    void aCircleOfTransfersWithoutGoodsMovesNothingForNothing() {
        both(
                """
                a: move 2 north > south on 2
                b: move 2 south > west on 2
                c: move 2 west > north on 2
                """,
                card -> card.costs("a", "0.00")
                        .varies("a", "0.00")
                        .leaves("north", "nothing")
                        .leaves("south", "nothing")
                        .leaves("west", "nothing")
                        .then("+ 2 @ 5.00 in north on 3")
                        .leaves("north", "2 @ 5.00"));
    }

    @Test
    void aCircleOfTransfersInTheWrongOrderLosesNoKopeck() {
        // a and b move what is not there yet, at 0; c settles b's units at 5.00 each: 10.00 of variance, nothing on
        // hand
        ledger("""
                + 2 @ 5.00 in north on 1
                a: move 2 west > north on 2
                b: move 2 south > west on 2
                c: move 2 north > south on 2
                """)
                .costs("c", "10.00")
                .varies("b", "10.00")
                .leaves("north", "2 @ 0.00")
                .leaves("south", "nothing")
                .leaves("west", "nothing");
        // the pool of north is 10.00 for 4 when c takes half of it
        average("""
                + 2 @ 5.00 in north on 1
                a: move 2 west > north on 2
                b: move 2 south > west on 2
                c: move 2 north > south on 2
                """)
                .costs("c", "5.00")
                .varies("b", "5.00")
                .leaves("north", "2 @ 2.50")
                .leaves("south", "nothing")
                .leaves("west", "nothing");
    }

    @Test
    void zeroQuantitiesMoveNeitherGoodsNorValue() {
        both("""
                + 2 @ 5.00
                + 0 = 10.00 plus 1.00
                surplus 0 @ 3.00
                - 0
                write-off 0
                send-back 0 of 1
                back 0 of 4 = 3.00
                move 0 main > shop
                """, card -> card.wroteNothing().leaves("2 @ 5.00").leaves("shop", "nothing"));
    }

    @Test
    void aReceiptOfNothingCannotBeAdjustedNorASaleOfNothingReturned() {
        both("""
                + 0 = 10.00
                - 0
                adjust of 1 = 5.00
                back 1 of 2 @ 3.00
                """, card -> card.idleAdjustments(1).costs("1", "0.00").costs("4", "-3.00"));
    }

    @Test
    void countOfZeroWhereNothingEverWasWritesNothing() {
        both("""
                count 0
                """, card -> card.wroteNothing().leaves("nothing"));
    }

    @Test
    void anAdjustmentThatSaysNothingDoesNothing() {
        both("""
                + 2 @ 5.00
                adjust
                """, card -> card.wroteNothing().idleAdjustments(1));
    }

    @Test
    void negativePricesAreAmountsLikeOthers() {
        both("""
                + 10 @ -1.00
                - 4
                """, card -> card.costs("1", "10.00").costs("2", "-4.00").leaves("6 @ -1.00"));
        average("""
                + 10 @ 3.00
                + 10 @ -1.00
                - 4
                """).costs("3", "4.00").leaves("16 @ 1.00");
    }

    @Test
    void negativeValuesAreRoundedAwayFromZeroToo() {
        both(
                """
                + 3 = -10.00
                - 1
                - 1
                - 1
                """,
                card -> card.costs("2", "-3.33")
                        .costs("3", "-3.34")
                        .costs("4", "-3.33")
                        .leaves("nothing")); // -6.67 ÷ 2 = -3.335
    }

    @Test
    void twoDocumentsThatClaimOneSequenceGoByTheirIdsAsBytes() {
        ledger("""
                b: + 1 @ 6.00 on 1 sequence 1
                a: + 1 @ 5.00 on 1 sequence 1
                B: + 1 @ 4.00 on 1 sequence 1
                - 3
                """).took("4", "1 @ 4.00, 1 @ 5.00, 1 @ 6.00");
        ledger("""
                9: + 1 @ 6.00 on 1 sequence 1
                10: + 1 @ 5.00 on 1 sequence 1
                - 1
                """).took("1 @ 5.00");
    }

    @Test
    void aSequenceGoesBeforeTheKindOfDocument() {
        both("""
                a: - 1 on 1 sequence 1
                b: + 1 @ 5.00 on 1 sequence 2
                """, card -> card.costs("a", "5.00").wrote("""
                        b -1 -5.00 initial
                        a -1 0.00 settled provisional
                        a 1 5.00 settled
                        """));
    }

    @Test
    void linesOfOneDocumentGoByTheirNumbers() {
        ledger("""
                R1: + 1 @ 1.00; + 1 @ 2.00; + 1 @ 3.00; + 1 @ 4.00; + 1 @ 5.00; + 1 @ 6.00; + 1 @ 7.00; + 1 @ 8.00; + 1 @ 9.00; + 1 @ 10.00
                - 9
                """)
                .took("2", "1 @ 1.00, 1 @ 2.00, 1 @ 3.00, 1 @ 4.00, 1 @ 5.00, 1 @ 6.00, 1 @ 7.00, 1 @ 8.00, 1 @ 9.00")
                .leaves("1 @ 10.00");
    }

    @Test
    void aVersionThatGoesBackIsOld() {
        both(
                """
                one v2: + 2 @ 6.00 on 1
                - 1
                one v1: + 2 @ 5.00 on 1
                """,
                card -> card.wroteNothing()
                        .costs("2", "6.00")
                        .then("one v2: + 2 @ 6.00 on 1")
                        .wroteNothing());
    }

    @Test
    void billionsOfUnitsAreCostedToTheKopeck() {
        both(
                """
                + 1000000000 @ 0.03
                - 333333333
                - 0.001
                """,
                card -> card.costs("1", "-30000000.00")
                        .costs("2", "9999999.99")
                        .costs("3", "0.00")
                        .leaves("666666666.999 = 20000000.01"));
        // 9999990000000.01 for 2000000000: three units are 14999.985000000015
        average("""
                + 1000000000 = 0.01
                + 1000000000 @ 9999.99
                - 3
                """).costs("3", "14999.99");
    }

    @Test
    void anItemThatIsNeverReceivedCostsNothingAndIsOwed() {
        both(
                """
                - 2
                write-off 3
                back 1 of 1
                move 4 main > shop
                send-back 1 of 9
                adjust = 5.00
                """,
                card -> card.costs("1", "0.00")
                        .provisional("2", "3 @ 0.00")
                        .costs("3", "0.00")
                        .owes("9")
                        .idleAdjustments(1)
                        .leaves("shop", "4 @ 0.00"));
    }

    @Test
    void whatWasNeverReceivedCanBeCounted() {
        both("""
                - 2
                count 3
                """, card -> card.costs("1", "0.00").costs("2", "0.00").owes("0").leaves("3 @ 0.00"));
    }

    @Test
    void aDocumentOfAThousandLinesIsCostedLineByLine() {
        // line n costs n kopecks; sold one by one in another document of a thousand lines
        String receipts = lines(n -> "+ 1 = %d.%02d".formatted(n / 100, n % 100));
        String sales = lines(n -> "- 1");
        CostCard card = ledger("R1: " + receipts).then("S2: " + sales);
        card.costs("S2", "0.01").costs("S2/2", "0.02").costs("S2/1000", "10.00").leaves("nothing");
        card.then("R1: " + receipts.replace("+ 1 = 7.00", "+ 1 = 8.00"))
                .costs("S2/700", "8.00")
                .costs("S2/699", "6.99")
                .wrote("""
                        R1/700 1 7.00 cost_change
                        R1/700 -1 -8.00 cost_change
                        S2/700 -1 -7.00 cost_change
                        S2/700 1 8.00 cost_change
                        """);
        card.then("R1 is gone").provisional("S2/1000", "1 @ 0.00").owes("1000");
    }

    private static String lines(IntFunction<String> line) {
        return IntStream.rangeClosed(1, 1000).mapToObj(line).collect(Collectors.joining("; "));
    }
}
