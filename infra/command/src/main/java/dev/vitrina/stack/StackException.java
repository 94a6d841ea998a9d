package dev.vitrina.stack;

/** What went wrong with a local stack, as one sentence for its user: what, which value, what would be right. */
public final class StackException extends RuntimeException {

    public StackException(String sentence) {
        super(sentence);
    }

    public StackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
