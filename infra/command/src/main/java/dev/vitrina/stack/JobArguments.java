package dev.vitrina.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the streaming jobs of a stack are started with. */
record JobArguments(Ports ports) {

    /**
     * A job's arguments.
     *
     * @param policies that the job's ledger is made by, by their keys; empty for jobs that have none
     * @param options of the job that may differ from one start to the next
     */
    List<String> of(Map<String, String> policies, Map<String, String> options) {
        List<String> arguments = new ArrayList<>(List.of(
                "--kafka.bootstrap-servers", ports.address(Port.KAFKA),
                "--catalog.uri", ports.url(Port.CATALOG),
                "--catalog.io-impl", "dev.vitrina.files.LocalFileIO"));
        policies.forEach((policy, value) -> arguments.addAll(List.of("--" + policy, value)));
        options.forEach((option, value) -> arguments.addAll(List.of("--" + option, value)));
        return arguments;
    }
}
