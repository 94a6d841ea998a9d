package dev.vitrina.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes that are being written, in an array that grows. For use by one thread. */
final class GrowingBytes {
    private static final int LONGEST_NUMBER = 10; // of Avro's, seven bits a byte
    private static final int LONGEST_DECIMAL = 24; // 20 digits, a sign and a point

    private byte[] bytes;
    private int length;

    GrowingBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Forgets what was written, and keeps the array. */
    void clear() {
        length = 0;
    }

    /** The array, which may be longer than what was written. */
    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    void write(byte one) {
        require(1);
        bytes[length++] = one;
    }

    void write(byte[] some) {
        write(some, 0, some.length);
    }

    void write(byte[] some, int from, int count) {
        require(count);
        System.arraycopy(some, from, bytes, length, count);
        length += count;
    }

    /**
     * Writes text that is ASCII but for quotes, backslashes and control characters, which is most of it.
     *
     * @return false, with nothing written, if the text is another one
     */
    boolean writePlain(String text) {
        int count = text.length();
        require(count);
        byte[] target = bytes;
        int at = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                return false;
            }
            target[at + i] = (byte) c;
        }
        length = at + count;
        return true;
    }

    /**
     * Writes a decimal number with a point and without zeros at its end, as {@code BigDecimal} does.
     *
     * @param unscaled times ten to the power of -scale
     * @param scale 0 to 18
     */
    void writeDecimal(long unscaled, int scale) {
        long rest = unscaled;
        int decimals = rest == 0 ? 0 : scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        require(LONGEST_DECIMAL);
        if (rest < 0) {
            bytes[length++] = '-';
        }
        int digits = Math.max(decimals + 1, digits(rest));
        int end = length + digits + (decimals > 0 ? 1 : 0);
        int at = end;
        for (int i = 0; i < digits; i++) {
            if (i == decimals && i > 0) {
                bytes[--at] = '.';
            }
            bytes[--at] = (byte) ('0' + Math.abs((int) (rest % 10)));
            rest /= 10;
        }
        length = end;
    }

    private static int digits(long number) {
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }

    /** Writes a number as Avro does: zigzag, seven bits a byte, the low ones first. */
    void writeNumber(long number) {
        require(LONGEST_NUMBER);
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Writes text as Avro does: its length in bytes, and UTF-8. */
    void writeText(String text) {
        int start = length;
        writeNumber(text.length()); // in bytes, too, if it is plain
        if (!writePlain(text)) {
            length = start;
            byte[] encoded = text.getBytes(UTF_8);
            writeNumber(encoded.length);
            write(encoded);
        }
    }

    private void require(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
        }
    }
}
