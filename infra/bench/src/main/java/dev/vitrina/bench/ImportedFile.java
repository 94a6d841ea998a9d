package dev.vitrina.bench;

import dev.vitrina.ingestion.ChangeSink;
import dev.vitrina.ingestion.changes.ImportReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that an import is measured by. */
interface ImportedFile {

    /** By which its benchmark is asked for. */
    String name();

    /** One sentence on what is measured against what. */
    String about();

    /** What the file is counted in: a word for one of its lines. */
    String unit();

    /** How many documents it holds unless told otherwise. */
    long usualDocuments();

    /** Why there is no such file here, in one sentence; empty if there is. */
    Optional<String> obstacle();

    /** Makes the file, or finds it. */
    Path prepare(Bench bench, Path folder) throws IOException;

    /** Imports it as the command does. */
    ImportReport read(Path file, ChangeSink sink) throws IOException;
}
