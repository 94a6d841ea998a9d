package dev.vitrina.files;

import java.io.File;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** A file read under the very location it was asked for: Iceberg compares locations as text. */
record LocalInputFile(String location, File file) implements InputFile {

    @Override
    public long getLength() {
        return Files.localInput(file).getLength();
    }

    @Override
    public SeekableInputStream newStream() {
        return Files.localInput(file).newStream();
    }

    @Override
    public boolean exists() {
        return file.exists();
    }
}
