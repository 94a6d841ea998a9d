package dev.vitrina.ingestion.csv;

import java.util.regex.Pattern;

/**
 * How numbers are written in a file: with which decimal sign, and with which sign between groups of three digits, if any.
 * A grouping blank stands for every kind of blank. Numbers are exact text throughout and never pass through binary floating point.
 */
final class NumberForm {
    /** No grouping. */
    static final char NONE = 0;

    private static final int LONGEST = 1_000;

    private static final Pattern CANONICAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern WRITTEN = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}(g[0-9]{3})+([^g0-9][^g]*)?");

    private final char decimal;
    private final char grouping;

    NumberForm(char decimal, char grouping) {
        this.decimal = decimal;
        this.grouping = grouping;
    }

    /** Such a number, to be shown. */
    String example() {
        return grouping == NONE ? "1234" + decimal + "5" : "1" + grouping + "234" + decimal + "5";
    }

    /** Whether text is a number as canonical changes write it. */
    static boolean isCanonical(String text) {
        return CANONICAL.matcher(text).matches();
    }

    /** The number with a point and without grouping, {@code 1234.5}; null if the text is no number of this form. */
    String canonical(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        if (isPlain(text)) {
            return text;
        }
        String number = Blanks.trim(text).replace('\u2212', '-');
        if (grouping != NONE) {
            number = ungrouped(number);
            if (number == null) {
                return null;
            }
        }
        if (decimal != '.') {
            if (number.indexOf('.') >= 0) {
                return null;
            }
            number = number.replace(decimal, '.');
        }
        if (!WRITTEN.matcher(number).matches()) {
            return null;
        }
        if (number.startsWith("+")) {
            number = number.substring(1);
        }
        if (number.startsWith(".")) {
            number = "0" + number;
        } else if (number.startsWith("-.")) {
            number = "-0" + number.substring(1);
        }
        if (number.endsWith(".")) {
            number = number.substring(0, number.length() - 1);
        }
        return isCanonical(number) ? number : null;
    }

    /** Digits with at most one point between them, where that is the decimal sign: the common case. */
    private boolean isPlain(String text) {
        int length = text.length();
        int from = length > 1 && text.charAt(0) == '-' ? 1 : 0;
        boolean point = false;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                if (c != '.' || decimal != '.' || point || i == from || i == length - 1) {
                    return false;
                }
                point = true;
            }
        }
        return length > from;
    }

    private String ungrouped(String number) {
        StringBuilder marked = new StringBuilder(number.length());
        boolean any = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            boolean group = c == grouping || grouping == ' ' && Blanks.isBlank(c);
            any |= group;
            marked.append(group ? 'g' : c == 'g' ? 'x' : c);
        }
        if (!any) {
            return number;
        }
        return GROUPED.matcher(marked).matches() ? marked.toString().replace("g", "") : null;
    }
}
