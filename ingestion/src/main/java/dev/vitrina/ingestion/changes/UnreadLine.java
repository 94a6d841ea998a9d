package dev.vitrina.ingestion.changes;

import dev.vitrina.schemas.avro.Reject;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** A line that was rejected, on its way to be kept. */
record UnreadLine(String file, LineReader line, RejectedException why) {
    private static final int LONGEST_CHARACTER = 4;

    /** What {@code rejects} keeps. The key is the same for the same line of the same file, whenever it is imported. */
    Reject reject(Instant recordedAt) {
        return new Reject(
                key(),
                why.source(),
                why.entity(),
                why.id(),
                file,
                line.number(),
                null,
                null,
                null,
                why.reason().code(),
                why.getMessage(),
                raw(),
                recordedAt);
    }

    private String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((file + "\0" + line.number() + "\0").getBytes(StandardCharsets.UTF_8));
            digest.update(line.bytes(), line.from(), line.length());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private String raw() {
        int length = line.length() < line.fullLength() ? lengthOfWholeCharacters() : line.length();
        try {
            return Utf8.decode(line.bytes(), line.from(), length).toString();
        } catch (CharacterCodingException e) {
            byte[] bytes = new byte[line.length()];
            System.arraycopy(line.bytes(), line.from(), bytes, 0, bytes.length);
            return "base64:" + Base64.getEncoder().encodeToString(bytes);
        }
    }

    /** Where a line had to be cut, the cut may have gone through a character. */
    private int lengthOfWholeCharacters() {
        int length = line.length();
        int least = Math.max(0, length - LONGEST_CHARACTER);
        while (length > least && (line.bytes()[line.from() + length - 1] & 0xC0) == 0x80) {
            length--;
        }
        return length > 0 && line.bytes()[line.from() + length - 1] < 0 ? length - 1 : length;
    }
}
