package dev.vitrina.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the streaming jobs of a stack are started with. */
record JobArguments(Ports ports) {

    /** @param policies that the job's ledger is made by, by their keys; empty for jobs that have none */
    List<String> of(Map<String, String> policies) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers", ports.address(Port.KAFKA),
                "--catalog.uri", ports.url(Port.CATALOG),
                "--catalog.io-impl", "dev.vitrina.files.LocalFileIO"));
        policies.forEach((policy, value) -> arguments.addAll(List.of("--" + policy, value)));
        return arguments;
    }
}
