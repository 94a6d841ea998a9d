package dev.vitrina.batch.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** When which organization's books were closed, and what that makes of a line that was known as one thing and then as another. */
final class ClosedBooks {
    private final ZoneId zone;
    private final Map<String, List<Closing>> closings = new HashMap<>();

    ClosedBooks(ZoneId zone) {
        this.zone = zone;
    }

    /** Takes a closing that stands; only one that posts closes anything. */
    void add(Version closing) {
        Fields body = Fields.of(closing.body());
        if (body.text("mode", "post").equals("post")) {
            Instant until = LocalDate.parse(body.text("through"))
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
            closings.computeIfAbsent(body.text("organization", "main"), absent -> new ArrayList<>())
                    .add(new Closing(closing.recordedAt(), ChronoUnit.MICROS.between(Instant.EPOCH, until)));
        }
    }

    /** Those that close more than the ones known before them, as they became known. */
    List<Closing> of(String organization) {
        List<Closing> all = new ArrayList<>(closings.getOrDefault(organization, List.of()));
        all.sort(Comparator.comparing(Closing::recordedAt));
        List<Closing> further = new ArrayList<>();
        for (Closing closing : all) {
            if (!further.isEmpty() && further.getLast().recordedAt().equals(closing.recordedAt())) {
                Closing last = further.removeLast();
                boolean more = closing.until() > last.until();
                further.add(more ? closing : last);
            } else if (further.isEmpty() || further.getLast().until() < closing.until()) {
                further.add(closing);
            }
        }
        return further;
    }

    /**
     * What stands of a line in the end.
     *
     * @param known the line as it was known at each closing, and as it is now; null where it was not
     */
    static List<Line> standing(List<Line> known, List<Closing> closings) {
        List<Line> closed = new ArrayList<>();
        Line open = known.getFirst();
        for (int i = 1; i < known.size(); i++) {
            Line before = known.get(i - 1);
            Line after = known.get(i);
            long until = closings.get(i - 1).until();
            if (Objects.equals(before, after)) {
                continue;
            }
            boolean stood = before != null && before.moment() < until;
            boolean stands = after != null && after.moment() < until;
            if (stood && open != null) {
                closed.add(open);
            }
            open = null;
            if (stood && stands && isOneDifference(before, after)) {
                closed.add(after.posted(until, before, false));
            } else {
                if (stood) {
                    closed.add(before.posted(until, null, true));
                }
                if (stands) {
                    closed.add(after.posted(until, null, false));
                } else if (after != null) {
                    open = (closed.isEmpty() ? after : after.standingBeside()).recordedAfter(until);
                }
            }
        }
        if (open != null) {
            closed.add(open);
        }
        return closed;
    }

    private static boolean isOneDifference(Line before, Line after) {
        boolean samePlace = before.kind() == after.kind()
                && before.warehouse().equals(after.warehouse())
                && Objects.equals(before.toWarehouse(), after.toWarehouse());
        return samePlace
                && switch (after.kind()) {
                    case RECEIPT, SURPLUS, SHIPMENT, WRITE_OFF, TRANSFER, STOCKTAKE -> true;
                    case PURCHASE_RETURN -> Objects.equals(before.ref(), after.ref());
                    case COST_ADJUSTMENT ->
                        before.isSame(after)
                                || after.ref() != null && after.ref().equals(before.ref());
                    case FREE_RETURN, SALE_RETURN -> before.isSame(after);
                };
    }
}
