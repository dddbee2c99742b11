package org.mixtura.core.data.hdf5;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group or data set with its attributes. */
public abstract sealed class Hdf5Object permits Hdf5Group, Hdf5Dataset {

    /** Value of an attribute. */
    sealed interface Value {}

    record TextValue(String text) implements Value {}

    record TextsValue(List<String> texts) implements Value {}

    record NumbersValue(long[] numbers) implements Value {}

    record FlagValue(boolean flag) implements Value {}

    private final Map<String, Value> attributes = new LinkedHashMap<>();

    Hdf5Object() {}

    /** Sets an attribute to a text. */
    public void attribute(String name, String text) {
        attributes.put(name, new TextValue(text));
    }

    /** Sets an attribute to a list of texts. */
    public void attribute(String name, List<String> texts) {
        attributes.put(name, new TextsValue(List.copyOf(texts)));
    }

    /** Sets an attribute to a list of 64-bit integers. */
    public void attribute(String name, long... numbers) {
        attributes.put(name, new NumbersValue(numbers.clone()));
    }

    /** Sets an attribute to a truth value. */
    public void attribute(String name, boolean flag) {
        attributes.put(name, new FlagValue(flag));
    }

    Map<String, Value> attributes() {
        return attributes;
    }
}
