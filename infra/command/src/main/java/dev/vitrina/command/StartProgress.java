package dev.vitrina.command;

import dev.vitrina.stack.Home;
import dev.vitrina.stack.JobState;
import dev.vitrina.stack.Notices;
import dev.vitrina.stack.PartState;
import dev.vitrina.stack.StackState;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells a start in a few lines: each part once when it answers, then the addresses and {@code ready}. */
final class StartProgress {

    private final Home home;
    private final PrintWriter out;
    private final Instant begun = Instant.now();
    private final Set<String> told = new HashSet<>();
    private boolean finished;

    StartProgress(Home home, PrintWriter out) {
        this.home = home;
        this.out = out;
    }

    /** Says that the stack runs already, supervised by another process. */
    void already() {
        if (told.add("already")) {
            out.println("Already up in " + home);
        }
    }

    /** Says why nothing is started yet. */
    void maintained() {
        if (told.add("maintained")) {
            out.println("The tables in " + home + " are being maintained; the stack starts when that is done");
            out.flush();
        }
    }

    synchronized void show(StackState state) {
        if (finished || state.phase() == StackState.Phase.STOPPING) {
            return;
        }
        if (!told.contains("already") && told.add("")) {
            out.println("Starting the stack in " + home);
        }
        if (!told.contains("already")) {
            for (PartState part : state.parts()) {
                if (part.isReady() && told.add(part.name())) {
                    line(part.name(), part.address());
                }
            }
            List<JobState> jobs = state.jobs();
            if (!jobs.isEmpty() && jobs.stream().allMatch(JobState::isRunning) && told.add("jobs")) {
                line("jobs", jobs.size() + " running");
            }
            for (JobState job : jobs) {
                if (job.problem() != null && told.add(job.name() + job.problem())) {
                    out.println("  job " + job.name() + ": " + job.problem());
                }
            }
        }
        if (state.phase() == StackState.Phase.READY) {
            finished = true;
            Addresses.of(state).print(out);
            Notices.of(home, state).forEach(out::println);
            out.println("ready");
        }
        out.flush();
    }

    private void line(String name, String detail) {
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
        out.println(String.format(Locale.ROOT, "  %-12s %-24s %5.1f s", name, detail, seconds));
    }
}
