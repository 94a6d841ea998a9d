package dev.vitrina.domain.costing;

import java.util.List;

/** A run of consecutive steps of an item's history, stored together. */
public record Block(List<Step> steps) {
    /** How many steps a block aims at; it splits when it holds more than twice as many. */
    static final int SIZE = 64;

    public Block {
        steps = List.copyOf(steps);
    }
}
