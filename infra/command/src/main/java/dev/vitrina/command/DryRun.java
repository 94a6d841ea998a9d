package dev.vitrina.command;

import dev.vitrina.ingestion.LocalSink;
import dev.vitrina.ingestion.changes.ChangeWriter;
import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** Sends nothing: prints the first changes of each entity as the JSON lines that {@code import changes} would read. */
final class DryRun extends LocalSink {

    private static final int SHOWN = 3;

    private final PrintWriter out;
    private final Map<String, Integer> shown = new HashMap<>();

    DryRun(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void send(Change change) {
        if (shown.merge(change.getEntity(), 1, Integer::sum) <= SHOWN) {
            out.println(ChangeWriter.line(change));
        }
    }

    @Override
    public void send(Reject reject) {
        // the report shows the first ones
    }

    @Override
    public void flush() {
        out.flush();
    }
}
