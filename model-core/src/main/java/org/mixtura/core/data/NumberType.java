package org.mixtura.core.data;

/**
 * How a file stores a column of numbers, so that it can be written as it was.
 *
 * @param bytes size of one number: 1, 2, 4 or 8
 * @param form what the bytes mean
 * @param nullable whether missing values are marked in a mask beside the numbers, and not as NaN
 */
public record NumberType(int bytes, Form form, boolean nullable) {

    /** What the bytes of a number mean. */
    public enum Form {
        DECIMAL,
        SIGNED,
        UNSIGNED
    }

    /** What numbers are stored as unless a file says otherwise. */
    public static final NumberType DOUBLE = new NumberType(8, Form.DECIMAL, false);

    /** Whole numbers as texts give them. */
    public static final NumberType LONG = new NumberType(8, Form.SIGNED, false);

    /** A type that holds the numbers of both; decimals where one has decimals and the other not. */
    public NumberType joined(NumberType other) {
        boolean masked = nullable || other.nullable;
        if (form == other.form) {
            return new NumberType(Math.max(bytes, other.bytes), form, masked);
        }
        // Unsigned numbers beyond 2^53 are kept as text, so signed ones of 64 bits hold all that there are.
        return form == Form.DECIMAL || other.form == Form.DECIMAL
                ? DOUBLE
                : new NumberType(Long.BYTES, Form.SIGNED, masked);
    }

    /** The same with missing values marked apart. */
    public NumberType asNullable() {
        return new NumberType(bytes, form, true);
    }
}
