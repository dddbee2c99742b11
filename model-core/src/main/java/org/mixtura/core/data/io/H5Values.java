package org.mixtura.core.data.io;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** HDF5 values as plain Java arrays, whatever type they are stored in. */
final class H5Values {

    private H5Values() {}

    /** The dataset at a path below a group, if it is there. */
    static Optional<Dataset> dataset(Group group, String name) {
        return group.getChildren().get(name) instanceof Dataset dataset ? Optional.of(dataset) : Optional.empty();
    }

    static Optional<Group> group(Group group, String name) {
        return group.getChildren().get(name) instanceof Group child ? Optional.of(child) : Optional.empty();
    }

    /** An attribute as text; empty when it is absent. */
    static Optional<String> text(Node node, String attribute) {
        Attribute found = node.getAttribute(attribute);
        if (found == null || found.isEmpty()) {
            return Optional.empty();
        }
        Object data = found.getData();
        return Optional.of(data.getClass().isArray() ? String.valueOf(Array.get(data, 0)) : String.valueOf(data));
    }

    /** An attribute as texts, empty when it is absent. */
    static List<String> texts(Node node, String attribute) {
        Attribute found = node.getAttribute(attribute);
        if (found == null || found.isEmpty()) {
            return List.of();
        }
        return toTexts(found.getData());
    }

    /** An attribute as whole numbers, empty when it is absent. */
    static Optional<long[]> longs(Node node, String attribute) {
        Attribute found = node.getAttribute(attribute);
        return found == null ? Optional.empty() : Optional.of(toLongs(found.getData()));
    }

    static List<String> toTexts(Object data) {
        var texts = new ArrayList<String>();
        if (!data.getClass().isArray()) {
            return List.of(String.valueOf(data));
        }
        for (int i = 0; i < Array.getLength(data); i++) {
            Object value = Array.get(data, i);
            texts.add(value == null ? "" : String.valueOf(value));
        }
        return texts;
    }

    static long[] toLongs(Object data) {
        return switch (data) {
            case long[] longs -> longs;
            case int[] ints -> Arrays.stream(ints).asLongStream().toArray();
            case double[] doubles ->
                Arrays.stream(doubles).mapToLong(d -> (long) d).toArray();
            default -> {
                long[] out = new long[length(data)];
                for (int i = 0; i < out.length; i++) {
                    out[i] = ((Number) element(data, i)).longValue();
                }
                yield out;
            }
        };
    }

    static int[] toInts(Object data) {
        return data instanceof int[] ints
                ? ints
                : Arrays.stream(toLongs(data)).mapToInt(Math::toIntExact).toArray();
    }

    static float[] toFloats(Object data) {
        if (data instanceof float[] floats) {
            return floats;
        }
        float[] out = new float[length(data)];
        switch (data) {
            case double[] doubles -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = (float) doubles[i];
                }
            }
            case int[] ints -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = ints[i];
                }
            }
            default -> {
                for (int i = 0; i < out.length; i++) {
                    out[i] = ((Number) element(data, i)).floatValue();
                }
            }
        }
        return out;
    }

    static double[] toDoubles(Object data) {
        if (data instanceof double[] doubles) {
            return doubles;
        }
        double[] out = new double[length(data)];
        for (int i = 0; i < out.length; i++) {
            out[i] = ((Number) element(data, i)).doubleValue();
        }
        return out;
    }

    /** True values; h5py stores booleans as an enumeration of TRUE and FALSE. */
    static boolean[] toFlags(Object data) {
        boolean[] out = new boolean[length(data)];
        for (int i = 0; i < out.length; i++) {
            Object value = element(data, i);
            out[i] = switch (value) {
                case Boolean flag -> flag;
                case Number number -> number.longValue() != 0;
                default -> String.valueOf(value).equalsIgnoreCase("TRUE");
            };
        }
        return out;
    }

    private static int length(Object data) {
        return data.getClass().isArray() ? Array.getLength(data) : 1;
    }

    private static Object element(Object data, int i) {
        return data.getClass().isArray() ? Array.get(data, i) : data;
    }
}
