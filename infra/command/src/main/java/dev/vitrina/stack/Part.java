package dev.vitrina.stack;

import java.io.IOException;

/** One server of the stack: how it starts and how to tell that it works. */
interface Part {

    /** Lower case, one word: the name of its log, its row in {@code status}. */
    String name();

    /** Where it is reached. */
    String address();

    Launch launch();

    /**
     * Makes its folders fit to start from; called before each start.
     *
     * @throws StackException if they need the user's hand, with what to do
     */
    default void prepare() throws IOException {}

    /** Whether it does its work now. Takes at most a few seconds and throws nothing. */
    boolean answers();
}
