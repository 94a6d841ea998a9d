package dev.vitrina.command;

import dev.vitrina.stack.Port;
import dev.vitrina.stack.Ports;
import dev.vitrina.stack.StackState;
import java.io.PrintWriter;

/** Where the user of a stack finds it. */
record Addresses(Ports ports) {

    static Addresses of(StackState state) {
        return new Addresses(state.ports());
    }

    void print(PrintWriter out) {
        out.println("Flink    " + ports.url(Port.FLINK));
        out.println("Trino    " + ports.url(Port.TRINO) + "  jdbc:trino://" + ports.address(Port.TRINO) + "/vitrina");
        out.println("Iceberg  " + ports.url(Port.CATALOG));
        out.println("Kafka    " + ports.address(Port.KAFKA));
    }
}
