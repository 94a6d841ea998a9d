package dev.vitrina.ingestion.changes;

/** Watches an import. Called often, by the importing thread, which waits for it. */
@FunctionalInterface
public interface Progress {
    /** Watches nothing. */
    Progress NONE = reached -> {};

    /** The import has got this far. */
    void reached(Mark mark);

    /**
     * How far an import has got, over all its files.
     *
     * @param bytesRead of the files as they are on disk, compressed or not
     * @param bytesTotal of all files; less than read where a file is a pipe or still growing
     * @param lines read, blank ones left out; of CSV files rows, which are all read before the first is sent where they
     *     are grouped
     */
    record Mark(long bytesRead, long bytesTotal, long lines, long changes, long rejects) {}
}
