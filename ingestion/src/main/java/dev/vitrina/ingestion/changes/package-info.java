/** Files of canonical changes, one JSON object per line: the shape that every other source is turned into. */
package dev.vitrina.ingestion.changes;
