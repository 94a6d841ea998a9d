package dev.vitrina.command;

import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Wrong usage as one sentence on stderr that points to the help. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String sentence = failure.getMessage().replaceAll("\\s*\\R\\s*", " ");
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(sentence + "; see ./" + name + " --help");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }
}
