package dev.vitrina.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.schemas.avro.Change;
import dev.vitrina.schemas.avro.Reject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of every released version are still in the topics, and readers of the last version are still running. */
class CompatibilityTest {
    static List<Schema> current() {
        return List.of(Change.getClassSchema(), Reject.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyReleasedVersionCanBeRead(Schema current) {
        assertThat(ReleasedSchemas.of(current))
                .isNotEmpty()
                .allSatisfy(released -> assertThat(SchemaCompatibility.checkReaderWriterCompatibility(current, released)
                                .getType())
                        .isEqualTo(SchemaCompatibilityType.COMPATIBLE));
    }

    @ParameterizedTest
    @MethodSource("current")
    void whatIsBuiltIsWhatWasReleasedLast(Schema current) {
        assertThat(SchemaNormalization.toParsingForm(ReleasedSchemas.of(current).getLast()))
                .as("copy the changed schema to the next released/%s/v<n>.avsc", current.getName())
                .isEqualTo(SchemaNormalization.toParsingForm(current));
    }

    @ParameterizedTest
    @MethodSource("current")
    void everyEnumHasADefaultForSymbolsOfTheFuture(Schema current) {
        Set<Schema> enums = new HashSet<>();
        collectEnums(current, enums, new HashSet<>());
        assertThat(enums)
                .allSatisfy(symbols -> assertThat(symbols.getEnumDefault())
                        .as(symbols.getName())
                        .isEqualTo("unrecognised"));
    }

    @Test
    void everyEntityHasABodyInTheChange() {
        Schema body = Change.getClassSchema().getField("body").schema();
        assertThat(Entity.values())
                .allSatisfy(entity -> assertThat(body.getTypes()).contains(entity.body()));
        assertThat(body.getTypes()).hasSize(Entity.values().length + 1);
    }

    private static void collectEnums(Schema schema, Set<Schema> enums, Set<Schema> seen) {
        if (!seen.add(schema)) {
            return;
        }
        switch (schema.getType()) {
            case ENUM -> enums.add(schema);
            case RECORD -> schema.getFields().forEach(field -> collectEnums(field.schema(), enums, seen));
            case UNION -> schema.getTypes().forEach(branch -> collectEnums(branch, enums, seen));
            case ARRAY -> collectEnums(schema.getElementType(), enums, seen);
            case MAP -> collectEnums(schema.getValueType(), enums, seen);
            default -> {}
        }
    }
}
