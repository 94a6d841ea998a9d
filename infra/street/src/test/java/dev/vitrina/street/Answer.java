package dev.vitrina.street;

/** What a command said, and its exit code. */
record Answer(String command, int exitCode, String out, String err) {
    /** The answer of a command that is expected to succeed. */
    Answer succeeded() {
        if (exitCode != 0) {
            throw new AssertionError("Exit code 0 expected of " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return "%s → %d%n%s%s".formatted(command, exitCode, out, err);
    }
}
