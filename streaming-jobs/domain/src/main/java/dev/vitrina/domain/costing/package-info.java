/**
 * What goods cost: an item's document lines in, signed ledger rows and the value of stock out.
 *
 * <p>An item's history is kept as {@linkplain Step steps} in their total {@linkplain Position order}, each with the
 * {@linkplain Outcome outcome} it had when it was last played, cut into {@linkplain Stretch chunks} with a
 * {@linkplain Snapshot snapshot} of the queues before some of them. A call of {@link ItemCosting} goes through four rooms:
 *
 * <ol>
 *   <li>{@link Revision} puts lines into their places in the {@link Timeline} and takes others out;
 *   <li>{@link Replay} plays from each changed place until the state is the old one again;
 *   <li>{@link Fold} plays one line on the {@link CostQueue queues} of its warehouses;
 *   <li>{@link Ledger} writes the rows in which outcomes differ.
 * </ol>
 *
 * <p>What a sale return needs to know of the line it names, which may stand far back, is not in the state that is played
 * but in that line's {@linkplain LineAccount account}: so snapshots hold open layers and open shortages only.
 */
package dev.vitrina.domain.costing;
