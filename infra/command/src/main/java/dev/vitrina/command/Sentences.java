package dev.vitrina.command;

import java.sql.SQLException;

/** Trino's errors without the number of the query and without line breaks. */
final class Sentences {

    private Sentences() {}

    static String of(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .replaceFirst("^Query failed \\(#\\w+\\): ", "")
                .replaceAll("\\s*\\R\\s*", " ");
    }
}
