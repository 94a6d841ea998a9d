package dev.vitrina.jobs.stock;

import dev.vitrina.domain.stock.MovementTree;
import dev.vitrina.domain.stock.StockCard;

/**
 * A stock card as it lies in state.
 *
 * @param recent how many movements stand beside the tree, in the order in which they came
 * @param tree all other movements
 */
record KeptCard(StockCard card, int recent, MovementTree tree) {
    static final KeptCard EMPTY = new KeptCard(StockCard.EMPTY, 0, MovementTree.EMPTY);
}
