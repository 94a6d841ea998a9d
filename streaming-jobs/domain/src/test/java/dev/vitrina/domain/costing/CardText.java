package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.LineKind;
import dev.vitrina.domain.money.Money;
import dev.vitrina.domain.stock.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The little language of stock cards, read and written. A document's line is
 *
 * <pre>
 * WHAT [in WAREHOUSE] [of DOCUMENT[/LINE]] [@ UNIT COST] [= AMOUNT] [plus AMOUNT] [on DAY] [sequence N]
 * </pre>
 *
 * where WHAT is {@code + 10} (receipt), {@code surplus 10}, {@code - 4} (shipment), {@code write-off 4},
 * {@code back 2} (sale return), {@code send-back 2} (purchase return), {@code move 3 a > b}, {@code count 7} or
 * {@code adjust}; {@code plus} is the line's share of its document's overhead. The warehouse is "main". Lines of one
 * document stand between semicolons and are numbered from 1.
 */
final class CardText {
    private CardText() {}

    /** The lines of a document, on a day unless they say otherwise. */
    static List<CostLine> read(String document, String text, String day) {
        List<CostLine> lines = new ArrayList<>();
        for (String line : text.split(";")) {
            lines.add(line(document, Integer.toString(lines.size() + 1), line.strip(), day));
        }
        return lines;
    }

    private static LineKind kind(String what) {
        return switch (what) {
            case "+" -> LineKind.RECEIPT;
            case "surplus" -> LineKind.SURPLUS;
            case "-" -> LineKind.SHIPMENT;
            case "write-off" -> LineKind.WRITE_OFF;
            case "back" -> LineKind.SALE_RETURN;
            case "send-back" -> LineKind.PURCHASE_RETURN;
            case "move" -> LineKind.TRANSFER;
            case "count" -> LineKind.STOCKTAKE;
            case "adjust" -> LineKind.COST_ADJUSTMENT;
            default -> throw new IllegalArgumentException("Unknown word on a stock card: " + what);
        };
    }

    private static String what(LineKind kind) {
        return switch (kind) {
            case RECEIPT -> "+";
            case SURPLUS -> "surplus";
            case SHIPMENT -> "-";
            case WRITE_OFF -> "write-off";
            case SALE_RETURN -> "back";
            case PURCHASE_RETURN -> "send-back";
            case TRANSFER -> "move";
            case STOCKTAKE -> "count";
            case COST_ADJUSTMENT -> "adjust";
        };
    }

    private static CostLine line(String document, String number, String text, String documentDay) {
        Deque<String> words = new ArrayDeque<>(List.of(text.split("\\s+")));
        LineKind kind = kind(words.pop());
        long quantity = kind == LineKind.COST_ADJUSTMENT ? 0 : Quantity.thousandths(new BigDecimal(words.pop()));
        String warehouse = "main";
        String toWarehouse = null;
        if (kind == LineKind.TRANSFER) {
            warehouse = words.pop();
            words.pop();
            toWarehouse = words.pop();
        }
        BigDecimal unitCost = null;
        Long value = null;
        String[] ref = {null, null};
        long overhead = 0;
        long sequence = 0;
        String day = documentDay;
        while (!words.isEmpty()) {
            switch (words.pop()) {
                case "in" -> warehouse = words.pop();
                case "of" -> ref = (words.pop() + "/1").split("/");
                case "@" -> unitCost = new BigDecimal(words.pop());
                case "=" -> value = Money.minorUnits(new BigDecimal(words.pop()));
                case "plus" -> overhead = Money.minorUnits(new BigDecimal(words.pop()));
                case "on" -> day = words.pop();
                case "sequence" -> sequence = Long.parseLong(words.pop());
                default -> throw new IllegalArgumentException("Not understood: " + text);
            }
        }
        if (kind.isReceipt() && unitCost != null) {
            value = Money.ofUnitCost(Quantity.decimal(quantity), unitCost, BigDecimal.ONE);
            unitCost = null;
        }
        return new CostLine(
                "shop",
                "tea",
                kind,
                "erp",
                document,
                number,
                Instant.ofEpochSecond(Long.parseLong(day)),
                sequence,
                warehouse,
                toWarehouse,
                quantity,
                value,
                unitCost,
                ref[0],
                ref[1],
                null,
                overhead);
    }

    /** The card of the lines that stand, in their order, each under its document's name. */
    static String write(Collection<CostLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(CostLine::position))
                .map(line -> line.document() + ": " + write(line))
                .collect(Collectors.joining("\n"));
    }

    static String write(CostLine line) {
        StringBuilder text = new StringBuilder(what(line.kind()));
        if (line.kind() != LineKind.COST_ADJUSTMENT) {
            text.append(' ').append(units(line.quantity()));
        }
        if (line.kind() == LineKind.TRANSFER) {
            text.append(" %s > %s".formatted(line.warehouse(), line.toWarehouse()));
        } else if (!line.warehouse().equals("main")) {
            text.append(" in ").append(line.warehouse());
        }
        if (line.refDocument() != null) {
            text.append(" of ").append(line.refDocument());
            text.append(line.refLine().equals("1") ? "" : "/" + line.refLine());
        }
        if (line.unitCost() != null) {
            text.append(" @ ").append(line.unitCost().toPlainString());
        }
        if (line.value() != null) {
            text.append(" = ").append(Money.decimal(line.value()));
        }
        if (line.overhead() != 0) {
            text.append(" plus ").append(Money.decimal(line.overhead()));
        }
        text.append(" on ").append(line.moment().getEpochSecond());
        text.append(line.sequence() == 0 ? "" : " sequence " + line.sequence());
        if (line.isPosted()) {
            CostLine before = line.correction().before();
            text.append(
                    line.correction().withdrawn() ? " withdrawn" : before == null ? " late" : " was " + write(before));
            text.append(" posted on ").append(line.effectiveAt().getEpochSecond());
        }
        return text.toString();
    }

    /** Thousandths as units, without zeros at the end. */
    static String units(long thousandths) {
        return thousandths == 0
                ? "0"
                : Quantity.decimal(thousandths).stripTrailingZeros().toPlainString();
    }
}
