package dev.vitrina.stack;

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

    public String kafka() {
        return ports().address(Port.KAFKA);
    }

    /** For Trino's JDBC driver, with {@code vitrina} as the catalog. */
    public String jdbcUrl() {
        return "jdbc:trino://" + ports().address(Port.TRINO) + "/vitrina";
    }
}
