/**
 * Stock, cost and revenue counted again from the documents, the slow way: sort, then go through once. Written from the
 * rules of costing and not from the engine, of which it uses nothing.
 */
package dev.vitrina.street.recount;
