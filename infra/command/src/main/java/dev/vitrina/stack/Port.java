package dev.vitrina.stack;

/** The ports of one local stack. With a port base N they are N, N+1, … in this order. */
public enum Port {
    KAFKA("Kafka", 9092),
    CATALOG("the Iceberg catalog", 8181),
    FLINK("Flink's web page", 8081),
    TRINO("Trino", 8080),
    KAFKA_CONTROLLER("Kafka's controller", 9093),
    FLINK_RPC("Flink's JobManager", 6123),
    FLINK_BLOB("Flink's blob server", 6124),
    TASK_RPC("Flink's TaskManager", 6122),
    TASK_DATA("Flink's data exchange", 6121);

    private final String title;
    private final int standard;

    Port(String title, int standard) {
        this.title = title;
        this.standard = standard;
    }

    String title() {
        return title;
    }

    /** Where it lies without a port base, if that is free; else the next free one above. */
    int standard() {
        return standard;
    }
}
