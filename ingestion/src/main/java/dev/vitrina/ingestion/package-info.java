/** How changes enter: the one Kafka producer, the topics it needs, and one package per source. */
package dev.vitrina.ingestion;
