package org.mixtura.core.data.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mixtura.core.data.CellGraph;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.hdf5.Hdf5Group;
import org.mixtura.core.data.hdf5.Hdf5Writer;

/**
 * An .h5ad file that is written again with all that it has, for some of its cells, and with what was added. Where something
 * was added under the name of an element, that of the source is called {@code NAME_source}, unless it says the same.
 */
final class SourceH5ad {

    /** What an element of a source is called whose name something else has. */
    static final String RENAMED = "_source";

    private static final String RAW = "raw";
    private static final String CARRIED = "mixtura";
    private static final String NEIGHBOURS = "neighbors";

    private final Hdf5Node root;
    private final H5adTable obs;
    private final Optional<int[]> rows;
    private final StudyExport.Additions added;
    private final ElementCopy copy = new ElementCopy();

    /** @param rows of the source, in the order wanted */
    SourceH5ad(Hdf5Node root, int[] rows, StudyExport.Additions added) throws UnreadableData {
        this.root = root;
        this.obs = H5adTable.read(root.need("obs"), root.child("uns"));
        boolean all = Arrays.equals(rows, CopiedAxes.all(obs.index().size()));
        this.rows = all ? Optional.empty() : Optional.of(rows);
        this.added = added;
    }

    /** Whether a file is an .h5ad file. */
    static boolean is(Path source) {
        return Hdf5Source.has(source, root -> root.childNames().containsAll(List.of("obs", "var")));
    }

    /** Whether it has a part {@code raw}. */
    static boolean hasRaw(Path source) {
        return Hdf5Source.has(source, root -> root.child(RAW).isPresent());
    }

    /** Writes the file and returns the paths of what had to be left out. */
    List<String> copied(Path file) throws UnreadableData {
        try (var out = new Hdf5Writer(file)) {
            Hdf5Group to = H5adWriter.typed(out.root(), "anndata", "0.1.0");
            if (root.child("X").isPresent()) {
                copy.copy(root.need("X"), to, "X", CopiedAxes.rows(rows));
            }
            each("layers", to, CopiedAxes.rows(rows), Set.of());
            Frame cells = frame(
                    obs,
                    root.need("obs"),
                    frame -> added.on(rows.map(frame::select).orElse(frame)),
                    to.group("obs"));
            genes(root.need("var"), to.group("var"));
            raw(to);
            coordinates(to);
            each("varm", to, CopiedAxes.WHOLE, Set.of());
            each("varp", to, CopiedAxes.WHOLE, Set.of());
            unstructured(to, cells, graphs(to));
            out.finish();
            return copy.left();
        } catch (IOException failure) {
            // Through the reader of the source to who writes the file.
            throw new UncheckedIOException(failure);
        }
    }

    private interface Change {

        Frame of(Frame frame);
    }

    private Frame frame(H5adTable table, Hdf5Node node, Change change, Hdf5Group to) throws IOException {
        table.skipped().forEach(column -> copy.leave(node, column));
        Frame changed = change.of(new Frame(table.indexName(), new CellTable(table.index(), table.columns())));
        H5adWriter.frame(to, changed);
        return changed;
    }

    private void genes(Hdf5Node node, Hdf5Group to) throws UnreadableData, IOException {
        H5adTable var = H5adTable.read(node, root.child("uns"));
        var names = GeneNames.of(var.index(), var.columns()).table();
        frame(var, node, frame -> added.on(frame, names), to);
    }

    /** All members of a group. */
    private Hdf5Group each(String name, Hdf5Group to, CopiedAxes axes, Set<String> but)
            throws UnreadableData, IOException {
        Hdf5Group group = H5adWriter.dict(to, name);
        var source = root.child(name).filter(Hdf5Node::isGroup);
        if (source.isPresent()) {
            for (String each : source.get().childNames()) {
                if (!but.contains(each)) {
                    copy.copy(source.get().need(each), group, each, axes);
                }
            }
        }
        return group;
    }

    private void raw(Hdf5Group to) throws UnreadableData, IOException {
        var source = root.child(RAW).filter(Hdf5Node::isGroup);
        if (source.isEmpty()) {
            if (root.child("raw.X").isPresent()) {
                copy.leave(root, "raw.X");
            }
            return;
        }
        Hdf5Group raw = H5adWriter.typed(to.group(RAW), RAW, "0.1.0");
        for (String each : source.get().childNames()) {
            Hdf5Node node = source.get().need(each);
            switch (each) {
                case "var" -> genes(node, raw.group(each));
                case "X" -> copy.copy(node, raw, each, CopiedAxes.rows(rows));
                default -> copy.copy(node, raw, each, CopiedAxes.WHOLE);
            }
        }
    }

    private void coordinates(Hdf5Group to) throws UnreadableData, IOException {
        var own = added.annotations().obsm();
        Hdf5Group group = each("obsm", to, CopiedAxes.rows(rows), own.keySet());
        for (Map.Entry<String, FloatMatrix> each : own.entrySet()) {
            H5adWriter.dense(group, each.getKey(), each.getValue());
            var there = child("obsm", each.getKey());
            if (there.isPresent() && !ElementCopy.holds(there.get(), rows, each.getValue())) {
                copy.copy(there.get(), group, each.getKey() + RENAMED, CopiedAxes.rows(rows));
            }
        }
    }

    /** Returns whether the source has others of the names that were added. */
    private boolean graphs(Hdf5Group to) throws UnreadableData, IOException {
        var own = added.annotations().obsp();
        Hdf5Group group = each("obsp", to, CopiedAxes.square(rows), own.keySet());
        boolean others = false;
        for (Map.Entry<String, CellGraph> each : own.entrySet()) {
            H5adWriter.graph(group.group(each.getKey()), each.getValue());
            var there = child("obsp", each.getKey());
            if (there.isPresent() && !isGraph(there.get(), each.getValue())) {
                copy.copy(there.get(), group, each.getKey() + RENAMED, CopiedAxes.square(rows));
                others = true;
            }
        }
        return others;
    }

    private boolean isGraph(Hdf5Node node, CellGraph graph) throws UnreadableData {
        if (rows.isPresent()
                || node.child("data").isEmpty()
                || node.child("indices").isEmpty()) {
            return false;
        }
        Hdf5Node weights = node.need("data");
        Hdf5Node ends = node.need("indices");
        return weights.length() == graph.weights().length
                && Arrays.equals(Hdf5Arrays.floats(weights.flat(), weights), graph.weights())
                && Arrays.equals(Hdf5Arrays.ints(ends.flat(), ends), graph.ends());
    }

    private Optional<Hdf5Node> child(String group, String name) throws UnreadableData {
        var found = root.child(group);
        return found.isPresent() ? found.get().at(name) : Optional.empty();
    }

    /** @param otherGraphs whether the neighbours of the source have other names now */
    private void unstructured(Hdf5Group to, Frame cells, boolean otherGraphs) throws UnreadableData, IOException {
        var own = added.annotations().uns().values();
        var colours = colours(cells);
        Set<String> replaced = new HashSet<>(own.keySet());
        replaced.addAll(colours.keySet());
        Hdf5Group uns = each("uns", to, CopiedAxes.WHOLE, replaced);
        for (var each : colours.entrySet()) {
            H5adWriter.unstructured(uns, each.getKey(), new Uns.Texts(each.getValue()));
        }
        var carried = child("uns", CARRIED);
        for (var each : own.entrySet()) {
            String name = each.getKey();
            if (name.equals(CARRIED) && each.getValue() instanceof Uns.Dict runs) {
                carried(uns, runs, carried);
                continue;
            }
            H5adWriter.unstructured(uns, name, each.getValue());
            var there = child("uns", name);
            boolean ofThisRun = carried.isPresent() && carried.get().child(name).isPresent();
            if (there.isPresent() && name.equals(NEIGHBOURS)) {
                neighbours(uns, there.get(), otherGraphs);
            } else if (there.isPresent() && !ofThisRun) {
                copy.copy(there.get(), uns, name + RENAMED, CopiedAxes.WHOLE);
            }
        }
        renamedColours(cells, uns);
    }

    /** Those that the source has not, or not for this column, or that somebody chose. */
    private Map<String, List<String>> colours(Frame cells) throws UnreadableData {
        var all = new LinkedHashMap<String, List<String>>();
        for (var each : added.colours(cells).entrySet()) {
            boolean kept = child("uns", each.getKey()).isPresent()
                    && !isReplaced(cells, each.getKey())
                    && !each.getValue().chosen();
            if (!kept) {
                all.put(each.getKey(), each.getValue().colours());
            }
        }
        return all;
    }

    /** A column that has another name now takes its colours along. */
    private void renamedColours(Frame cells, Hdf5Group uns) throws UnreadableData, IOException {
        for (String key : added.colours(cells).keySet()) {
            var there = child("uns", key);
            if (there.isPresent() && isReplaced(cells, key)) {
                String column = key.substring(0, key.length() - StudyExport.COLOURS.length());
                copy.copy(there.get(), uns, column + RENAMED + StudyExport.COLOURS, CopiedAxes.WHOLE);
            }
        }
    }

    private boolean isReplaced(Frame cells, String key) {
        String renamed = key.substring(0, key.length() - StudyExport.COLOURS.length()) + RENAMED;
        return cells.table().column(renamed).isPresent()
                && obs.columns().stream().noneMatch(column -> column.name().equals(renamed));
    }

    /** Those of the source stay where they go by other names now, which they must know. */
    private void neighbours(Hdf5Group uns, Hdf5Node before, boolean otherGraphs) throws UnreadableData, IOException {
        if (otherGraphs && before.isGroup()) {
            Hdf5Group renamed = H5adWriter.dict(uns, NEIGHBOURS + RENAMED);
            for (String each : before.childNames()) {
                if (each.endsWith("_key")) {
                    String graph = each.substring(0, each.length() - "_key".length());
                    H5adWriter.unstructured(renamed, each, new Uns.Text(graph + RENAMED));
                } else {
                    copy.copy(before.need(each), renamed, each, CopiedAxes.WHOLE);
                }
            }
        }
    }

    /** Runs that the source carries stay in it as long as it has all its cells, by whose rows they are numbered. */
    private void carried(Hdf5Group uns, Uns.Dict runs, Optional<Hdf5Node> before) throws UnreadableData, IOException {
        Hdf5Group group = H5adWriter.dict(uns, CARRIED);
        H5adWriter.unstructured(group, runs);
        if (before.isPresent()) {
            for (String run : before.get().childNames()) {
                if (runs.values().containsKey(run)) {
                    continue;
                }
                if (rows.isPresent()) {
                    copy.leave(before.get(), run);
                } else {
                    copy.copy(before.get().need(run), group, run, CopiedAxes.WHOLE);
                }
            }
        }
    }
}
