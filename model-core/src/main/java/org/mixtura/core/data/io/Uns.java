package org.mixtura.core.data.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.mixtura.core.data.FloatMatrix;

/** A value of AnnData's {@code uns}, what is known of the data set as a whole. */
public sealed interface Uns {

    /** A text. */
    record Text(String value) implements Uns {}

    /** A list of texts. */
    record Texts(List<String> values) implements Uns {}

    /** A whole number. */
    record Whole(long value) implements Uns {}

    /** A decimal number. */
    record Decimal(double value) implements Uns {}

    /** Yes or no. */
    record Flag(boolean value) implements Uns {}

    /** A list of decimal numbers. */
    record Numbers(double[] values) implements Uns {}

    /** A matrix. */
    record Matrix(FloatMatrix values) implements Uns {}

    /** The content of a file. */
    record Bytes(byte[] values) implements Uns {}

    /** Values by name. */
    record Dict(SequencedMap<String, Uns> values) implements Uns {

        /** An empty one, to be filled. */
        public Dict() {
            this(new LinkedHashMap<>());
        }

        /** Adds a value; a slash in the name, which would make a group of it, becomes an underscore. */
        public Dict put(String name, Uns value) {
            values.put(name.replace('/', '_'), value);
            return this;
        }
    }
}
