package dev.vitrina.command;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.DeliveryException;
import dev.vitrina.schemas.avro.Reject;
import java.util.ArrayList;
import java.util.List;

/** Passes everything on and remembers the first rejects, so that a report can show what they look like. */
final class FirstRejects extends PassingSink {

    private static final int SHOWN = 5;

    private final List<String> sentences = new ArrayList<>();

    FirstRejects(ChangeSink sink) {
        super(sink);
    }

    /** What is wrong with the first ones, each with its file and line. */
    List<String> sentences() {
        return List.copyOf(sentences);
    }

    @Override
    public void send(Reject reject) throws DeliveryException {
        if (sentences.size() < SHOWN) {
            String place = reject.getLine() == null ? reject.getFile() : reject.getFile() + " line " + reject.getLine();
            String detail = reject.getDetail();
            sentences.add(detail.contains(place) ? detail : detail + " at " + place);
        }
        super.send(reject);
    }
}
