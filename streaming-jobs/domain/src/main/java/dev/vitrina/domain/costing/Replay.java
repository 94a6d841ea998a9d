package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plays an item's history again by one method, from each changed place until the state meets the one that was there
 * before, and writes what differs. Lines after the last step play on the state that is at hand.
 */
final class Replay {
    private final Method method;
    private final Policies policies;
    private final Timeline timeline;
    private final Accounts accounts;
    private final Parts parts;
    private final Revision revision;
    private final Ledger ledger;
    private final Book book;
    private final TreeMap<Position, Reason> dirty;
    private Reason reason; // null before the first changed place
    private int sinceSnapshot;

    Replay(
            Method method,
            Policies policies,
            Timeline timeline,
            Accounts accounts,
            Parts parts,
            Revision revision,
            Ledger ledger) {
        this.method = method;
        this.policies = policies;
        this.timeline = timeline;
        this.accounts = accounts;
        this.parts = parts;
        this.revision = revision;
        this.ledger = ledger;
        this.book = new ItemBook(timeline, accounts, method, policies.closedKept());
        this.dirty = revision.dirty();
    }

    /** Plays what has to be played and gives the state after the last step; before the call that state was {@code tail}. */
    Tail run(Tail tail, Position lastBefore) {
        Tail end = tail;
        while (!dirty.isEmpty()) {
            Position place = dirty.firstKey();
            Fold fold;
            if (lastBefore == null || lastBefore.isBefore(place)) {
                fold = behindAll(place, tail);
            } else {
                fold = fromBefore(place);
                if (fold != null) {
                    tail.discard(parts);
                }
            }
            end = fold == null ? end : fold.tail(sinceSnapshot);
        }
        return end;
    }

    /** Plays what came after all else, on the state at hand. */
    private Fold behindAll(Position place, Tail tail) {
        sinceSnapshot = tail.sinceSnapshot();
        Fold fold = Fold.of(tail, method, policies, parts, book);
        Stretch stretch = timeline.behindAll(place);
        return play(stretch, stretch.indexOf(place), fold);
    }

    /** Plays from the last state that is kept before a place; null when the states before and now meet. */
    private Fold fromBefore(Position place) {
        Stretch stretch = timeline.lastKept(timeline.at(place), method);
        sinceSnapshot = 0;
        reason = null;
        return play(stretch, 0, Fold.of(timeline.state(stretch, method), method, policies, parts, book));
    }

    private Fold play(Stretch first, int firstIndex, Fold fold) {
        Stretch stretch = first;
        int index = firstIndex;
        while (true) {
            for (; index < stretch.steps().size(); index++) {
                playStep(stretch, index, fold);
                sinceSnapshot++;
            }
            stretch = timeline.next(stretch);
            if (stretch == null) {
                dirty.clear();
                return fold;
            }
            index = 0;
            passDirty(stretch.entry().after());
            if (met(stretch, fold)) {
                return null;
            }
            timeline.trim(stretch);
        }
    }

    /** Keeps the state before a stretch now and then; true where it is the one that was kept. */
    private boolean met(Stretch stretch, Fold fold) {
        long kept = stretch.entry().snapshot(method);
        if (kept == 0 && sinceSnapshot < fold.openCount()) {
            return false;
        }
        Snapshot state = fold.snapshot();
        sinceSnapshot = 0;
        if (kept == 0) {
            timeline.keep(stretch, method, parts.add(state));
            return false;
        }
        if (state.equals(parts.get(kept, Snapshot.class))) {
            return true;
        }
        parts.put(kept, state);
        return false;
    }

    private void playStep(Stretch stretch, int index, Fold fold) {
        Step step = stretch.steps().get(index);
        Position place = step.position();
        passDirty(place);
        Outcome now = fold.play(step);
        if (reason == null) {
            return; // it does what it did
        }
        Outcome old = step.outcome(method);
        if (now.equals(old)) {
            return;
        }
        if (old != null) {
            ledger.correct(method, old, now, reason, place);
        } else {
            write(step.line().stepId(), now, place);
        }
        Outcome played = old == null ? Outcome.NOTHING : old;
        if (method == Method.FIFO) {
            revision.countIdle(played.idle(), now.idle());
        }
        Set<LineId> touched = accounts.repost(place, method, played.postings(), now.postings());
        for (LineId posted : touched) {
            revision.markReturns(posted, place, reason, dirty);
        }
        if (step.returned()) {
            revision.markReturns(step.line().id(), place, reason, dirty);
        }
        stretch.replace(index, step.with(method, now));
    }

    /** Writes what a step does that is played for the first time in its place. */
    private void write(LineId line, Outcome now, Position place) {
        if (revision.isNew(line)) {
            ledger.post(method, now, place);
        } else {
            ledger.correct(method, revision.former(line, method), now, reason, place);
        }
    }

    /** Corrections up to the next changed place have the reason of the one passed last. */
    private void passDirty(Position place) {
        if (dirty.isEmpty() || dirty.firstKey().compareTo(place) > 0) {
            return;
        }
        Map<Position, Reason> passed = dirty.headMap(place, true);
        passed.values().forEach(latest -> reason = latest);
        passed.clear();
    }
}
