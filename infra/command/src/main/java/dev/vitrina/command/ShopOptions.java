package dev.vitrina.command;

import dev.vitrina.ingestion.simulation.ShopPlan;
import dev.vitrina.stack.Home;
import java.time.LocalDate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which simulated shop: what every command that makes one can be told. */
final class ShopOptions {

    /** How much of the past there is if nobody says otherwise. */
    static final int DAYS = 90;

    private static final long SEED = 1;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Which of many shops; the same number is the same shop (default: that of the stack, else "
                    + SEED + ").")
    private Long seed;

    @Option(
            names = "--orders-per-day",
            paramLabel = "N",
            description =
                    "Of an ordinary day; there are some fifty visits to an order (default: as in the stack's shop,"
                            + " else " + ShopPlan.ORDERS_PER_DAY + ").")
    private Integer ordersPerDay;

    /** A shop as it was asked for that opens on a day. */
    ShopPlan plan(LocalDate firstDay) {
        try {
            return new ShopPlan(
                    seed == null ? SEED : seed,
                    firstDay,
                    ShopPlan.MOSCOW,
                    ordersPerDay == null ? ShopPlan.ORDERS_PER_DAY : ordersPerDay);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /**
     * A shop that was begun goes on as it was.
     *
     * @param firstDay null if any will do
     * @throws dev.vitrina.stack.StackException if another shop was asked for
     */
    void requireSame(ResidentShop begun, Home home, LocalDate firstDay) {
        begun.requireSame(home, seed, firstDay, ordersPerDay);
    }
}
