package dev.vitrina.ingestion.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's foreign shop, as it stands there. */
class ReadmeExampleTest {
    @TempDir
    private Path folder;

    @Test
    void theReadmesMappingReadsTheReadmesFile() throws IOException {
        String readme = readme();
        String rows = block(readme, "csv").replace("1 250", "1\u00a0250");
        Export export =
                new Export(folder, block(readme, "yaml")).file("sales.csv", rows, Charset.forName("windows-1251"));
        export.run();

        assertThat(export.rejects()).isEmpty();
        assertThat(export.ids()).containsExactly("MUG-BLUE", "TEA-100", "1001", "S1001", "1002");
        assertThat(export.body("TEA-100")).isEqualTo("{\"name\":\"Чай \\\"Утро\\\", 100 г\"}");
        String lines = "\"lines\":[{\"line\":\"1\",\"sku\":\"MUG-BLUE\",\"quantity\":\"2\",\"price\":\"1250\"},"
                + "{\"line\":\"2\",\"sku\":\"TEA-100\",\"quantity\":\"0.5\",\"price\":\"890.5\"}]}";
        assertThat(export.body("1001"))
                .isEqualTo("{\"number\":\"1001\",\"moment\":\"2026-01-05T11:30:00Z\",\"status\":\"shipped\","
                        + "\"channel\":\"site\",\"customer\":\"Иванова\",\"organization\":\"main\",\"warehouse\":\"main\","
                        + "\"currency\":\"RUB\",\"rate\":\"1\"," + lines);
        assertThat(export.body("S1001"))
                .contains("\"type\":\"shipment\"", "\"counterparty\":\"Иванова\",\"order\":\"1001\"")
                .endsWith(lines);
        assertThat(export.body("1002")).contains("\"status\":\"placed\"").doesNotContain("customer");
    }

    private static String block(String readme, String language) {
        Matcher block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(block.find()).as("a block of " + language).isTrue();
        return block.group(1);
    }

    private static String readme() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("vitrina"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("README.md"));
    }
}
