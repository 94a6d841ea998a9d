package dev.vitrina.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as their widest cell. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<String> titles = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();
    private final List<String[]> rows = new ArrayList<>();
    private int[] widths = {};

    /** A title that ends in {@code >} is of a column of numbers, set to the right. */
    TextTable(String... titles) {
        for (String title : titles) {
            boolean numbers = title.endsWith(">");
            column(numbers ? title.substring(0, title.length() - 1) : title, numbers);
        }
    }

    TextTable column(String title, boolean numbers) {
        titles.add(title);
        right.add(numbers);
        return this;
    }

    TextTable row(String... cells) {
        rows.add(cells);
        return this;
    }

    int size() {
        return rows.size();
    }

    void print(PrintWriter out) {
        printTitles(out);
        printRows(out);
    }

    /** Widths are settled by the rows there are by now; wider cells that come later stand out. */
    void printTitles(PrintWriter out) {
        widths = new int[titles.size()];
        widen(titles.toArray(String[]::new));
        rows.forEach(this::widen);
        line(out, titles.toArray(String[]::new));
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append(rule.isEmpty() ? "" : GAP).append("-".repeat(width));
        }
        out.println(rule);
    }

    /** Prints the rows there are and forgets them. */
    void printRows(PrintWriter out) {
        rows.forEach(cells -> line(out, cells));
        rows.clear();
    }

    private void widen(String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].codePointCount(0, cells[i].length()));
        }
    }

    private void line(PrintWriter out, String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            String blanks = " ".repeat(Math.max(0, widths[i] - cell.codePointCount(0, cell.length())));
            line.append(i == 0 ? "" : GAP).append(right.get(i) ? blanks + cell : cell + blanks);
        }
        out.println(line.toString().stripTrailing());
    }
}
