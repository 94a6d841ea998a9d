package dev.vitrina.ingestion.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of the record that is being read, packed as they come: each as UTF-8 with an end behind it. There is one for all
 * records of a reading; what it says holds until the next is read.
 */
final class PackedCells extends AbstractBaseCsvCallbackHandler<PackedCells> {
    private static final byte END = CsvRow.END;

    private final int width;
    private final char unknown;
    private byte[] bytes = new byte[512];
    private int length;
    private int lengthOfWidth;
    private int count;
    private boolean blank;
    private boolean blankBehind;
    private boolean strange;

    /**
     * No cells yet.
     *
     * @param width how many a record should have
     * @param unknown a character that stands for bytes of another encoding
     */
    PackedCells(int width, char unknown) {
        this.width = width;
        this.unknown = unknown;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        length = 0;
        lengthOfWidth = 0;
        count = 0;
        blank = true;
        blankBehind = true;
        strange = false;
    }

    @Override
    protected void handleField(int index, char[] text, int from, int size, boolean quoted) {
        require(size + 1);
        int to = from + size;
        byte[] target = bytes;
        int at = length;
        boolean nothing = true;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c >= 0x80) {
                at = addOther(text, from, size);
                nothing = nothing && isBlank(text, i, to);
                break;
            }
            nothing &= Blanks.isBlank(c);
            target[at++] = (byte) c;
        }
        bytes[at++] = END;
        length = at;
        count++;
        blank &= nothing;
        if (count <= width) {
            lengthOfWidth = length;
        } else {
            blankBehind &= nothing;
        }
    }

    private int addOther(char[] text, int from, int size) {
        String cell = new String(text, from, size);
        strange |= cell.indexOf(unknown) >= 0;
        byte[] encoded = cell.getBytes(UTF_8);
        require(encoded.length + 1);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        return length + encoded.length;
    }

    private static boolean isBlank(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Blanks.isBlank(text[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected PackedCells buildRecord() {
        return this;
    }

    /** The line that the record begins in, from 1. */
    long line() {
        return getStartingLineNumber();
    }

    /** How many cells there are; blank ones behind the width do not count, as some programs end rows with a delimiter. */
    int count() {
        return blankBehind ? Math.min(count, width) : count;
    }

    /** Whether no cell says anything. */
    boolean isBlank() {
        return blank;
    }

    /** Whether some cell holds the character that stands for bytes of another encoding. */
    boolean isStrange() {
        return strange;
    }

    /** The cells as a row keeps them. */
    byte[] packed() {
        return Arrays.copyOf(bytes, blankBehind ? lengthOfWidth : length);
    }

    /** Whether the first cell may begin with these bytes, or be empty as they are, blanks aside. */
    boolean mayBeginWith(byte[] text) {
        int from = 0;
        while (from < length && bytes[from] >= 0 && bytes[from] <= ' ') {
            from++;
        }
        if (from < length && bytes[from] < 0 && bytes[from] != END) {
            return true; // a blank of another kind, perhaps
        }
        if (text.length == 0) {
            return from < length && bytes[from] == END;
        }
        return from + text.length <= length && Arrays.equals(bytes, from, from + text.length, text, 0, text.length);
    }

    /** The cells. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(count);
        int from = 0;
        for (int to = 0; to < length && texts.size() < count(); to++) {
            if (bytes[to] == END) {
                texts.add(new String(bytes, from, to - from, UTF_8));
                from = to + 1;
            }
        }
        return texts;
    }

    /** Cells as a row keeps them. */
    static byte[] pack(List<String> cells) {
        PackedCells packed = new PackedCells(cells.size(), '\0');
        packed.handleBegin(0);
        for (String cell : cells) {
            packed.handleField(packed.count, cell.toCharArray(), 0, cell.length(), false);
        }
        return packed.packed();
    }

    private void require(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
