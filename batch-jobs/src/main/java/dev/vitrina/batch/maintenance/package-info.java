/**
 * Table maintenance: keeps the number of files bounded where a sink commits every few seconds.
 *
 * <p>Compaction by Trino, then expiry of snapshots, then removal of what nothing refers to. Each step leaves a sound
 * table wherever it is cut off, and none takes what a writer needs to go on from its checkpoint, whether the writer runs
 * or not.
 */
package dev.vitrina.batch.maintenance;
