package dev.vitrina.ingestion.csv;

import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of file that a mapping reads, such as {@code orders}; any number of files may play it. Columns become known while
 * the mapping is read: whatever is named in it.
 */
final class Role {
    private final String name;
    private final String file;
    private final boolean optional;
    private final List<String> titles;
    private final CsvFormat format;
    private final Map<String, YamlNode> columns = new LinkedHashMap<>();

    /**
     * A role.
     *
     * @param file a pattern for the names of its files, such as {@code orders*.csv}; null if their columns tell
     * @param optional whether an import may do without such a file
     * @param titles of the columns where the files have no header; else empty
     */
    Role(String name, String file, boolean optional, List<String> titles, CsvFormat format) {
        this.name = name;
        this.file = file;
        this.optional = optional;
        this.titles = List.copyOf(titles);
        this.format = format;
    }

    String name() {
        return name;
    }

    String file() {
        return file;
    }

    /**
     * What finds the names that such a pattern means.
     *
     * @throws java.util.regex.PatternSyntaxException if it is none
     */
    static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    boolean optional() {
        return optional;
    }

    List<String> titles() {
        return titles;
    }

    CsvFormat format() {
        return format;
    }

    /** The column's number within the role; from now on every file has to have it. */
    int column(String title, YamlNode where) {
        columns.putIfAbsent(title, where);
        return new ArrayList<>(columns.keySet()).indexOf(title);
    }

    /** How many columns there are in it. */
    int width() {
        return columns.size();
    }

    /** The columns that a file has to have, each with the place that names it first. */
    Map<String, YamlNode> columns() {
        return columns;
    }
}
