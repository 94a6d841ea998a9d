package dev.vitrina.command;

import java.sql.SQLException;

/** Trino's errors without the number of the query and without line breaks; of too little memory what to do about it. */
final class Sentences {

    private Sentences() {}

    static String of(SQLException failure) {
        String said = String.valueOf(failure.getMessage())
                .replaceFirst("^Query failed \\(#\\w+\\): ", "")
                .replaceAll("\\s*\\R\\s*", " ");
        return said.matches("Query exceeded .*memory limit.*")
                ? said.replaceFirst(" \\[.*", "") + "; give Trino more, such as up --set memory.trino=2g"
                : said;
    }
}
