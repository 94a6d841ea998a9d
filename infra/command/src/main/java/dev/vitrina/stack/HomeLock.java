package dev.vitrina.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one supervisor of a home, and another by whoever maintains its tables. The operating system drops it with the process, so it cannot go stale. */
final class HomeLock implements AutoCloseable {

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
            throw new StackException(
                    "Cannot lock " + file + " (" + e.getMessage() + "); choose a folder on a local disk with --home",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
