package dev.vitrina.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalReaderTest {
    private static final int BODIES = 200;

    static Stream<Entity> entities() {
        return Arrays.stream(Entity.values());
    }

    @ParameterizedTest
    @MethodSource("entities")
    void everyBodyComesBackAsItWas(Entity entity) {
        for (int seed = 0; seed < BODIES; seed++) {
            SpecificRecord body = (SpecificRecord) RecordEncodingTest.any(entity.body(), new Random(seed), 0);
            String json = CanonicalJson.of(body);

            SpecificRecord read = CanonicalReader.read(entity, json);

            assertThat(read).as("seed %d", seed).isEqualTo(body);
            assertThat(CanonicalJson.of(read)).as("seed %d", seed).isEqualTo(json);
            assertThat(CanonicalJson.hash(read)).as("seed %d", seed).isEqualTo(CanonicalJson.hash(body));
        }
    }

    @Test
    void whatIsNoSuchBodySaysWhatIsWrong() {
        assertThatThrownBy(() -> CanonicalReader.read(Entity.WAREHOUSE, "{\"name\":\"Main\",\"colour\":\"red\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No body of a warehouse: A Warehouse has no 'colour'");
        assertThatThrownBy(() -> CanonicalReader.read(Entity.WAREHOUSE, "{\"kind\":\"own\"}"))
                .hasMessage("No body of a warehouse: A Warehouse needs 'name'");
        assertThatThrownBy(() -> CanonicalReader.read(Entity.WAREHOUSE, "{\"name\":\"Main\"}{}"))
                .hasMessage("No body of a warehouse: Text is left behind the body");
        assertThatThrownBy(() -> CanonicalReader.read(Entity.WAREHOUSE, "{\"name\":7}"))
                .hasMessage("No body of a warehouse: Expected VALUE_STRING, found VALUE_NUMBER_INT");
    }
}
