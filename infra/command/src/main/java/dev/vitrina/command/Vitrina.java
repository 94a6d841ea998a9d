package dev.vitrina.command;

import dev.vitrina.stack.Home;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command without a subcommand: holds what all of them share. */
@Command(
        name = "vitrina",
        description = "The live warehouse behind an online shop.",
        mixinStandardHelpOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ImportCommand.class,
            SimulateCommand.class,
            SqlCommand.class,
            ExportCommand.class,
            ReconcileCommand.class,
            RebuildCommand.class,
            MaintainCommand.class,
            BenchCommand.class
        })
final class Vitrina {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${VITRINA_HOME:-.vitrina}",
            scope = ScopeType.INHERIT,
            description = "Folder with all data of one local stack (default: ${DEFAULT-VALUE}).")
    private Path home;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    private boolean help;

    Home home() {
        return new Home(home);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Vitrina())
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new WrongUsage())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
