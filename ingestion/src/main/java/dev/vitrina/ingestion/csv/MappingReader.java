package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.csv.Leaf.Kind;
import dev.vitrina.schemas.Entity;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/** Reads a mapping from YAML and checks all of it that can be checked without a file. */
final class MappingReader {
    private static final List<String> ENTITIES = Arrays.stream(Entity.values())
            .filter(entity -> entity != Entity.HEARTBEAT)
            .map(Entity::text)
            .toList();
    private static final String[] FORMAT_KEYS = {
        "delimiter", "quote", "encoding", "header", "trim", "blank", "decimal", "grouping", "zone", "time", "language"
    };
    private static final String[] DOCUMENT_KEYS = {
        "entity",
        "from",
        "group by",
        "contiguous",
        "join",
        "where",
        "id",
        "changed_at",
        "version",
        "deleted",
        "body",
        "make"
    };

    private final Problems problems = new Problems();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final List<RowIndex> indexes = new ArrayList<>();
    private final List<DocumentSet> sets = new ArrayList<>();
    private TemplateReader templates;

    private MappingReader() {}

    /**
     * Reads a mapping.
     *
     * @param name as messages show it
     * @throws MappingException with all that is wrong
     */
    static CsvMapping read(String name, String yaml) throws MappingException {
        MappingReader reader = new MappingReader();
        YamlNode root = YamlNode.parse(name, yaml);
        String source = reader.readAll(root);
        reader.problems.requireNone(name);
        return new CsvMapping(name, source, List.copyOf(reader.roles.values()), reader.indexes, reader.sets);
    }

    private String readAll(YamlNode node) {
        if (!(node instanceof YamlNode.Entries root)) {
            problems.add(node, "a mapping has the keys source, files, format, maps and documents");
            return null;
        }
        requireKnown(root, "source", "files", "format", "maps", "documents");
        readRoles(root);
        templates = new TemplateReader(readMaps(root), problems);
        String source = text(root, "source").orElse(null);
        if (source == null) {
            problems.add(root, "'source' is missing: the system that the documents come from");
        }
        if (root.entries().get("documents") instanceof YamlNode.Items documents) {
            documents.items().forEach(this::readSet);
        } else {
            problems.add(root, "'documents' is missing: a list of what the rows become");
        }
        return source;
    }

    // ---- files and formats

    private void readRoles(YamlNode.Entries root) {
        YamlNode.Entries common = entries(root, "format").orElse(new YamlNode.Entries(root.line(), "format", Map.of()));
        format(common);
        YamlNode files = root.entries().get("files");
        if (files instanceof YamlNode.Entries named) {
            named.entries().forEach((name, node) -> {
                YamlNode.Entries options = node instanceof YamlNode.Entries given
                        ? given
                        : new YamlNode.Entries(node.line(), node.path(), Map.of());
                if (node instanceof YamlNode.Items
                        || node instanceof YamlNode.Text text && !text.text().isEmpty()) {
                    problems.add(node, "expected options such as file: \"%s*.csv\", or nothing".formatted(name));
                }
                requireKnown(options, "file", "optional", "columns", "format");
                YamlNode.Entries written =
                        entries(options, "format").map(common::under).orElse(common);
                CsvFormat format = format(written);
                List<String> columns = texts(options, "columns");
                if (!columns.isEmpty() && written.entries().containsKey("header")) {
                    problems.add(
                            options.entries().get("columns"),
                            "'columns' are for files without a header, but 'header' in 'format' says that there is one; take one of them away, here by format: {header: null}");
                }
                roles.put(name, new Role(name, filePattern(options), flag(options, "optional"), columns, format));
            });
        }
        if (roles.isEmpty()) {
            problems.add(
                    files == null ? root : files,
                    "'files' is missing: names for the kinds of file that are read, such as 'orders:' and 'lines:'");
        }
    }

    private String filePattern(YamlNode.Entries options) {
        Optional<String> pattern = text(options, "file");
        try {
            pattern.ifPresent(Role::matcher);
            return pattern.orElse(null);
        } catch (PatternSyntaxException e) {
            problems.add(
                    options.entries().get("file"),
                    "no pattern of a file's name, such as orders*.csv, in which [ ] { } ? * \\ have a meaning: '%s'"
                            .formatted(pattern.get()));
            return null;
        }
    }

    private CsvFormat format(YamlNode.Entries node) {
        requireKnown(node, FORMAT_KEYS);
        char decimal = sign(node, "decimal", '.');
        char grouping = sign(node, "grouping", NumberForm.NONE);
        if (grouping == decimal) {
            problems.add(node, "'decimal' and 'grouping' cannot both be '%s'".formatted(decimal));
        }
        int header = 1;
        Optional<String> line = text(node, "header");
        if (line.isPresent()) {
            if (line.get().matches("[1-9][0-9]{0,4}")) {
                header = Integer.parseInt(line.get());
            } else {
                problems.add(
                        node.entries().get("header"),
                        "expected the line that holds the titles, such as 3: '%s'".formatted(line.get()));
            }
        }
        char delimiter = sign(node, "delimiter", ',');
        char quote = sign(node, "quote", '"');
        if (quote == NumberForm.NONE) {
            quote = '\u0001'; // a character that no file has
        }
        if (delimiter == quote || delimiter == NumberForm.NONE) {
            problems.add(node, "'delimiter' and 'quote' must be two different signs");
            delimiter = ',';
            quote = '"';
        }
        return new CsvFormat(
                delimiter,
                quote,
                encoding(node),
                header,
                text(node, "trim").isEmpty() || flag(node, "trim"),
                blankWords(node),
                new NumberForm(decimal, grouping),
                times(node));
    }

    /** An unquoted NULL is meant as the word. */
    private Set<String> blankWords(YamlNode.Entries node) {
        Set<String> words = new HashSet<>();
        List<YamlNode> items = switch (node.entries().get("blank")) {
            case null -> List.of();
            case YamlNode.Items list -> list.items();
            case YamlNode one -> List.of(one);
        };
        for (YamlNode item : items) {
            switch (item) {
                case YamlNode.Text text -> words.add(text.text().toLowerCase(Locale.ROOT));
                case YamlNode.Nothing nothing -> words.add("null");
                default -> problems.add(item, "expected a word that means an empty cell, such as NULL");
            }
        }
        return words;
    }

    private Charset encoding(YamlNode.Entries node) {
        Optional<String> name = text(node, "encoding");
        try {
            return name.map(Charset::forName).orElse(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(
                    node.entries().get("encoding"),
                    "unknown encoding '%s'; expected one such as utf-8, windows-1251 or iso-8859-1"
                            .formatted(name.get()));
            return StandardCharsets.UTF_8;
        }
    }

    private TimeForm times(YamlNode.Entries node) {
        ZoneId zone = null;
        Optional<String> name = text(node, "zone");
        if (name.isPresent()) {
            try {
                zone = ZoneId.of(name.get());
            } catch (DateTimeException e) {
                problems.add(
                        node.entries().get("zone"),
                        "unknown zone '%s'; expected one such as Europe/London, UTC or +03:00%s"
                                .formatted(
                                        name.get(),
                                        Problems.nearest(name.get(), ZoneId.getAvailableZoneIds())
                                                .map(", did you mean '%s'?"::formatted)
                                                .orElse("")));
            }
        }
        Locale language = language(node);
        List<String> patterns = texts(node, "time");
        try {
            return new TimeForm(patterns, zone, language);
        } catch (IllegalArgumentException e) {
            problems.add(
                    node.entries().get("time"),
                    "no pattern of a time, such as dd.MM.yyyy HH:mm: %s".formatted(e.getMessage()));
            return new TimeForm(List.of(), zone, language);
        }
    }

    private Locale language(YamlNode.Entries node) {
        Optional<String> tag = text(node, "language");
        Locale language = tag.map(Locale::forLanguageTag).orElse(Locale.ROOT);
        boolean named = !language.getDisplayLanguage(Locale.ENGLISH).equals(language.getLanguage());
        if (tag.isPresent() && !named) {
            problems.add(
                    node.entries().get("language"),
                    "unknown language '%s'; expected one such as en, ru or de-AT".formatted(tag.get()));
        }
        return language;
    }

    /** A single character; its absence where the text is empty or says none. */
    private char sign(YamlNode.Entries node, String key, char standard) {
        Optional<String> text = text(node, key);
        if (text.isEmpty()) {
            return standard;
        }
        String sign = switch (text.get()) {
            case "tab", "\\t" -> "\t";
            case "none", "" -> String.valueOf(NumberForm.NONE);
            case "blank", "space" -> " ";
            default -> text.get();
        };
        if (sign.length() != 1) {
            problems.add(
                    node.entries().get(key),
                    "expected one character, or one of the words tab, blank and none: '%s'".formatted(text.get()));
            return standard;
        }
        return sign.charAt(0);
    }

    /** Says once for a value that its times lack a zone. */
    void requireZone(YamlNode node, Template template) {
        if (template.form().times().lacksZone()) {
            problems.add(node, TimeForm.NEEDS_ZONE);
        }
    }

    private Map<String, Map<String, String>> readMaps(YamlNode.Entries root) {
        Map<String, Map<String, String>> maps = new LinkedHashMap<>();
        entries(root, "maps")
                .ifPresent(named -> named.entries().forEach((name, node) -> {
                    Map<String, String> map = new LinkedHashMap<>();
                    if (node instanceof YamlNode.Entries words) {
                        words.entries().forEach((word, meant) -> {
                            switch (meant) {
                                case YamlNode.Text text -> map.put(word, text.text());
                                case YamlNode.Nothing nothing -> map.put(word, "");
                                default -> problems.add(meant, "expected a word");
                            }
                        });
                    } else {
                        problems.add(node, "expected words with what they mean, such as Shipped: shipped");
                    }
                    maps.put(name, map);
                }));
        return maps;
    }

    // ---- documents

    private void readSet(YamlNode node) {
        if (!(node instanceof YamlNode.Entries set)) {
            problems.add(node, "expected a document with the keys " + String.join(", ", DOCUMENT_KEYS));
            return;
        }
        requireKnown(set, DOCUMENT_KEYS);
        Role from = text(set, "from")
                .map(name -> role(name, set.entries().get("from")))
                .orElse(null);
        if (from == null && set.entries().containsKey("from")) {
            return;
        }
        int[] groupBy = texts(set, "group by").stream()
                .mapToInt(title ->
                        from == null ? 0 : from.column(title, set.entries().get("group by")))
                .toArray();
        if (from == null && groupBy.length > 0) {
            problems.add(set, "'group by' needs a file: say 'from'");
        }
        Names names = new Names(from, from, Map.of());
        names = names.and(joins(set, names));
        BodyReader bodies = new BodyReader(this, templates, problems);
        templates.forgetGathering();
        List<DocumentPlan> plans = new ArrayList<>();
        YamlNode make = set.entries().get("make");
        if (make instanceof YamlNode.Items each) {
            Map<String, YamlNode> shared = new LinkedHashMap<>(set.entries());
            List.of("make", "from", "group by", "contiguous", "join", "where").forEach(shared::remove);
            YamlNode.Entries common = new YamlNode.Entries(set.line(), set.path(), shared);
            List<Condition> where = templates.conditions(set.entries().get("where"), names);
            for (YamlNode item : each.items()) {
                if (item instanceof YamlNode.Entries own) {
                    requireKnown(own, "entity", "where", "id", "changed_at", "version", "deleted", "body");
                    plan(common.under(own), where, names, bodies).ifPresent(plans::add);
                } else {
                    problems.add(item, "expected a document with entity, id and body");
                }
            }
        } else if (make != null) {
            problems.add(make, "expected a list of documents");
        } else {
            plan(set, List.of(), names, bodies).ifPresent(plans::add);
        }
        sets.add(new DocumentSet(
                from,
                groupBy,
                groupBy.length > 0 && !bodies.ownRows() && !templates.gathers(),
                flag(set, "contiguous"),
                List.copyOf(plans)));
    }

    private Optional<DocumentPlan> plan(YamlNode.Entries node, List<Condition> more, Names names, BodyReader bodies) {
        Optional<String> named = text(node, "entity");
        Entity entity = named.flatMap(Entity::named)
                .filter(known -> known != Entity.HEARTBEAT)
                .orElse(null);
        if (named.isEmpty()) {
            problems.add(node, "'entity' is missing; expected one of " + String.join(", ", ENTITIES));
        } else if (entity == null) {
            problems.unknown(node.entries().get("entity"), "entity", named.get(), ENTITIES);
        }
        List<Condition> where = new ArrayList<>(more);
        where.addAll(templates.conditions(node.entries().get("where"), names));
        Leaf id = leaf(node, "id", Kind.TEXT, true, names, bodies);
        Leaf changedAt = leaf(node, "changed_at", Kind.TIME, true, names, bodies);
        Leaf version = leaf(node, "version", Kind.WHOLE, false, names, bodies);
        List<Condition> deleted = templates.conditions(node.entries().get("deleted"), names);
        BodyValue.Fields body = null;
        if (node.entries().get("body") instanceof YamlNode.Entries fields) {
            body = entity == null ? null : bodies.body(entity.body(), fields, names);
        } else {
            problems.add(node, "'body' is missing: the document's fields");
        }
        return entity == null || body == null || id == null || changedAt == null
                ? Optional.empty()
                : Optional.of(new DocumentPlan(entity, List.copyOf(where), id, changedAt, version, deleted, body));
    }

    private Leaf leaf(YamlNode.Entries node, String key, Kind kind, boolean required, Names names, BodyReader bodies) {
        YamlNode value = node.entries().get(key);
        if (value == null || value instanceof YamlNode.Nothing) {
            if (required) {
                problems.add(node, "'%s' is missing".formatted(key));
            }
            return null;
        }
        return bodies.leaf(kind, value, names);
    }

    private Role role(String name, YamlNode node) {
        Role role = roles.get(name);
        if (role == null && !roles.isEmpty()) {
            problems.unknown(node, "kind of file", name, roles.keySet());
        }
        return role;
    }

    // ---- joins

    /** The joins that a document or a list declares. */
    Map<String, Join> joins(YamlNode.Entries node, Names names) {
        Map<String, Join> joins = new LinkedHashMap<>();
        entries(node, "join")
                .ifPresent(named -> named.entries().forEach((name, value) -> {
                    if (value instanceof YamlNode.Entries options) {
                        requireKnown(options, "from", "by", "optional");
                        Join join = join(name, options, names.and(joins));
                        if (join != null) {
                            joins.put(name, join);
                        }
                    } else {
                        problems.add(value, "expected 'from' and 'by'");
                    }
                }));
        return joins;
    }

    /** A join to the file in {@code from} by the columns in {@code by}; null, with a problem, if it cannot be. */
    Join join(String name, YamlNode.Entries node, Names names) {
        Role role = text(node, "from")
                .map(from -> role(from, node.entries().get("from")))
                .orElse(null);
        YamlNode by = node.entries().get("by");
        if (role == null || by == null) {
            problems.add(node, "a join needs 'from', a kind of file, and 'by', the columns that both share");
            return null;
        }
        List<String> titles = new ArrayList<>();
        List<Template> keys = new ArrayList<>();
        if (by instanceof YamlNode.Entries pairs) {
            pairs.entries().forEach((title, node2) -> {
                if (node2 instanceof YamlNode.Text text) {
                    titles.add(title);
                    keys.add(templates.template(text, names));
                } else {
                    problems.add(node2, "expected what the column has to say, such as \"{Order}\"");
                }
            });
        } else {
            for (String title : texts(node, "by")) {
                titles.add(title);
                Cell cell = names.cell("`" + title + "`", by, problems);
                keys.add(
                        cell == null
                                ? null
                                : new Template(
                                        List.of(new Placeholder(cell, List.of(), null, List.of())),
                                        cell.role().format()));
            }
        }
        if (keys.isEmpty() || keys.contains(null)) {
            return null;
        }
        int[] columns =
                titles.stream().mapToInt(title -> role.column(title, by)).toArray();
        return new Join(name, index(role, columns), List.copyOf(keys), List.copyOf(titles), flag(node, "optional"), 0);
    }

    private RowIndex index(Role role, int[] columns) {
        return indexes.stream()
                .filter(index -> index.isOf(role, columns))
                .findFirst()
                .orElseGet(() -> {
                    indexes.add(new RowIndex(role, columns));
                    return indexes.getLast();
                });
    }

    // ---- keys

    void requireKnown(YamlNode.Entries node, String... keys) {
        node.entries().forEach((key, value) -> {
            if (!Arrays.asList(keys).contains(key)) {
                problems.unknown(value, "key", key, Arrays.asList(keys));
            }
        });
    }

    private Optional<String> text(YamlNode.Entries node, String key) {
        return switch (node.entries().get(key)) {
            case null -> Optional.empty();
            case YamlNode.Nothing nothing -> Optional.empty();
            case YamlNode.Text text -> Optional.of(text.text());
            case YamlNode other -> {
                problems.add(other, "expected one value");
                yield Optional.empty();
            }
        };
    }

    private List<String> texts(YamlNode.Entries node, String key) {
        return switch (node.entries().get(key)) {
            case null -> List.of();
            case YamlNode.Nothing nothing -> List.of();
            case YamlNode.Text text -> List.of(text.text());
            case YamlNode.Items items -> {
                List<String> texts = new ArrayList<>();
                for (YamlNode item : items.items()) {
                    if (item instanceof YamlNode.Text text) {
                        texts.add(text.text());
                    } else {
                        problems.add(item, "expected one value");
                    }
                }
                yield texts;
            }
            case YamlNode.Entries other -> {
                problems.add(other, "expected one value or a list of them");
                yield List.of();
            }
        };
    }

    private boolean flag(YamlNode.Entries node, String key) {
        Optional<String> text = text(node, key);
        text.filter(word -> !word.equals("true") && !word.equals("false"))
                .ifPresent(
                        word -> problems.add(node.entries().get(key), "expected true or false: '%s'".formatted(word)));
        return text.filter("true"::equals).isPresent();
    }

    private Optional<YamlNode.Entries> entries(YamlNode.Entries node, String key) {
        return switch (node.entries().get(key)) {
            case null -> Optional.empty();
            case YamlNode.Nothing nothing -> Optional.empty();
            case YamlNode.Entries entries -> Optional.of(entries);
            case YamlNode other -> {
                problems.add(other, "expected 'key: value' lines");
                yield Optional.empty();
            }
        };
    }
}
