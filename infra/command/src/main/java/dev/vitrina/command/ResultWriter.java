package dev.vitrina.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes a query's result in one format, row by row. Stops early when nobody reads on. */
interface ResultWriter {

    void write(ResultSet rows, PrintWriter out) throws SQLException, IOException;
}
