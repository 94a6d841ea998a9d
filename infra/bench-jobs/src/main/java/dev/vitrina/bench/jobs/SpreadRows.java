package dev.vitrina.bench.jobs;

import dev.vitrina.domain.documents.DocumentVersion;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Turns the lines of document changes into a given number of rows of each kind, spread evenly over the changes. Rows that
 * fall to a change without lines go to the next one with some. Keeps nothing in state: it counts right only from the first
 * message on, in one task, and without a restart.
 */
final class SpreadRows<L, R> extends ProcessFunction<DocumentVersion<L>, R> {
    private static final long serialVersionUID = 1;

    /** Makes a row of a line. */
    @FunctionalInterface
    interface Maker<L, R> extends Serializable {
        R row(DocumentVersion<L> document, L line, long number);
    }

    private final long changes;
    private final Spread<L, R> main;
    private final List<Beside<L, ?>> sides = new ArrayList<>();
    private long seen;

    /** @param each how many rows of a line follow one another */
    SpreadRows(long changes, Maker<L, R> maker, int each, long rows) {
        this.changes = changes;
        this.main = new Spread<>(maker, each, rows);
    }

    <S> void beside(OutputTag<S> tag, Maker<L, S> maker, int each, long rows) {
        sides.add(new Beside<>(tag, new Spread<>(maker, each, rows)));
    }

    @Override
    public void processElement(DocumentVersion<L> document, Context context, Collector<R> out) {
        seen++;
        main.give(document, seen, changes, out::collect);
        for (Beside<L, ?> side : sides) {
            side.give(document, seen, changes, context);
        }
    }

    private record Beside<L, S>(OutputTag<S> tag, Spread<L, S> spread) implements Serializable {
        void give(DocumentVersion<L> document, long seen, long changes, ProcessFunction<?, ?>.Context context) {
            spread.give(document, seen, changes, row -> context.output(tag, row));
        }
    }

    static final class Spread<L, R> implements Serializable {
        private static final long serialVersionUID = 1;

        private final Maker<L, R> maker;
        private final int each;
        private final long rows;
        private long given;

        Spread(Maker<L, R> maker, int each, long rows) {
            this.maker = maker;
            this.each = each;
            this.rows = rows;
        }

        /** Gives as many rows as are due after so many of all changes, of the lines in turn. */
        void give(DocumentVersion<L> document, long seen, long changes, Consumer<R> out) {
            List<L> lines = document.lines();
            if (lines.isEmpty()) {
                return;
            }
            long due = Math.multiplyExact(rows, Math.min(seen, changes)) / changes;
            while (given < due) {
                L line = lines.get((int) (given / each % lines.size()));
                given++;
                out.accept(maker.row(document, line, given));
            }
        }
    }
}
