package dev.vitrina.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one job on disk. The job is only ever continued from its newest complete one: an older one would
 * make its sinks skip commits that the tables already hold.
 */
final class Checkpoints {

    private static final Pattern FOLDER = Pattern.compile("chk-(\\d+)");

    /** One complete checkpoint. Numbers go on growing when a job is continued. */
    record Checkpoint(long number, Path folder) {}

    private final String job;
    private final Path folder;
    private final JsonFile<Long> memory;

    /** @param name of the folder that holds them, see {@link JobLife} */
    Checkpoints(Home home, String job, String name) {
        this.job = job;
        this.folder = home.checkpoints().resolve(name);
        this.memory = memory(home, name);
    }

    private static JsonFile<Long> memory(Home home, String name) {
        return new JsonFile<>(home.jobs().resolve(name + ".json"), Long.class);
    }

    /** Forgets that there ever were checkpoints in a folder. */
    static void forget(Home home, String name) {
        memory(home, name).delete();
    }

    String uri() {
        return folder.toUri().toString();
    }

    /**
     * Where to continue from; empty if the job has never completed a checkpoint.
     *
     * @throws StackException if it has, but that one is gone
     */
    Optional<Checkpoint> newest() {
        Optional<Checkpoint> newest = find();
        long known = remembered();
        if (newest.map(Checkpoint::number).orElse(0L) < known) {
            throw new StackException("Job " + job + " completed checkpoint " + known + ", but the newest in " + folder
                    + " is " + newest.map(found -> "number " + found.number()).orElse("none")
                    + "; bring that folder back from a copy, or " + instead());
        }
        return newest;
    }

    /** That they cannot be read, and what to do. */
    StackException unreadable() {
        return new StackException("Job " + job + " cannot go on from " + folder
                + ", which another build of Vitrina wrote in another form; go back to that build, or " + instead());
    }

    private String instead() {
        return StreamingJob.named(job).isRebuildable()
                ? "build its ledger anew with ./vitrina rebuild " + job
                : "start again from empty data in another --home";
    }

    /** Writes down that a checkpoint was completed. */
    void remember(long number) {
        if (number > remembered()) {
            memory.write(number);
        }
    }

    private Optional<Checkpoint> find() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> paths = Files.find(folder, 2, (path, attributes) -> attributes.isDirectory())) {
            return paths.filter(path -> Files.isRegularFile(path.resolve("_metadata")))
                    .flatMap(Checkpoints::checkpoint)
                    .max(Comparator.comparingLong(Checkpoint::number));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static Stream<Checkpoint> checkpoint(Path path) {
        Matcher matcher = FOLDER.matcher(path.getFileName().toString());
        return matcher.matches() ? Stream.of(new Checkpoint(Long.parseLong(matcher.group(1)), path)) : Stream.empty();
    }

    private long remembered() {
        return memory.read().orElse(0L);
    }
}
