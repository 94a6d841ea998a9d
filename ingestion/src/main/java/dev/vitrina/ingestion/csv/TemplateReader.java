package dev.vitrina.ingestion.csv;

import dev.vitrina.ingestion.changes.RejectReason;
import dev.vitrina.ingestion.changes.RejectedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes the texts of a mapping apart: templates with their steps, and conditions. */
final class TemplateReader {
    private static final String OTHERS = "*";
    private static final List<String> STEPS = List.of(
            "trim",
            "upper",
            "lower",
            "before X",
            "after X",
            "before last X",
            "after last X",
            "without X",
            "or COLUMN",
            "or 'text'",
            "map NAME",
            "abs",
            "negate",
            "times N",
            "plus N",
            "minus N",
            "epoch",
            "sum",
            "largest",
            "smallest");
    private static final List<String> FIRST_WORDS =
            STEPS.stream().map(step -> step.split(" ")[0]).distinct().toList();

    private final Map<String, Map<String, String>> maps;
    private final Problems problems;
    private boolean gathers;

    /** A reader that knows a mapping's own value maps. */
    TemplateReader(Map<String, Map<String, String>> maps, Problems problems) {
        this.maps = maps;
        this.problems = problems;
    }

    /** Whether anything read since the last {@link #forgetGathering} looks at all rows of a group. */
    boolean gathers() {
        return gathers;
    }

    void forgetGathering() {
        gathers = false;
    }

    /** The template in a text; null, with a problem, if there is none. */
    Template template(YamlNode.Text node, Names names) {
        return template(node.text(), node, names);
    }

    private Template template(String source, YamlNode node, Names names) {
        List<Template.Piece> pieces = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        Role role = names.row();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            boolean doubled = (c == '{' || c == '}') && i + 1 < source.length() && source.charAt(i + 1) == c;
            if (doubled) {
                literal.append(c);
                i++;
            } else if (c == '{') {
                int end = closing(source, i + 1);
                if (end < 0) {
                    problems.add(
                            node,
                            "'%s' has no '}' for its '{'; a brace that means itself is doubled".formatted(source));
                    return null;
                }
                if (!literal.isEmpty()) {
                    pieces.add(new Template.Literal(literal.toString()));
                    literal.setLength(0);
                }
                Placeholder placeholder = placeholder(source.substring(i + 1, end), node, names);
                if (placeholder == null) {
                    return null;
                }
                role = placeholder.cell() == null ? role : placeholder.cell().role();
                pieces.add(placeholder);
                i = end;
            } else if (c == '}') {
                problems.add(
                        node, "'%s' has no '{' for its '}'; a brace that means itself is doubled".formatted(source));
                return null;
            } else {
                literal.append(c);
            }
        }
        if (!literal.isEmpty() || pieces.isEmpty()) {
            pieces.add(new Template.Literal(literal.toString()));
        }
        return new Template(pieces, role == null ? null : role.format());
    }

    /** The conditions in a text or a list of texts; all of them have to hold. */
    List<Condition> conditions(YamlNode node, Names names) {
        List<Condition> conditions = new ArrayList<>();
        switch (node) {
            case null -> {}
            case YamlNode.Text text -> condition(text, names).ifPresent(conditions::add);
            case YamlNode.Items items -> items.items().forEach(item -> conditions.addAll(conditions(item, names)));
            default -> problems.add(node, "expected a condition such as \"{Quantity} >= 0\", or a list of them");
        }
        return List.copyOf(conditions);
    }

    /** Whether a text asks rather than says. */
    static boolean looksLikeCondition(String text) {
        int end = text.lastIndexOf('}');
        return text.startsWith("{")
                && end > 0
                && Condition.Operator.beginning(Blanks.trim(text.substring(end + 1)))
                        .isPresent();
    }

    private Optional<Condition> condition(YamlNode.Text node, Names names) {
        String text = Blanks.trim(node.text());
        int end = text.lastIndexOf('}');
        if (!text.startsWith("{") || end < 0) {
            problems.add(node, "'%s' is no condition; expected one such as \"{Quantity} >= 0\"".formatted(text));
            return Optional.empty();
        }
        String rest = Blanks.trim(text.substring(end + 1));
        Optional<Condition.Operator> operator = Condition.Operator.beginning(rest);
        if (operator.isEmpty()) {
            problems.add(
                    node, "unknown operator in '%s'; expected one of %s".formatted(text, Condition.Operator.all()));
            return Optional.empty();
        }
        Optional<List<String>> operands = operator.get().operands(rest);
        if (operands.isEmpty()) {
            problems.add(
                    node,
                    "'%s' has to %s after '%s'"
                            .formatted(
                                    text,
                                    operator.get().isAboutNumbers()
                                            ? "have a number such as 12.5"
                                            : rest.equals(operator.get().words()) ? "have text" : "end",
                                    operator.get().words()));
            return Optional.empty();
        }
        Template asked = template(text.substring(0, end + 1), node, names);
        return Optional.ofNullable(asked).map(template -> new Condition(template, operator.get(), operands.get()));
    }

    private Placeholder placeholder(String source, YamlNode node, Names names) {
        List<String> parts = split(source);
        String name = Blanks.trim(parts.getFirst());
        if (name.isEmpty()) {
            problems.add(node, "'{%s}' names no column".formatted(source));
            return null;
        }
        Cell cell = null;
        if (!name.equals("#")) {
            cell = names.cell(name, node, problems);
            if (cell == null) {
                return null;
            }
        }
        Chain chain = new Chain(cell, node, names);
        for (String part : parts.subList(1, parts.size())) {
            if (!chain.add(Blanks.trim(part))) {
                return null;
            }
        }
        return chain.placeholder();
    }

    /** At the bars, those in quotes left out. */
    private static List<String> split(String source) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int bar = next('|', source, 0); bar >= 0; bar = next('|', source, from)) {
            parts.add(source.substring(from, bar));
            from = bar + 1;
        }
        parts.add(source.substring(from));
        return parts;
    }

    /** The brace that ends a placeholder, one in quotes only if there is no other; below 0 if there is none. */
    private static int closing(String source, int from) {
        int end = next('}', source, from);
        return end < 0 ? source.indexOf('}', from) : end;
    }

    /** Where a sign stands next outside of quotes; below 0 if nowhere. */
    private static int next(char sign, String source, int from) {
        char quote = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == sign) {
                return i;
            } else if (c == '`' || (c == '\'' && i > 0 && source.charAt(i - 1) == ' ')) {
                quote = source.indexOf(c, i + 1) > 0 ? c : 0;
            }
        }
        return -1;
    }

    /** The steps of one placeholder as they are read. */
    private final class Chain {
        private final Cell cell;
        private final YamlNode node;
        private final Names names;
        private final List<Placeholder.Step> before = new ArrayList<>();
        private final List<Placeholder.Step> after = new ArrayList<>();
        private Placeholder.Gathering gathering;

        Chain(Cell cell, YamlNode node, Names names) {
            this.cell = cell;
            this.node = node;
            this.names = names;
        }

        Placeholder placeholder() {
            return new Placeholder(cell, List.copyOf(before), gathering, List.copyOf(after));
        }

        boolean add(String text) {
            int blank = text.indexOf(' ');
            String word = blank < 0 ? text : text.substring(0, blank);
            String rest = blank < 0 ? "" : Blanks.trim(text.substring(blank));
            boolean last = (word.equals("before") || word.equals("after")) && rest.startsWith("last ");
            String operand = Condition.Operator.unquoted(last ? Blanks.trim(rest.substring("last".length())) : rest);
            if (FIRST_WORDS.contains(word)
                    && operand.isEmpty() == needsOperand(word)
                    && !(word.equals("or") && !rest.isEmpty())) {
                problems.add(
                        node,
                        "'%s' must %s"
                                .formatted(
                                        text, operand.isEmpty() ? "say what: " + word + " X" : "stand alone: " + word));
                return false;
            }
            Placeholder.Step step = switch (word) {
                case "trim" -> (value, scope) -> value == null ? null : some(Blanks.trim(value));
                case "upper" -> (value, scope) -> value == null ? null : value.toUpperCase(Locale.ROOT);
                case "lower" -> (value, scope) -> value == null ? null : value.toLowerCase(Locale.ROOT);
                case "before" -> (value, scope) -> value == null ? null : before(value, operand, last);
                case "after" -> (value, scope) -> value == null ? null : after(value, operand, last);
                case "without" ->
                    (value, scope) -> value == null ? null : some(Blanks.trim(value.replace(operand, "")));
                case "or" -> otherwise(rest);
                case "map" -> mapped(operand);
                case "abs" -> calculation(TemplateReader::positive);
                case "negate" -> calculation(TemplateReader::negated);
                case "times" -> arithmetic(operand, BigDecimal::multiply);
                case "plus" -> arithmetic(operand, BigDecimal::add);
                case "minus" -> arithmetic(operand, BigDecimal::subtract);
                case "epoch" -> epoch();
                case "sum" -> gather(Placeholder.Gathering.SUM);
                case "largest" -> gather(Placeholder.Gathering.LARGEST);
                case "smallest" -> gather(Placeholder.Gathering.SMALLEST);
                default -> {
                    problems.unknown(node, "step", text, STEPS);
                    yield null;
                }
            };
            if (step == null) {
                return false;
            }
            (gathering == null ? before : after).add(step);
            return true;
        }

        private static boolean needsOperand(String word) {
            return STEPS.stream().anyMatch(step -> step.startsWith(word + " "));
        }

        private Placeholder.Step gather(Placeholder.Gathering how) {
            if (gathering != null) {
                problems.add(node, "a group's rows can be gathered once only");
                return null;
            }
            if (cell != null && cell.isOutside()) {
                problems.add(
                        node,
                        "a list's own rows are gathered, and '%s' is none of their columns: it says the same for each"
                                .formatted(cell.title()));
                return null;
            }
            if (!calculates()) {
                before.add(calculation(number -> number));
            }
            gathering = how;
            gathers = true;
            return (Placeholder.Calculation) (value, scope) -> value;
        }

        private boolean calculates() {
            List<Placeholder.Step> steps = gathering == null ? before : after;
            return steps.isEmpty() ? cell == null : steps.getLast().calculates();
        }

        /** A number once it has been calculated is written with a point; before that, as the file writes it. */
        private Numbers numbers() {
            if (calculates()) {
                return (value, scope) -> value;
            }
            CsvFormat form = (cell == null ? names.row() : cell.role()).format();
            return (value, scope) -> Placeholder.number(value, cell, form, scope);
        }

        private Placeholder.Step otherwise(String rest) {
            String constant = Condition.Operator.unquoted(rest);
            boolean keepsNumber = calculates();
            Placeholder.Step step;
            if (!constant.equals(rest)) {
                if (keepsNumber && !constant.isEmpty() && !NumberForm.isCanonical(constant)) {
                    problems.add(
                            node,
                            "after a calculation, 'or' takes a column, a number such as '0', or '' for nothing: '%s'"
                                    .formatted(constant));
                    return null;
                }
                step = (value, scope) -> value == null ? constant : value;
            } else {
                Cell other = names.cell(rest, node, problems);
                if (other == null) {
                    return null;
                }
                CsvFormat form = other.role().format();
                step = (value, scope) -> {
                    if (value != null) {
                        return value;
                    }
                    String said = other.said(scope);
                    return said == null || !keepsNumber ? said : Placeholder.number(said, other, form, scope);
                };
            }
            return keepsNumber ? (Placeholder.Calculation) step::apply : step;
        }

        private Placeholder.Step mapped(String name) {
            Map<String, String> map = maps.get(name);
            if (map == null) {
                problems.unknown(node, "map", name, maps.keySet());
                return null;
            }
            return (value, scope) -> {
                String meant = value == null ? null : map.getOrDefault(value, map.get(OTHERS));
                if (value != null && meant == null) {
                    throw new CellException(
                            RejectReason.UNKNOWN_VALUE,
                            "Unknown value '%s' in map %s: expected one of %s"
                                    .formatted(RejectedException.shown(value), name, String.join(", ", map.keySet())),
                            cell == null ? scope.row() : cell.row(scope),
                            cell == null ? null : cell.title());
                }
                return meant == null || meant.isEmpty() ? null : meant;
            };
        }

        private Placeholder.Step arithmetic(String operand, Arithmetic operation) {
            Numbers numbers = numbers();
            if (NumberForm.isCanonical(operand)) {
                BigDecimal constant = new BigDecimal(operand);
                return (Placeholder.Calculation) (value, scope) -> value == null || value.isEmpty()
                        ? value
                        : operation
                                .apply(new BigDecimal(numbers.of(value, scope)), constant)
                                .toPlainString();
            }
            Cell other = names.cell(operand, node, problems);
            if (other == null) {
                return null;
            }
            CsvFormat form = other.role().format();
            return (Placeholder.Calculation) (value, scope) -> {
                String said = other.said(scope);
                if (value == null || value.isEmpty() || said == null) {
                    return null;
                }
                return operation
                        .apply(
                                new BigDecimal(numbers.of(value, scope)),
                                new BigDecimal(Placeholder.number(said, other, form, scope)))
                        .toPlainString();
            };
        }

        private Placeholder.Step epoch() {
            if (names.row() == null) {
                problems.add(node, "'epoch' needs a file: say 'from'");
                return null;
            }
            CsvFormat form = (cell == null ? names.row() : cell.role()).format();
            if (form.times().lacksZone()) {
                problems.add(node, TimeForm.NEEDS_ZONE);
            }
            return (Placeholder.Calculation) (value, scope) -> {
                if (value == null || value.isEmpty()) {
                    return value;
                }
                Instant moment = form.times().instant(value);
                if (moment == null) {
                    throw new CellException(
                            RejectReason.BAD_TIME,
                            "Expected a time such as %s: '%s'%s"
                                    .formatted(
                                            form.times().shown(),
                                            RejectedException.shown(value),
                                            form.times().remedy(value)),
                            cell == null ? scope.row() : cell.row(scope),
                            cell == null ? null : cell.title());
                }
                return Long.toString(moment.toEpochMilli());
            };
        }

        private Placeholder.Step calculation(UnaryOperator<String> operation) {
            Numbers numbers = numbers();
            return (Placeholder.Calculation) (value, scope) ->
                    value == null || value.isEmpty() ? value : operation.apply(numbers.of(value, scope));
        }
    }

    private interface Numbers {
        String of(String value, Scope scope) throws CellException;
    }

    private interface Arithmetic {
        BigDecimal apply(BigDecimal a, BigDecimal b);
    }

    private static String positive(String number) {
        return number.startsWith("-") ? number.substring(1) : number;
    }

    private static String negated(String number) {
        return number.startsWith("-") ? number.substring(1) : "-" + number;
    }

    private static String before(String value, String separator, boolean last) {
        int at = last ? value.lastIndexOf(separator) : value.indexOf(separator);
        return some(at < 0 ? value : value.substring(0, at));
    }

    private static String after(String value, String separator, boolean last) {
        int at = last ? value.lastIndexOf(separator) : value.indexOf(separator);
        return some(at < 0 ? value : value.substring(at + separator.length()));
    }

    private static String some(String value) {
        return Blanks.isBlank(value) ? null : value;
    }
}
