package dev.vitrina.command;

import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.stack.Home;
import dev.vitrina.stack.HomeLock;
import dev.vitrina.stack.JsonFile;
import dev.vitrina.stack.Settings;
import dev.vitrina.stack.StackException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Starts the local stack with a simulated shop: a past period as fast as possible, then live, with a summary",
            "of the shop that keeps refreshing. The last day of the past is shown at the chosen pace until the shop's clock",
            "has caught up with ours. Ctrl-C stops everything cleanly, and the next start carries on."
        })
final class DemoCommand implements Callable<Integer> {

    @ParentCommand
    private Vitrina vitrina;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions options;

    @Mixin
    private ShopOptions shop;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How many days of the past to replay first (default: " + ShopOptions.DAYS + ").")
    private Integer days;

    @Option(
            names = "--pace",
            paramLabel = "N",
            defaultValue = "60",
            description =
                    "How many seconds of the shop a second shows, until it has caught up (default: ${DEFAULT-VALUE}).")
    private double pace;

    @Override
    public Integer call() throws InterruptedException {
        if (!(pace > 0) || Double.isInfinite(pace)) {
            throw new ParameterException(spec.commandLine(), "Option --pace must be above 0: " + pace);
        }
        Home home = vitrina.home();
        Settings settings = options.settings(home);
        HomeLock feeding = ResidentShop.feeding(home);
        try (feeding) {
            JsonFile<ResidentShop> file = ResidentShop.file(home);
            Optional<ResidentShop> begun = file.read();
            ResidentShop state = begun.isPresent() ? same(begun.get()) : opening();
            new Demo(home, settings, spec.commandLine().getOut(), file, begun.isPresent()).run(state, pace);
        }
        return 0;
    }

    private ResidentShop opening() {
        int past = days == null ? ShopOptions.DAYS : days;
        if (past < 1) {
            throw new ParameterException(spec.commandLine(), "Option --days must be at least 1: " + past);
        }
        LocalDate today = LocalDate.now(Clock.system(ShopPlan.MOSCOW));
        // a day more: the last one is shown at the chosen pace
        return ResidentShop.opening(shop.plan(today.minusDays(past + 1L)));
    }

    /** A shop that was begun, here or by {@code simulate}, goes on as it was. */
    private ResidentShop same(ResidentShop begun) {
        shop.requireSame(begun, vitrina.home(), null);
        if (days != null) {
            throw new StackException("The simulated shop in " + vitrina.home() + " was begun on " + begun.firstDay()
                    + " of its own time and goes on from there: leave --days out, or begin another one with --home");
        }
        return begun;
    }
}
