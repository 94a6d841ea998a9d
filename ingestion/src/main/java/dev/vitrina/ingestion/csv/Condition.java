package dev.vitrina.ingestion.csv;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A question to a row: a template, an operator, and what it is compared with. Written {@code "{Quantity} >= 0"}. */
record Condition(Template asked, Operator operator, List<String> operands) {
    /** What can be asked. */
    enum Operator {
        IS_EMPTY("is empty", 0),
        IS_NOT_EMPTY("is not empty", 0),
        IS_NOT_ONE_OF("is not one of", Integer.MAX_VALUE),
        IS_ONE_OF("is one of", Integer.MAX_VALUE),
        IS_NOT("is not", 1),
        IS("is", 1),
        DOES_NOT_START("does not start with", 1),
        STARTS("starts with", 1),
        DOES_NOT_END("does not end with", 1),
        ENDS("ends with", 1),
        DOES_NOT_CONTAIN("does not contain", 1),
        CONTAINS("contains", 1),
        AT_LEAST(">=", 1),
        AT_MOST("<=", 1),
        UNEQUAL("!=", 1),
        MORE(">", 1),
        LESS("<", 1),
        EQUAL("=", 1);

        private final String words;
        private final int operands;

        Operator(String words, int operands) {
            this.words = words;
            this.operands = operands;
        }

        String words() {
            return words;
        }

        boolean isAboutNumbers() {
            return compareTo(AT_LEAST) >= 0;
        }

        static String all() {
            return String.join(
                    ", ", Arrays.stream(values()).map(Operator::words).toList());
        }

        /** The operator that a text begins with. */
        static Optional<Operator> beginning(String text) {
            return Arrays.stream(values())
                    .filter(operator -> text.equals(operator.words)
                            || text.startsWith(operator.words)
                                    && (operator.isAboutNumbers()
                                            || Blanks.isBlank(text.charAt(operator.words.length()))))
                    .findFirst();
        }

        /** What follows the operator, taken apart; empty if it does not fit. */
        Optional<List<String>> operands(String text) {
            String rest = Blanks.trim(text.substring(words.length()));
            if (operands == 0) {
                return rest.isEmpty() ? Optional.of(List.of()) : Optional.empty();
            }
            List<String> found = operands == 1
                    ? List.of(unquoted(rest))
                    : Arrays.stream(rest.split(","))
                            .map(Blanks::trim)
                            .map(Operator::unquoted)
                            .toList();
            boolean fits = !rest.isEmpty() && (!isAboutNumbers() || NumberForm.isCanonical(rest));
            return fits ? Optional.of(found) : Optional.empty();
        }

        static String unquoted(String text) {
            boolean quoted = text.length() >= 2
                    && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                    && text.charAt(text.length() - 1) == text.charAt(0);
            return quoted ? text.substring(1, text.length() - 1) : text;
        }
    }

    /**
     * The answer. A cell that says nothing is empty, is not anything else, and is no number.
     *
     * @throws CellException if a number is asked for and there is none
     */
    boolean holds(Scope scope) throws CellException {
        String text = asked.text(scope);
        if (operator.isAboutNumbers()) {
            return compare(text, scope);
        }
        String said = text == null ? "" : text;
        String operand = operands.isEmpty() ? "" : operands.getFirst();
        return switch (operator) {
            case IS_EMPTY -> text == null;
            case IS_NOT_EMPTY -> text != null;
            case IS -> said.equals(operand);
            case IS_NOT -> !said.equals(operand);
            case IS_ONE_OF -> operands.contains(said);
            case IS_NOT_ONE_OF -> !operands.contains(said);
            case STARTS -> said.startsWith(operand);
            case DOES_NOT_START -> !said.startsWith(operand);
            case ENDS -> said.endsWith(operand);
            case DOES_NOT_END -> !said.endsWith(operand);
            case CONTAINS -> said.contains(operand);
            case DOES_NOT_CONTAIN -> !said.contains(operand);
            default -> throw new IllegalStateException("Not about text: " + operator);
        };
    }

    private boolean compare(String text, Scope scope) throws CellException {
        IntPredicate right = switch (operator) {
            case AT_LEAST -> sign -> sign >= 0;
            case AT_MOST -> sign -> sign <= 0;
            case MORE -> sign -> sign > 0;
            case LESS -> sign -> sign < 0;
            case EQUAL -> sign -> sign == 0;
            case UNEQUAL -> sign -> sign != 0;
            default -> throw new IllegalStateException("Not about numbers: " + operator);
        };
        String number = asked.isCalculated() && text != null && !text.isEmpty()
                ? text
                : asked.number(text == null ? "" : text, scope);
        return right.test(operands.getFirst().equals("0") ? sign(number) : compare(number, operands.getFirst()));
    }

    private static int compare(String a, String b) {
        return new BigDecimal(a).compareTo(new BigDecimal(b));
    }

    /** The sign of a canonical number; most questions are about that. */
    private static int sign(String number) {
        for (int i = 0; i < number.length() && number.charAt(i) != 'e' && number.charAt(i) != 'E'; i++) {
            if (number.charAt(i) >= '1' && number.charAt(i) <= '9') {
                return number.startsWith("-") ? -1 : 1;
            }
        }
        return 0;
    }
}
