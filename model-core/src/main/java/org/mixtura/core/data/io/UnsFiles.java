package org.mixtura.core.data.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.mixtura.core.error.DataProblem;

/** Files that lie in the {@code uns} of an .h5ad file, written as {@link Uns.Bytes}. */
public final class UnsFiles {

    private final Path h5ad;

    /** @param h5ad any file; one that is no .h5ad has none */
    public UnsFiles(Path h5ad) {
        this.h5ad = h5ad;
    }

    /**
     * What a group of {@code uns} has.
     *
     * @param path the groups from {@code uns} on
     * @return empty when there is no such group
     * @throws DataProblem when the file is damaged
     */
    public List<String> names(String... path) {
        return at(path, Hdf5Node::childNames).orElse(List.of());
    }

    /**
     * The content of all files of a group.
     *
     * @param path the groups from {@code uns} on
     * @return by name; empty when there is no such group
     * @throws DataProblem when the file is damaged
     */
    public SequencedMap<String, byte[]> contents(String... path) {
        return at(path, group -> {
                    var contents = new LinkedHashMap<String, byte[]>();
                    for (String name : group.childNames()) {
                        contents.put(name, bytes(group.need(name)));
                    }
                    return contents;
                })
                .orElseGet(LinkedHashMap::new);
    }

    private static byte[] bytes(Hdf5Node node) throws UnreadableData {
        long[] values = Hdf5Arrays.longs(node.flat(), node);
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private interface Question<T> {

        T of(Hdf5Node group) throws UnreadableData;
    }

    private <T> Optional<T> at(String[] path, Question<T> question) {
        if (!isHdf5()) {
            return Optional.empty();
        }
        try {
            return Hdf5Source.read(h5ad, root -> {
                var node = root.child("uns");
                for (String step : path) {
                    node = node.isPresent() ? node.get().child(step) : node;
                }
                return node.isPresent() && node.get().isGroup()
                        ? Optional.of(question.of(node.get()))
                        : Optional.<T>empty();
            });
        } catch (UnreadableData e) {
            throw e.asProblem();
        }
    }

    private boolean isHdf5() {
        byte[] magic = {(byte) 0x89, 'H', 'D', 'F'};
        try (var in = Files.newInputStream(h5ad)) {
            return Arrays.equals(in.readNBytes(magic.length), magic);
        } catch (IOException folderOrGone) {
            return false;
        }
    }
}
