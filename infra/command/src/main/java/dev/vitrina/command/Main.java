package dev.vitrina.command;

/** The command line: {@code vitrina up}, {@code vitrina sql}, …. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Quiet.libraries();
        System.exit(Vitrina.commandLine().execute(arguments));
    }
}
