package dev.vitrina.stack;

import java.util.Map;

/**
 * From which state a job goes on, and what its ledger was made by. Written as one file, so that a ledger that was built anew
 * takes the place of the one before at once.
 *
 * @param folder of its checkpoints, below that of all
 * @param rebuiltAt number of the checkpoint with which its ledger was built anew; 0 if it never was
 * @param policies what its ledger was made by, by their keys: costing policies, the time zone; empty for a job that has none
 */
record JobLife(String folder, long rebuiltAt, Map<String, String> policies) {

    JobLife {
        policies = policies == null ? Map.of() : Map.copyOf(policies);
    }

    static JobLife of(Home home, String job) {
        return file(home, job).read().orElse(new JobLife(job, 0, Map.of()));
    }

    static JsonFile<JobLife> file(Home home, String job) {
        return new JsonFile<>(home.jobs().resolve(job + ".life.json"), JobLife.class);
    }

    JobLife by(Map<String, String> ledger) {
        return new JobLife(folder, rebuiltAt, ledger);
    }
}
