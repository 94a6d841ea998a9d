/** A shop that never was: seeded, deterministic and believable, and a source of changes like any other. */
package dev.vitrina.ingestion.simulation;
