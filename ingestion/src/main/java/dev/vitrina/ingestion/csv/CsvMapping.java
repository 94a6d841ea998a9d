package dev.vitrina.ingestion.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitrina.ingestion.changes.ChangesFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How the files of one shop's export become canonical changes; written by a user in YAML, or shipped. */
public final class CsvMapping {
    private static final List<String> SHIPPED = List.of("uci-online-retail", "maven-fuzzy-factory");

    private final String name;
    private final String source;
    private final List<Role> roles;
    private final List<RowIndex> indexes;
    private final List<DocumentSet> sets;

    CsvMapping(String name, String source, List<Role> roles, List<RowIndex> indexes, List<DocumentSet> sets) {
        this.name = name;
        this.source = source;
        this.roles = roles;
        this.indexes = List.copyOf(indexes);
        this.sets = List.copyOf(sets);
    }

    /** Names of the mappings that come with Vitrina. */
    public static List<String> shipped() {
        return SHIPPED;
    }

    /** Whether a word is meant to be a mapping: the name of a shipped one, or a path to a file. */
    public static boolean isMeant(String nameOrPath) {
        return SHIPPED.contains(nameOrPath)
                || nameOrPath.matches(".*(\\.ya?ml|[/\\\\].*)")
                || Files.exists(Path.of(nameOrPath));
    }

    /**
     * Reads a mapping.
     *
     * @param nameOrPath the name of a shipped mapping, else the path of a YAML file
     * @throws MappingException with all that is wrong with it
     * @throws IOException in one sentence, if there is no such file or it cannot be read
     */
    public static CsvMapping read(String nameOrPath) throws IOException {
        if (SHIPPED.contains(nameOrPath)) {
            try (InputStream resource = CsvMapping.class.getResourceAsStream("/mappings/" + nameOrPath + ".yaml")) {
                return MappingReader.read(nameOrPath, new String(resource.readAllBytes(), UTF_8));
            }
        }
        Path path = Path.of(nameOrPath);
        new ChangesFile(path).requireReadable();
        try {
            return MappingReader.read(path.toString(), Files.readString(path));
        } catch (CharacterCodingException e) {
            throw new MappingException("The mapping %s is no UTF-8 text; convert it to UTF-8".formatted(path));
        }
    }

    /** The name, or the path as given. */
    public String name() {
        return name;
    }

    String source() {
        return source;
    }

    List<DocumentSet> sets() {
        return sets;
    }

    List<RowIndex> indexes() {
        return indexes;
    }

    Set<Role> joined() {
        return indexes.stream().map(RowIndex::role).collect(Collectors.toSet());
    }

    List<Role> roles() {
        return roles;
    }

    /**
     * Finds out which file plays which role, by its name where the mapping says so, else by its columns.
     *
     * @throws MappingException with all that does not fit
     * @throws IOException in one sentence, if a file cannot be read
     */
    List<CsvFile> cast(List<ChangesFile> files) throws IOException {
        List<CsvFile> cast = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ChangesFile file : files) {
            new Casting(this, file, problems).role().ifPresent(cast::add);
        }
        if (problems.isEmpty()) {
            for (Role role : roles) {
                if (!role.optional() && cast.stream().noneMatch(file -> file.role() == role)) {
                    problems.add("no file for '%s': expected one %s"
                            .formatted(
                                    role.name(),
                                    role.file() != null
                                            ? "named " + role.file()
                                            : "with the columns "
                                                    + String.join(
                                                            ", ", role.columns().keySet())));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingException(name, problems);
        }
        return cast;
    }
}
