package org.mixtura.core.data.hdf5;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A group of a file that is written: attributes and members, all kept until the file is finished. A name with slashes makes
 * groups on the way, as in h5py.
 */
public final class Hdf5Group extends Hdf5Object {

    private final Hdf5Writer file;
    private final Map<String, Hdf5Object> members = new LinkedHashMap<>();

    Hdf5Group(Hdf5Writer file) {
        this.file = file;
    }

    /** A new group in this one. */
    public Hdf5Group group(String name) {
        return add(name, new Hdf5Group(file));
    }

    /** A new data set whose entries are to be written before the file is finished. */
    public Hdf5Dataset dataset(String name, Hdf5Type type, long... shape) {
        return add(name, file.reserve(type, shape));
    }

    /** A new data set of texts. */
    public Hdf5Dataset texts(String name, List<String> texts) {
        return texts(name, texts, texts.size());
    }

    /** A new data set of texts in the order of their places, the last dimension first. */
    public Hdf5Dataset texts(String name, List<String> texts, long... shape) {
        return add(name, file.texts(texts, shape));
    }

    /** A new data set of records that have all these fields; at least one. */
    public Hdf5Dataset records(String name, List<Hdf5Field> fields) {
        return add(name, file.records(fields));
    }

    /** A new data set of one text without dimensions. */
    public Hdf5Dataset text(String name, String text) {
        return add(name, file.text(text));
    }

    Map<String, Hdf5Object> members() {
        return members;
    }

    private <T extends Hdf5Object> T add(String name, T object) {
        int slash = name.indexOf('/');
        if (slash > 0
                && members.computeIfAbsent(name.substring(0, slash), _ -> new Hdf5Group(file))
                        instanceof Hdf5Group group) {
            return group.add(name.substring(slash + 1), object);
        }
        if (name.isEmpty() || slash >= 0 || members.putIfAbsent(name, object) != null) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a new member");
        }
        return object;
    }
}
