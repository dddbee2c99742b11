package org.mixtura.core.data.io;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns the arrays of the HDF5 library, whatever number type the file has, into the types used here. */
final class Hdf5Arrays {

    private Hdf5Arrays() {}

    static float[] floats(Object array, Hdf5Node from) throws UnreadableData {
        if (array instanceof float[] same) {
            return same;
        }
        if (array instanceof int[] values) {
            float[] out = new float[values.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = values[i];
            }
            return out;
        }
        double[] values = doubles(array, from);
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    static double[] doubles(Object array, Hdf5Node from) throws UnreadableData {
        return switch (array) {
            case double[] same -> same;
            case float[] values -> {
                double[] out = new double[values.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = values[i];
                }
                yield out;
            }
            default -> Arrays.stream(longs(array, from)).asDoubleStream().toArray();
        };
    }

    static int[] ints(Object array, Hdf5Node from) throws UnreadableData {
        if (array instanceof int[] same) {
            return same;
        }
        long[] values = longs(array, from);
        int[] out = new int[values.length];
        for (int i = 0; i < out.length; i++) {
            if (values[i] != (int) values[i]) {
                throw Hdf5Node.damaged("The element %s holds the index %d.".formatted(from.path(), values[i]), null);
            }
            out[i] = (int) values[i];
        }
        return out;
    }

    static long[] longs(Object array, Hdf5Node from) throws UnreadableData {
        return switch (array) {
            case long[] same -> same;
            case int[] values -> Arrays.stream(values).asLongStream().toArray();
            case short[] values -> {
                long[] out = new long[values.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = values[i];
                }
                yield out;
            }
            case byte[] values -> {
                long[] out = new long[values.length];
                for (int i = 0; i < out.length; i++) {
                    out[i] = values[i];
                }
                yield out;
            }
            // Unsigned 64-bit integers; what does not fit is no index and no count.
            case BigInteger[] values ->
                Arrays.stream(values).mapToLong(BigInteger::longValue).toArray();
            default ->
                throw Hdf5Node.damaged(
                        "The element %s holds no whole numbers where they are needed.".formatted(from.path()), null);
        };
    }

    /** Booleans are stored as numbers or as an enumeration of TRUE and FALSE. */
    static boolean[] booleans(Object array, Hdf5Node from) throws UnreadableData {
        boolean[] out;
        if (array instanceof boolean[] same) {
            out = same;
        } else if (array instanceof Object[] names && !(array instanceof BigInteger[])) {
            out = new boolean[names.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = "TRUE".equalsIgnoreCase(String.valueOf(names[i]));
            }
        } else {
            long[] numbers = longs(array, from);
            out = new boolean[numbers.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = numbers[i] != 0;
            }
        }
        return out;
    }

    /** Any list as texts; a number becomes its shortest text. */
    static List<String> texts(Object array, Hdf5Node from) throws UnreadableData {
        var out = new ArrayList<String>();
        switch (array) {
            case float[] values -> {
                for (float value : values) {
                    out.add(
                            value == Math.rint(value) && Math.abs(value) < 1e7
                                    ? Long.toString((long) value)
                                    : Float.toString(value));
                }
            }
            case double[] values -> {
                for (double value : values) {
                    out.add(number(value));
                }
            }
            case boolean[] values -> {
                for (boolean value : values) {
                    out.add(value ? "True" : "False");
                }
            }
            case Object[] values -> {
                for (Object value : values) {
                    out.add(value == null ? "" : value.toString());
                }
            }
            default -> {
                for (long value : longs(array, from)) {
                    out.add(Long.toString(value));
                }
            }
        }
        return out;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
