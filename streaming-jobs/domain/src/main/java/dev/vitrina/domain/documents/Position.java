package dev.vitrina.domain.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A line's place in its item's history. The order is total and depends on nothing but the line: moment; sequence; rank
 * of the kind; source and document as UTF-8 bytes; line ids of digits by their number, before all other line ids.
 */
public record Position(Instant moment, long sequence, int rank, String source, String document, String line)
        implements Comparable<Position> {
    private static final int RANKS = 8;

    public Position {
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(line, "line");
    }

    /** The place of a line of a kind; a sale return's depends on whether it names the line it returns. */
    public static Position of(
            LineKind kind,
            boolean withReference,
            Instant moment,
            long sequence,
            String source,
            String document,
            String line) {
        return new Position(moment, sequence, kind.rank(withReference), source, document, line);
    }

    /**
     * The place of a line that is posted at an instant because its own period is closed: before all lines of that instant,
     * and what is withdrawn before what is new or changed.
     */
    public static Position posted(
            Instant at,
            boolean withdrawn,
            LineKind kind,
            boolean withReference,
            String source,
            String document,
            String line) {
        int rank = kind.rank(withReference) + (withdrawn ? 0 : RANKS);
        return new Position(at, Long.MIN_VALUE, rank, source, document, line);
    }

    /** A place before all lines of an instant. */
    public static Position before(Instant moment) {
        return new Position(moment, Long.MIN_VALUE, 0, "", "", "");
    }

    @Override
    public int compareTo(Position other) {
        int order = moment.compareTo(other.moment);
        if (order == 0) {
            order = Long.compare(sequence, other.sequence);
        }
        if (order == 0) {
            order = Integer.compare(rank, other.rank);
        }
        if (order == 0) {
            order = compareBytes(source, other.source);
        }
        if (order == 0) {
            order = compareBytes(document, other.document);
        }
        return order == 0 ? compareLineIds(line, other.line) : order;
    }

    public boolean isBefore(Position other) {
        return compareTo(other) < 0;
    }

    private static int compareLineIds(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        boolean number = isNumber(one);
        if (number != isNumber(other)) {
            return number ? -1 : 1;
        }
        int order = number ? compareNumbers(one, other) : 0;
        return order == 0 ? compareBytes(one, other) : order;
    }

    /** Numbers of any length: without leading zeros the longer one is the larger. */
    private static int compareNumbers(String one, String other) {
        String a = withoutLeadingZeros(one);
        String b = withoutLeadingZeros(other);
        int order = Integer.compare(a.length(), b.length());
        return order == 0 ? a.compareTo(b) : order;
    }

    private static String withoutLeadingZeros(String number) {
        int start = 0;
        while (start < number.length() && number.charAt(start) == '0') {
            start++;
        }
        return number.substring(start);
    }

    private static boolean isNumber(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return !id.isEmpty();
    }

    static int compareBytes(String one, String other) {
        return one.equals(other) ? 0 : Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
