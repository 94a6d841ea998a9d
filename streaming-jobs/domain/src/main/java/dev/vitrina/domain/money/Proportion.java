package dev.vitrina.domain.money;

import java.math.BigInteger;

/** Shares of an amount, rounded half up away from zero. */
public final class Proportion {
    private Proportion() {}

    /**
     * {@code value × part ÷ whole}, rounded half up away from zero. The product is taken in 128 bits.
     *
     * @param value an amount in minor units, of either sign
     * @param part how much of the whole, not negative
     * @param whole the whole, in the unit of {@code part}, positive
     * @throws IllegalArgumentException when {@code part} is negative or {@code whole} is not positive
     * @throws ArithmeticException when the share does not fit in a long
     */
    public static long halfUp(long value, long part, long whole) {
        if (part < 0 || whole <= 0) {
            throw new IllegalArgumentException(
                    "A share needs a part ≥ 0 and a whole > 0: %d of %d".formatted(part, whole));
        }
        long low = value * part;
        if (Math.multiplyHigh(value, part) == low >> 63 && low != Long.MIN_VALUE) {
            return roundedQuotient(low, whole);
        }
        return wideQuotient(BigInteger.valueOf(value).multiply(BigInteger.valueOf(part)), BigInteger.valueOf(whole));
    }

    /** The same for parts and wholes that may need more than 64 bits. */
    public static long halfUp(long value, BigInteger part, BigInteger whole) {
        if (part.signum() < 0 || whole.signum() <= 0) {
            throw new IllegalArgumentException(
                    "A share needs a part ≥ 0 and a whole > 0: %d of %d".formatted(part, whole));
        }
        return wideQuotient(BigInteger.valueOf(value).multiply(part), whole);
    }

    /** The same, but not further from zero than a bound: for shares of more than the whole. */
    public static long halfUp(long value, long part, long whole, long bound) {
        if (value == 0 || part <= bound / Math.abs(value)) {
            return Math.clamp(halfUp(value, part, whole), -bound, bound);
        }
        BigInteger share =
                BigInteger.valueOf(value).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole));
        return share.abs().compareTo(BigInteger.valueOf(bound)) > 0
                ? share.signum() * bound
                : halfUp(value, part, whole);
    }

    private static long roundedQuotient(long product, long whole) {
        long magnitude = Math.abs(product);
        long remainder = magnitude % whole;
        long quotient = magnitude / whole + (remainder >= whole - remainder ? 1 : 0);
        return product < 0 ? -quotient : quotient;
    }

    private static long wideQuotient(BigInteger product, BigInteger whole) {
        BigInteger[] parts = product.abs().divideAndRemainder(whole);
        boolean up = parts[1].shiftLeft(1).compareTo(whole) >= 0;
        BigInteger quotient = up ? parts[0].add(BigInteger.ONE) : parts[0];
        return (product.signum() < 0 ? quotient.negate() : quotient).longValueExact();
    }
}
