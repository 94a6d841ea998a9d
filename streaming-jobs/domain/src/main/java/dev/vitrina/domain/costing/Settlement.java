package dev.vitrina.domain.costing;

/**
 * Units below zero meeting the goods that cover them.
 *
 * @param shortage the settled part, at its provisional value
 * @param cover the slice of the lot that settles it, of the same quantity
 */
record Settlement(Shortage shortage, Layer cover) {}
