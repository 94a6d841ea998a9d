package dev.vitrina.domain.costing;

import dev.vitrina.domain.documents.Position;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Plays an item's history again from each changed place until the state meets the one that was there before, and writes
 * what differs. Lines after the last step play on the state that is at hand.
 */
final class Replay {
    private final Timeline timeline;
    private final Accounts accounts;
    private final Revision revision;
    private final Ledger ledger;
    private final TreeMap<Position, Reason> dirty;
    private Reason reason;

    Replay(Timeline timeline, Accounts accounts, Revision revision, Ledger ledger) {
        this.timeline = timeline;
        this.accounts = accounts;
        this.revision = revision;
        this.ledger = ledger;
        this.dirty = revision.dirty();
    }

    /** Plays what has to be played and gives the state after the last step; before the call that state was {@code tail}. */
    Snapshot run(Snapshot tail, Position lastBefore) {
        if (timeline.directory().isEmpty()) {
            return Snapshot.EMPTY;
        }
        Snapshot end = tail;
        while (!dirty.isEmpty()) {
            end = run(dirty.firstKey(), tail, lastBefore, end);
        }
        return end;
    }

    /** One run from a place; gives {@code end} when it meets the state that was there before. */
    private Snapshot run(Position place, Snapshot tail, Position lastBefore, Snapshot end) {
        int block = timeline.blockOf(place);
        int index = timeline.indexIn(block, place);
        Snapshot state = timeline.before(block);
        if (lastBefore == null || lastBefore.isBefore(place)) {
            state = tail;
            if (index == 0 && block > 0) {
                timeline.putBefore(block, state);
            }
        } else {
            index = 0;
            while (state == null) {
                state = timeline.before(--block);
            }
        }
        return run(block, index, new Fold(state, accounts), end);
    }

    private Snapshot run(int firstBlock, int firstIndex, Fold fold, Snapshot end) {
        int index = firstIndex;
        for (int block = firstBlock; ; block++) {
            for (; index < timeline.stepsIn(block); index++) {
                play(block, index, fold);
            }
            index = 0;
            Snapshot state = fold.snapshot();
            timeline.close(block);
            accounts.close();
            if (block + 1 == timeline.directory().size()) {
                dirty.clear();
                return state;
            }
            passDirty(timeline.directory().get(block + 1).from(), false);
            if (state.equals(timeline.before(block + 1))) {
                return end;
            }
            timeline.putBefore(block + 1, state);
        }
    }

    private void play(int block, int index, Fold fold) {
        Step step = timeline.step(block, index);
        Position place = step.position();
        passDirty(place, true);
        Outcome now = fold.play(step.line(), step.adjustment());
        if (now.equals(step.outcome())) {
            return;
        }
        if (step.isFresh() && revision.isNew(step.line().id())) {
            ledger.post(now);
        } else {
            ledger.correct(step.isFresh() ? revision.former(step.line().id()) : step.outcome(), now, reason);
        }
        Outcome played = step.isFresh() ? Outcome.NOTHING : step.outcome();
        revision.countIdle(played.idle(), now.idle());
        List<LineId> touched = accounts.repost(place, played.postings(), now.postings());
        touched.forEach(line -> revision.markReturns(line, place, reason));
        timeline.replace(block, index, step.with(now));
    }

    /** Corrections up to the next changed place have the reason of the one passed last. */
    private void passDirty(Position place, boolean inclusive) {
        Map<Position, Reason> passed = dirty.headMap(place, inclusive);
        passed.values().forEach(latest -> reason = latest);
        passed.clear();
    }
}
