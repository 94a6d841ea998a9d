package dev.vitrina.domain.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrina.domain.costing.Policies.LandedCost;
import dev.vitrina.domain.costing.Policies.Negative;
import dev.vitrina.domain.costing.Policies.PurchaseReturn;
import dev.vitrina.domain.costing.Policies.SaleReturn;
import dev.vitrina.domain.costing.Policies.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cards on the page about costing are right. A row has three cells, parted by two blanks or more: a document, or what
 * to look at, then what FIFO and what the average method make of it.
 */
class CostingPageTest {
    private static final Pattern CARD = Pattern.compile("(?ms)^```card(?<policies>[^\n]*)\n(?<rows>.*?)^```$");

    /** A card as the page shows it, and the policies that it is played by. */
    record Card(String policies, List<String[]> rows) {
        static Card of(MatchResult block) {
            return new Card(
                    block.group("policies").strip(),
                    block.group("rows")
                            .lines()
                            .skip(1)
                            .map(row -> row.split("\\s{2,}"))
                            .toList());
        }

        String documents() {
            return rows.stream()
                    .map(row -> row[0])
                    .filter(what -> !what.matches("(left|owed|variance of)\\b.*"))
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String toString() {
            return (policies + " " + documents().replace("\n", "; ")).strip();
        }
    }

    private static String page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("vitrina"))) {
            folder = folder.getParent();
        }
        return Files.readString(folder.resolve("infra/docs/costing.md"));
    }

    static List<Card> cards() throws IOException {
        return CARD.matcher(page()).results().map(Card::of).toList();
    }

    @Test
    void thePageHasCards() throws IOException {
        assertThat(cards()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void theCardIsRight(Card card) {
        Policies policies = policies(card.policies());
        check(card, 1, CostCard.ledger(policies, card.documents()));
        check(card, 2, CostCard.average(policies, card.documents()));
    }

    private static void check(Card card, int column, CostCard played) {
        int number = 0;
        for (String[] row : card.rows()) {
            if (row[0].startsWith("closed through")) {
                number++;
                continue;
            }
            assertThat(row).as(String.join("  ", row)).hasSize(3);
            String what = row[0];
            if (what.equals("left")) {
                played.leaves(row[column]);
            } else if (what.startsWith("left in ")) {
                played.leaves(what.substring("left in ".length()), row[column]);
            } else if (what.equals("owed")) {
                played.owes(row[column]);
            } else if (what.startsWith("variance of ")) {
                played.varies(what.substring("variance of ".length()), row[column]);
            } else {
                number++;
                int colon = what.indexOf(':');
                played.costs(colon < 0 ? Integer.toString(number) : what.substring(0, colon), row[column]);
            }
        }
    }

    private static Policies policies(String written) {
        List<String> words = new ArrayList<>(List.of(written.split("\\s+")));
        Policies policies = new Policies(
                choice(words, "scope", Scope.class),
                choice(words, "negative", Negative.class),
                choice(words, "sale-return", SaleReturn.class),
                choice(words, "purchase-return", PurchaseReturn.class),
                choice(words, "landed-cost", LandedCost.class));
        assertThat(String.join("", words)).as("policies not understood").isEmpty();
        return policies;
    }

    private static <E extends Enum<E>> E choice(List<String> words, String key, Class<E> type) {
        UnaryOperator<String> value = word -> word.substring(key.length() + 1).toUpperCase(Locale.ROOT);
        String word = words.stream()
                .filter(candidate -> candidate.startsWith(key + "="))
                .findFirst()
                .orElse(null);
        words.remove(word);
        return word == null ? type.getEnumConstants()[0] : Enum.valueOf(type, value.apply(word));
    }
}
