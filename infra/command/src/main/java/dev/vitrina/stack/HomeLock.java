package dev.vitrina.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one supervisor of a home, another by whoever maintains its tables, a third by whoever feeds its simulated shop,
 * a fourth by whoever builds a ledger anew.
 * The operating system drops it with the process, so it cannot go stale.
 */
public final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if another process holds it. */
    static Optional<HomeLock> tryTake(Home home) {
        return tryTake(home.run().resolve("lock"));
    }

    /** Empty if the tables of the home are being maintained. */
    static Optional<HomeLock> tryTakeMaintenance(Home home) {
        return tryTake(home.run().resolve("maintenance.lock"));
    }

    /** Empty if a ledger of the home is being built anew. */
    static Optional<HomeLock> tryTakeRebuild(Home home) {
        return tryTake(home.run().resolve("rebuild.lock"));
    }

    /** Empty if somebody feeds the simulated shop of the home. The home need not exist. */
    public static Optional<HomeLock> tryTakeSimulation(Home home) {
        try {
            Files.createDirectories(home.run());
        } catch (IOException e) {
            throw cannotLock(home.run(), e);
        }
        return tryTake(home.run().resolve("simulation.lock"));
    }

    private static Optional<HomeLock> tryTake(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new HomeLock(channel));
        } catch (OverlappingFileLockException e) {
            // held by this very process
            return Optional.empty();
        } catch (IOException e) {
            throw cannotLock(file, e);
        }
    }

    private static StackException cannotLock(Path file, IOException e) {
        return new StackException(
                "Cannot lock " + file + " (" + e.getMessage() + "); choose a folder on a local disk with --home", e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot let go of a lock", e);
        }
    }
}
