package dev.vitrina.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.schemas.avro.Product;
import dev.vitrina.schemas.avro.StockDocument;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    static {
        AvroSafety.apply();
    }

    @Test
    void defaultsAreLeftOutAndDecimalsAreTextWithoutTrailingZeros() {
        StockDocument body = (StockDocument) SingleObjectTest.receipt().getBody();
        assertThat(CanonicalJson.of(body))
                .isEqualTo("{\"type\":\"receipt\",\"moment\":\"2026-01-05T10:00:03.000004Z\",\"organization\":\"main\","
                        + "\"warehouse\":\"main\",\"lines\":[{\"line\":\"1\",\"sku\":\"MUG-BLUE\",\"quantity\":\"2.5\","
                        + "\"unit_cost\":\"10\"}]}");
    }

    @Test
    void theOrderOfMapKeysDoesNotChangeTheHash() {
        assertThat(CanonicalJson.hash(mug("size", "L", "color", "blue")))
                .isEqualTo(CanonicalJson.hash(mug("color", "blue", "size", "L")));
    }

    @Test
    void aWholeNumberOfTensStaysPlain() {
        Product product = Product.newBuilder(mug("a", "b", "c", "d"))
                .setPrice(new BigDecimal("1200.000000"))
                .build();
        assertThat(CanonicalJson.of(product)).contains("\"price\":\"1200\"");
    }

    private static Product mug(String firstKey, String first, String secondKey, String second) {
        Map<String, String> characteristics = new LinkedHashMap<>();
        characteristics.put(firstKey, first);
        characteristics.put(secondKey, second);
        return Product.newBuilder()
                .setName("Mug")
                .setCharacteristics(characteristics)
                .build();
    }
}
