package dev.vitrina.ingestion.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows its line (from 1) and its dotted path. Every scalar is the text that stands there. */
sealed interface YamlNode {
    int line();

    String path();

    /** Nothing after the colon, or {@code null}. */
    record Nothing(int line, String path) implements YamlNode {}

    /** A scalar, as written. */
    record Text(int line, String path, String text) implements YamlNode {}

    /** A list. */
    record Items(int line, String path, List<YamlNode> items) implements YamlNode {}

    /** Keys with their values, in the order of the file. */
    record Entries(int line, String path, Map<String, YamlNode> entries) implements YamlNode {
        /** These with others laid over them: entries are merged, null takes a key away, all else replaces. */
        Entries under(Entries others) {
            Map<String, YamlNode> merged = new LinkedHashMap<>(entries);
            others.entries.forEach((key, value) -> {
                YamlNode mine = merged.get(key);
                if (value instanceof Nothing) {
                    merged.remove(key);
                } else if (mine instanceof Entries below && value instanceof Entries above) {
                    merged.put(key, below.under(above));
                } else {
                    merged.put(key, value);
                }
            });
            return new Entries(others.line, others.path, merged);
        }
    }

    /**
     * Reads a whole file.
     *
     * @throws MappingException in one sentence with the line, if the text is no YAML or says a key twice
     */
    static YamlNode parse(String name, String text) throws MappingException {
        YAMLFactory yaml = YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (YAMLParser parser = yaml.createParser(text)) {
            return parser.nextToken() == null ? new Nothing(1, "") : read(parser, "", 1);
        } catch (JacksonException e) {
            throw new MappingException(
                    name,
                    List.of("line %d: no valid YAML: %s"
                            .formatted(
                                    e.getLocation() == null
                                            ? 1
                                            : e.getLocation().getLineNr(),
                                    e.getOriginalMessage().strip().replaceAll("\\s*\\R\\s*", "; "))));
        } catch (IOException e) {
            throw new MappingException(name, List.of("line 1: no valid YAML: " + e.getMessage()));
        }
    }

    private static YamlNode read(YAMLParser yaml, String path, int keyLine) throws IOException {
        if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
            throw new MappingAnchor(yaml);
        }
        int line = yaml.currentTokenLocation().getLineNr();
        switch (yaml.currentToken()) {
            case START_OBJECT -> {
                Map<String, YamlNode> entries = new LinkedHashMap<>();
                while (yaml.nextToken() != JsonToken.END_OBJECT) {
                    String key = yaml.currentName();
                    int lineOfKey = yaml.currentTokenLocation().getLineNr();
                    yaml.nextToken();
                    entries.put(key, read(yaml, path.isEmpty() ? key : path + "." + key, lineOfKey));
                }
                return new Entries(keyLine, path, entries);
            }
            case START_ARRAY -> {
                List<YamlNode> items = new ArrayList<>();
                while (yaml.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(
                            yaml,
                            path + "[" + (items.size() + 1) + "]",
                            yaml.currentTokenLocation().getLineNr()));
                }
                return new Items(keyLine, path, items);
            }
            case VALUE_NULL -> {
                return new Nothing(keyLine, path);
            }
            default -> {
                return new Text(line, path, yaml.getText());
            }
        }
    }

    /** Anchors and aliases would have to be followed; sets of documents share what they have in common by {@code make}. */
    final class MappingAnchor extends com.fasterxml.jackson.core.JsonParseException {
        private static final long serialVersionUID = 1L;

        MappingAnchor(JsonParser yaml) {
            super(
                    yaml,
                    "anchors (&) and aliases (*) are not read here; documents share what they have in common by 'make'");
        }
    }
}
