package dev.vitrina.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples on the page about costing do what the page says: the blocks of one, in their order, are changes to import
 * ({@code json}), a query ({@code sql}) and its whole answer with a header ({@code csv}).
 */
@ExtendWith(SharedShop.class)
class CostingExamplesTest {
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```(?<kind>\\w+) street=(?<example>\\w+)\n(?<text>.*?)^```$");

    @TempDir
    private Path folder;

    private record Block(String kind, String example, String text) {
        static Block of(MatchResult found) {
            return new Block(found.group("kind"), found.group("example"), found.group("text"));
        }
    }

    private static List<Block> blocks() throws IOException {
        String page = Files.readString(Project.root().resolve("infra/docs/costing.md"));
        return BLOCK.matcher(page).results().map(Block::of).toList();
    }

    static List<String> examples() throws IOException {
        return blocks().stream().map(Block::example).distinct().toList();
    }

    @Test
    void everyExampleAsksWhatItChanged() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(3);
        for (String example : examples()) {
            assertThat(blocks().stream()
                            .filter(block -> block.example().equals(example))
                            .map(Block::kind))
                    .as(example)
                    .startsWith("json", "sql", "csv")
                    .endsWith("sql", "csv");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleIsRight(String example, Shop shop) throws IOException {
        List<Block> blocks = blocks().stream()
                .filter(block -> block.example().equals(example))
                .toList();
        String query = "";
        for (int i = 0; i < blocks.size(); i++) {
            String text = blocks.get(i).text();
            switch (blocks.get(i).kind()) {
                case "json" -> shop.importChanges(Files.writeString(folder.resolve(example + i + ".jsonl"), text));
                case "sql" -> query = text.strip();
                case "csv" ->
                    assertThat(answer(shop, query))
                            .as(query)
                            .isEqualTo(text.lines().toList());
                default -> throw new IllegalStateException("Blocks are json, sql or csv: " + blocks.get(i));
            }
        }
    }

    private static List<String> answer(Shop shop, String query) {
        return shop.run("sql", query, "--format", "csv")
                .succeeded()
                .out()
                .lines()
                .toList();
    }
}
