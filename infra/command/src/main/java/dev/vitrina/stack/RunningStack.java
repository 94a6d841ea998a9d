package dev.vitrina.stack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** A stack whose servers can be talked to. */
public final class RunningStack {

    private final StackState state;

    private RunningStack(StackState state) {
        this.state = state;
    }

    /**
     * The stack of a home with the parts one needs.
     *
     * @param parts names of servers that must be running, for example {@code trino}
     * @throws StackException if one of them is not, with what to do
     */
    public static RunningStack of(Home home, String... parts) {
        StackState state = StackState.read(home)
                .orElseThrow(() -> new StackException("The stack in " + home + " is down; start it with ./vitrina up"));
        for (String name : parts) {
            boolean alive = state.parts().stream()
                    .filter(part -> part.name().equals(name) && part.process() != null)
                    .anyMatch(part -> part.process().isAlive());
            if (!alive) {
                throw new StackException(
                        state.isSupervised()
                                ? "Part " + name + " of the stack in " + home
                                        + " is not running at the moment; it is being"
                                        + " restarted, see ./vitrina status"
                                : "The stack in " + home + " is down; start it with ./vitrina up");
            }
        }
        return new RunningStack(state);
    }

    public Ports ports() {
        return state.ports();
    }

    /** The policies that its costing job goes by, by their keys. */
    public Map<String, String> costing() {
        return state.costing();
    }

    /** The policies of its settings, by which the cost ledger is made when it is built anew. */
    Map<String, String> wantedCosting() {
        return state.wantedCosting();
    }

    public String kafka() {
        return ports().address(Port.KAFKA);
    }

    /**
     * A connection to Trino, with {@code vitrina} as the catalog and times in UTC.
     *
     * @param purpose what Trino's list of queries names as their source
     */
    public Connection connect(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "vitrina");
        properties.setProperty("source", "vitrina " + purpose);
        properties.setProperty("timezone", "UTC");
        return DriverManager.getConnection("jdbc:trino://" + ports().address(Port.TRINO) + "/vitrina", properties);
    }
}
