package dev.vitrina.batch.reconciliation;

/**
 * Units that a line took although they were not there.
 *
 * @param account the line that took them
 * @param quantity thousandths, above zero
 * @param value what the line reckoned for them, minor units
 * @param frozen whether the line keeps that value whatever the units turn out to cost
 */
record Owed(Account account, long quantity, long value, boolean frozen) {
    long valueOf(long part) {
        return Rounding.share(value, part, quantity);
    }

    Owed without(long part) {
        return new Owed(account, quantity - part, value - valueOf(part), frozen);
    }
}
