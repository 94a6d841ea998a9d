/** Files of comma-separated values, turned into canonical changes by a mapping that a user can write. */
package dev.vitrina.ingestion.csv;
