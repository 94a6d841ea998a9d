package dev.vitrina.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;

/** A shop's summary on a terminal, each one in the place of the one before; elsewhere one below the other. */
final class SummaryScreen {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final PrintWriter out;
    private final ZoneId zone;
    private final String currency;
    private final boolean terminal = Boolean.getBoolean("vitrina.screen");
    private int linesToReplace;

    SummaryScreen(PrintWriter out, ZoneId zone, String currency) {
        this.out = out;
        this.zone = zone;
        this.currency = currency;
    }

    /** Whether summaries replace each other. */
    boolean isTerminal() {
        return terminal;
    }

    synchronized void show(ShopSummary summary, String note) {
        StringWriter text = new StringWriter();
        try (PrintWriter page = new PrintWriter(text)) {
            page.println();
            page.println("The shop's clock: " + CLOCK.format(summary.clock().atZone(zone)));
            page.println(note);
            periods(summary).print(page);
            page.printf(
                    Locale.ROOT,
                    "stock on hand %s %s; %,d of %,d SKUs out of stock%n",
                    money(summary.stockValue()),
                    currency,
                    summary.soldOutSkus(),
                    summary.keptSkus());
        }
        replace(text.toString());
    }

    /** Says something that stays, below what is shown by now. */
    synchronized void say(String sentence) {
        keep();
        out.println(sentence);
        out.flush();
    }

    /** The next summary leaves what is shown by now. */
    synchronized void keep() {
        linesToReplace = 0;
    }

    private void replace(String text) {
        if (terminal && linesToReplace > 0) {
            // up to the first line of the summary before, and clear from there
            out.print("\u001b[" + linesToReplace + "A\u001b[J");
        }
        out.print(text);
        out.flush();
        linesToReplace = (int) text.lines().count();
    }

    private TextTable periods(ShopSummary summary) {
        TextTable table = new TextTable(currency);
        summary.periods().forEach(period -> table.column(period.name(), true));
        row(table, summary, "orders", period -> String.format(Locale.ROOT, "%,d", period.orders()));
        row(table, summary, "of them cancelled", period -> String.format(Locale.ROOT, "%,d", period.cancelled()));
        row(table, summary, "revenue", period -> money(period.revenue()));
        row(table, summary, "cost (FIFO)", period -> money(period.cost()));
        row(table, summary, "gross profit", period -> money(period.grossProfit()));
        row(table, summary, "margin", SummaryScreen::margin);
        return table;
    }

    private static void row(
            TextTable table, ShopSummary summary, String title, Function<ShopSummary.Period, String> cell) {
        String[] cells = new String[summary.periods().size() + 1];
        cells[0] = title;
        for (int i = 1; i < cells.length; i++) {
            cells[i] = cell.apply(summary.periods().get(i - 1));
        }
        table.row(cells);
    }

    private static String money(BigDecimal amount) {
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(amount);
    }

    /** Of revenue; a dash where there is none. */
    private static String margin(ShopSummary.Period period) {
        return period.revenue().signum() <= 0
                ? "–"
                : period.grossProfit().multiply(HUNDRED).divide(period.revenue(), 1, RoundingMode.HALF_UP) + " %";
    }
}
