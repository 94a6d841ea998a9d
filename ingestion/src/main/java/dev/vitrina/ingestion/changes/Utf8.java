package dev.vitrina.ingestion.changes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 to the letter: neither the platform's decoder with its replacement characters nor a JSON parser is that strict. */
final class Utf8 {
    private Utf8() {}

    /** Passes bytes that are UTF-8. */
    static void require(byte[] bytes, int from, int length) throws RejectedException {
        if (!isAscii(bytes, from, length)) {
            try {
                decode(bytes, from, length);
            } catch (CharacterCodingException e) {
                throw new RejectedException(
                        RejectReason.NOT_UTF8, "The line is no UTF-8 text; convert the file to UTF-8");
            }
        }
    }

    /** The text of the bytes. */
    static CharBuffer decode(byte[] bytes, int from, int length) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
    }

    private static boolean isAscii(byte[] bytes, int from, int length) {
        int all = 0;
        for (int i = from; i < from + length; i++) {
            all |= bytes[i];
        }
        return all >= 0;
    }
}
