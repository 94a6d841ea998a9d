package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.changes.FieldText;
import dev.vitrina.ingestion.changes.RecordForm;
import dev.vitrina.ingestion.csv.Leaf.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Reads what a mapping says about a body, by the schema of the body: every field exists, and every constant fits it. */
final class BodyReader {
    private final MappingReader mapping;
    private final TemplateReader templates;
    private final Problems problems;
    private boolean ownRows;

    BodyReader(MappingReader mapping, TemplateReader templates, Problems problems) {
        this.mapping = mapping;
        this.templates = templates;
        this.problems = problems;
    }

    /** Whether a list of the document's own rows has been read. */
    boolean ownRows() {
        return ownRows;
    }

    /** The body; null, with problems, if there is none. */
    BodyValue.Fields body(Schema schema, YamlNode.Entries node, Names names) {
        return record(schema, node, names);
    }

    private BodyValue.Fields record(Schema schema, YamlNode.Entries node, Names names) {
        List<BodyValue.Field> fields = new ArrayList<>();
        List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
        node.entries().forEach((name, value) -> {
            Schema.Field field = schema.getField(name);
            if (field == null) {
                problems.unknown(value, "field", name, known);
            } else if (!(value instanceof YamlNode.Nothing)) {
                BodyValue read = value(field.schema(), name, value, names);
                if (read != null) {
                    fields.add(new BodyValue.Field(name, field.pos(), read));
                }
            }
        });
        for (Schema.Field field : schema.getFields()) {
            if (!field.hasDefaultValue()
                    && !(node.entries().containsKey(field.name())
                            && !(node.entries().get(field.name()) instanceof YamlNode.Nothing))) {
                problems.add(node, "field '%s' is missing".formatted(field.name()));
            }
        }
        return new BodyValue.Fields(new RecordForm(schema), List.copyOf(fields));
    }

    private BodyValue value(Schema schema, String field, YamlNode node, Names names) {
        return switch (schema.getType()) {
            case UNION -> value(valueOf(schema), field, node, names);
            case RECORD -> {
                if (node instanceof YamlNode.Entries entries) {
                    yield record(schema, entries, names);
                }
                problems.add(node, "expected fields, one of " + names(schema));
                yield null;
            }
            case MAP -> {
                if (node instanceof YamlNode.Entries entries) {
                    Map<String, BodyValue> values = new LinkedHashMap<>();
                    entries.entries().forEach((key, value) -> {
                        BodyValue read = leaf(Kind.TEXT, schema, field, value, names);
                        if (read != null) {
                            values.put(key, read);
                        }
                    });
                    yield new BodyValue.Texts(values);
                }
                problems.add(node, "expected names with their values, such as colour: \"{Colour}\"");
                yield null;
            }
            case ARRAY -> list(schema.getElementType(), field, node, names);
            default -> leaf(kind(schema), schema, field, node, names);
        };
    }

    private BodyValue list(Schema item, String field, YamlNode node, Names names) {
        return switch (node) {
            case YamlNode.Items items -> {
                List<BodyValue> values = new ArrayList<>();
                for (YamlNode each : items.items()) {
                    BodyValue value = value(item, field, each, names);
                    if (value != null) {
                        values.add(value);
                    }
                }
                yield new BodyValue.FixedItems(List.copyOf(values));
            }
            case YamlNode.Entries entries -> rows(item, field, entries, names);
            default -> {
                problems.add(node, "expected a list, or 'each' with what a row becomes");
                yield null;
            }
        };
    }

    private BodyValue rows(Schema item, String field, YamlNode.Entries node, Names names) {
        mapping.requireKnown(node, "from", "by", "where", "join", "optional", "each");
        Join join = null;
        Names inside = names;
        if (node.entries().containsKey("from")) {
            join = mapping.join("lines", node, names);
            if (join == null) {
                return null;
            }
            inside = names.inside(join.role());
        } else {
            ownRows = true;
            if (names.document() == null) {
                problems.add(node, "rows need a file: say 'from'");
                return null;
            }
        }
        inside = inside.and(mapping.joins(node, inside));
        List<Condition> where = templates.conditions(node.entries().get("where"), inside);
        YamlNode each = node.entries().get("each");
        if (each == null || each instanceof YamlNode.Nothing) {
            problems.add(node, "'each' is missing: what a row becomes");
            return null;
        }
        BodyValue value = value(item, field, each, inside);
        return value == null ? null : new BodyValue.RowItems(join, where, value);
    }

    /** A value by itself, such as an id. */
    Leaf leaf(Kind kind, YamlNode node, Names names) {
        return leaf(kind, null, null, node, names) instanceof Leaf leaf ? leaf : null;
    }

    private BodyValue leaf(Kind kind, Schema schema, String field, YamlNode node, Names names) {
        if (!(node instanceof YamlNode.Text text)) {
            problems.add(
                    node, "expected a value such as \"{Column}\" or a constant; text with { needs quotes around it");
            return null;
        }
        if (kind == Kind.FLAG && TemplateReader.looksLikeCondition(text.text())) {
            return new BodyValue.Asked(templates.conditions(text, names));
        }
        Template template = templates.template(text, names);
        if (template == null) {
            return null;
        }
        if (template.isConstant()) {
            checkConstant(kind, schema, text.text(), node);
        } else if (kind == Kind.TIME && template.form() != null) {
            mapping.requireZone(node, template);
        }
        return new Leaf(kind, template, schema == null ? null : FieldText.of(schema, field));
    }

    private void checkConstant(Kind kind, Schema schema, String text, YamlNode node) {
        switch (kind) {
            case TEXT -> {}
            case SYMBOL -> {
                List<String> symbols = schema.getEnumSymbols().stream()
                        .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
                        .toList();
                if (!symbols.contains(text)) {
                    problems.unknown(node, "value", text, symbols);
                }
            }
            case NUMBER -> require(NumberForm.isCanonical(text), node, "a number such as 12.5", text);
            case WHOLE -> require(text.matches("-?[0-9]{1,18}"), node, "a whole number", text);
            case FLAG -> require(text.equals("true") || text.equals("false"), node, "true or false", text);
            case DATE -> require(parses(() -> LocalDate.parse(text)), node, "a date such as 2026-01-05", text);
            case TIME ->
                require(
                        parses(() -> OffsetDateTime.parse(text)),
                        node,
                        "a time with its offset such as 2026-01-05T10:00:00Z",
                        text);
        }
    }

    private void require(boolean fits, YamlNode node, String expected, String text) {
        if (!fits) {
            problems.add(node, "expected %s: '%s'".formatted(expected, text));
        }
    }

    private static boolean parses(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Kind kind(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> Kind.TEXT;
            case BOOLEAN -> Kind.FLAG;
            case ENUM -> Kind.SYMBOL;
            case BYTES -> Kind.NUMBER;
            case INT -> schema.getLogicalType() instanceof LogicalTypes.Date ? Kind.DATE : Kind.WHOLE;
            case LONG -> schema.getLogicalType() instanceof LogicalTypes.TimestampMicros ? Kind.TIME : Kind.WHOLE;
            default -> throw new IllegalStateException("No kind of value for " + schema);
        };
    }

    private static Schema valueOf(Schema optional) {
        return optional.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static String names(Schema record) {
        return String.join(
                ", ", record.getFields().stream().map(Schema.Field::name).toList());
    }
}
