package dev.vitrina.stack;

import java.util.EnumMap;
import java.util.Map;

/** Where each port of a stack lies. */
public record Ports(Map<Port, Integer> numbers) {

    private static final int LARGEST = 65_535;

    public Ports {
        numbers = Map.copyOf(numbers);
        for (Port port : Port.values()) {
            if (!numbers.containsKey(port)) {
                throw new IllegalArgumentException("No number for port " + port);
            }
        }
    }

    /** Where a home remembers its ports. */
    static JsonFile<Ports> memory(Home home) {
        return new JsonFile<>(home.run().resolve("ports.json"), Ports.class);
    }

    /** The ports N, N+1, …. */
    static Ports from(int base) {
        int most = LARGEST - Port.values().length + 1;
        if (base < 1024 || base > most) {
            throw new StackException("Port base must lie between 1024 and " + most + ": " + base);
        }
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, base + port.ordinal());
        }
        return new Ports(numbers);
    }

    public int of(Port port) {
        return numbers.get(port);
    }

    /** {@code 127.0.0.1:port}. */
    public String address(Port port) {
        return Loopback.HOST + ":" + of(port);
    }

    /** {@code http://127.0.0.1:port}. */
    public String url(Port port) {
        return "http://" + address(port);
    }
}
