package dev.vitrina.bench;

/** A benchmark that cannot go on or cannot be believed; the message says what and why in one sentence. */
final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
