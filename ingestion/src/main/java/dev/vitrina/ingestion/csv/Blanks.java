package dev.vitrina.ingestion.csv;

/** What counts as blank: every kind of space, the no-break ones too, and control characters. */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(char c) {
        return c <= ' ' || c >= 0x7F && (c <= 0xA0 || Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isBlank(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The text without blanks at its ends. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
