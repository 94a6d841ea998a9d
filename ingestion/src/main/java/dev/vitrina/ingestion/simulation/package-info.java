/**
 * A shop that never was: seeded, deterministic and believable, and a source of changes like any other.
 *
 * <p>{@link dev.vitrina.ingestion.simulation.SimulatedShop} is the shop as an endless iterator,
 * {@link dev.vitrina.ingestion.simulation.ShopFeed} brings it to a sink, a past period at once or live at a chosen pace.
 * Everything else stays inside: a {@code Calendar} of what will happen, a {@code Journal} that turns what people write down
 * into changes, and one class for each concern, such as {@code Visits}, {@code OrderDesk}, {@code Fulfilment},
 * {@code Purchasing}, {@code StockKeeping}, {@code Cashier}.
 *
 * <h2>What there is to see</h2>
 *
 * <ul>
 *   <li>Some 350 SKUs of 92 articles in eleven categories, and fifteen bundles; a fifth of them makes three quarters of the
 *       revenue, three sell at a loss; steady, wavy and erratic demand; pairs that are bought together.
 *   <li>Two own warehouses, a delivery service's for the marketplace, and two suppliers that send to the buyer (a receipt and
 *       a shipment in one moment).
 *   <li>Months, weekdays and hours that differ, a sale on each last Friday, campaigns that pay and campaigns that do not.
 *   <li>Orders that are lost for each reason: {@code out_of_stock}, {@code confirmed_late}, {@code delivered_late},
 *       {@code not_collected}, {@code payment_failed}, {@code changed_mind}, {@code no_answer}; four managers of whom one is
 *       slow.
 *   <li>Purchases with lead times that are not kept, in roubles and yuan, partial deliveries, freight as overhead, customs as a
 *       cost adjustment days later, returns to the supplier.
 *   <li>Documents as people write them: receipts, shipments, transfers and returns entered late with their own date (so that
 *       books fall below zero for a while), slips that are corrected, prices that the invoice changes, a receipt entered twice
 *       and deleted, write-offs that are drafts first, counts of each category once a month.
 *   <li>Customers who come once, again, or for years; some ask to be forgotten.
 * </ul>
 *
 * <h2>What holds</h2>
 *
 * <p>The same plan gives the same bytes on every machine: whole numbers, no hash order, no clock, and for each concern a
 * {@code Chance} of its own, so that what is added to one does not shift the others. Once everything is entered the documents
 * add up to what the {@code Stockroom} holds; the tests count both. There are no closings and no returns of bundles.
 */
package dev.vitrina.ingestion.simulation;
