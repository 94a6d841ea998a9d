package dev.vitrina.batch.maintenance;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param retention which snapshots stay
 * @param orphanAge which unreferenced files stay
 * @param tiers when small files are merged
 * @param mostManifests how many manifests a snapshot may have before they are merged
 */
record Policy(Retention retention, OrphanAge orphanAge, SizeTiers tiers, int mostManifests) {
    static final Policy DEFAULTS = new Policy(
            new Retention(Duration.ofHours(1), Duration.ofDays(7)),
            new OrphanAge(Duration.ofDays(1)),
            new SizeTiers(8),
            50);
}
