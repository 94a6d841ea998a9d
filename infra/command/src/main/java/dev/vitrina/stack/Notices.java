package dev.vitrina.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one should know of a stack that runs as it should. */
public final class Notices {

    private Notices() {}

    /** Sentences, each with what can be done about it. */
    public static List<String> of(Home home, StackState state) {
        List<String> notices = new ArrayList<>();
        policies(state.costing(), state.wantedCosting()).ifPresent(notices::add);
        for (StreamingJob job : StreamingJob.ALL) {
            if (RebuildJournal.file(home, job.name()).read().isPresent()) {
                notices.add("The ledger of job " + job.name()
                        + " is being built anew; until that is done, the old one is read");
            }
        }
        return notices;
    }

    /** Where the cost ledger was made by other policies than the settings name. */
    static Optional<String> policies(Map<String, String> made, Map<String, String> wanted) {
        List<String> differences = new ArrayList<>();
        new TreeMap<>(wanted).forEach((policy, value) -> {
            String before = made.get(policy);
            if (before != null && !before.equals(value)) {
                differences.add(policy + "=" + before + " and not " + value);
            }
        });
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("The cost ledger was and is made by " + String.join(", ", differences)
                        + " as the settings say now; ./vitrina rebuild costing makes it anew by the settings");
    }
}
