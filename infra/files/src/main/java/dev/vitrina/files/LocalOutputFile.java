package dev.vitrina.files;

import java.io.File;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file written under the very location it was asked for; missing folders are made. */
record LocalOutputFile(String location, File file) implements OutputFile {

    @Override
    public PositionOutputStream create() {
        return Files.localOutput(file).create();
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
        return Files.localOutput(file).createOrOverwrite();
    }

    @Override
    public InputFile toInputFile() {
        return new LocalInputFile(location, file);
    }
}
