package dev.vitrina.jobs.state;

import dev.vitrina.domain.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How single fields are written by codecs: small numbers in few bytes, texts of any length, times to the nanosecond. */
public final class Fields {
    private Fields() {}

    /** Writes a text or null: its length in UTF-8 plus one, or zero for null, then its bytes. */
    public static void writeText(String text, DataOutput out) throws IOException {
        if (text == null) {
            writeSize(0, out);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeSize(bytes.length + 1, out);
        out.write(bytes);
    }

    public static String readText(DataInput in) throws IOException {
        int size = readSize(in);
        if (size == 0) {
            return null;
        }
        byte[] bytes = new byte[size - 1];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    public static void writeTime(Instant time, DataOutput out) throws IOException {
        writeNumber(time.getEpochSecond(), out);
        writeSize(time.getNano(), out);
    }

    public static Instant readTime(DataInput in) throws IOException {
        return Instant.ofEpochSecond(readNumber(in), readSize(in));
    }

    /** Writes a number that is not negative, seven bits a byte, the lowest first. */
    public static void writeSize(int size, DataOutput out) throws IOException {
        int rest = size;
        while (rest > 0x7F) {
            out.writeByte(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    public static int readSize(DataInput in) throws IOException {
        int size = 0;
        for (int shift = 0; ; shift += 7) {
            int part = in.readUnsignedByte();
            size |= (part & 0x7F) << shift;
            if (part < 0x80) {
                return size;
            }
        }
    }

    /** Writes a number of either sign, small ones in few bytes. */
    public static void writeNumber(long number, DataOutput out) throws IOException {
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    public static long readNumber(DataInput in) throws IOException {
        long rest = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int part = in.readByte();
            rest |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return rest >>> 1 ^ -(rest & 1);
            }
        }
        throw new IOException("A number of more than 64 bits: these bytes are not what was written");
    }

    /** Writes how many there are, and each of them. */
    public static <T> void writeAll(List<T> all, Codec<T> codec, DataOutput out) throws IOException {
        writeSize(all.size(), out);
        for (T one : all) {
            codec.write(one, out);
        }
    }

    /** Reads what {@link #writeAll} wrote when the codec had a version. */
    public static <T> List<T> readAll(Codec<T> codec, int version, DataInput in) throws IOException {
        int size = readSize(in);
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(codec.read(version, in));
        }
        return all;
    }

    /** Reads what {@link #writeAll} wrote with the codec as it is. */
    public static <T> List<T> readAll(Codec<T> codec, DataInput in) throws IOException {
        return readAll(codec, codec.version(), in);
    }

    /** Refuses a version that a codec has never had. */
    public static void expectVersion(int version, int newest, String what) throws IOException {
        if (version < 1 || version > newest) {
            throw new IOException(
                    "%s was written in version %d; this build reads 1 to %d".formatted(what, version, newest));
        }
    }
}
