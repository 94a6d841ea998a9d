/** The {@code vitrina} command line: what is typed, what is printed, exit codes. */
package dev.vitrina.command;
