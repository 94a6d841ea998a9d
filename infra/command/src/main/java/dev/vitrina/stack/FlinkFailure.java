package dev.vitrina.stack;

import java.util.List;

/** Flink's stack traces, cut down to the line that says what happened. */
final class FlinkFailure {

    private static final int LONGEST = 400;
    private static final List<String> UNREADABLE =
            List.of("org.apache.flink.util.StateMigrationException", "The codec that wrote this state is gone");

    private FlinkFailure() {}

    /** The innermost cause, without the name of its class where it has a message. */
    static String cause(String stackTrace) {
        List<String> lines = stackTrace.lines().toList();
        String cause = lines.isEmpty() ? "" : lines.getFirst();
        for (String line : lines) {
            if (line.startsWith("Caused by: ")) {
                cause = line.substring("Caused by: ".length());
            }
        }
        String message = cause.replaceFirst("^[\\w.$]+(Exception|Error): ", "").strip();
        String shown = message.isEmpty() ? cause.strip() : message;
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }

    /** Whether what a job kept cannot be read: a build with other state has written it. */
    static boolean isUnreadableState(String stackTrace) {
        return UNREADABLE.stream().anyMatch(stackTrace::contains);
    }
}
