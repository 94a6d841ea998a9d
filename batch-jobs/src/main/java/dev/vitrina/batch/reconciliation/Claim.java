package dev.vitrina.batch.reconciliation;

/** What is left of an issue for returns to come back from: thousandths and minor units. */
final class Claim {
    long quantity;
    long cost;

    void add(long thousandths, long minor) {
        quantity += thousandths;
        cost += minor;
    }

    Claim copy() {
        Claim copy = new Claim();
        copy.add(quantity, cost);
        return copy;
    }

    /** What has been added to it since it was as an earlier copy says. */
    Claim since(Claim earlier) {
        Claim added = copy();
        added.add(-earlier.quantity, -earlier.cost);
        return added;
    }

    /** At most so many of a quantity. */
    long of(long most) {
        return Math.clamp(quantity, 0, most);
    }

    /** What a part of it costs. */
    long share(long part) {
        return part == 0 ? 0 : Rounding.share(cost, part, quantity);
    }
}
