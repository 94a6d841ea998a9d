package dev.vitrina.command;

import dev.vitrina.stack.StackException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Failures as one sentence on stderr; with {@code VITRINA_TRACE=1} followed by the stack trace. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        command.getErr().println(sentence(failure));
        if (System.getenv("VITRINA_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String sentence(Exception failure) {
        if (failure instanceof StackException) {
            return failure.getMessage();
        }
        return "Unexpected " + failure + " (VITRINA_TRACE=1 shows where)";
    }
}
