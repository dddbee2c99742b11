package org.mixtura.core.data.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.WorkbenchException;

/** Reads AnnData {@code .h5ad} files. */
final class H5adReader implements DatasetReader {

    private static final String[] ID_COLUMNS = {"gene_ids", "gene_id", "ensembl_id", "ensembl", "ENSEMBL", "feature_id"
    };
    private static final String[] SYMBOL_COLUMNS = {"feature_name", "gene_symbols", "gene_symbol", "gene_name", "symbol"
    };

    @Override
    public boolean recognises(Path source) {
        return Hdf5Signature.isAtStartOf(source);
    }

    @Override
    public CellDataset read(Path source, ReadOptions options) {
        try (var file = new HdfFile(source)) {
            requireAnnData(source, file);
            return new Opened(source, file).read(options);
        } catch (WorkbenchException known) {
            throw known;
        } catch (RuntimeException | OutOfMemoryError damaged) {
            // The HDF5 library answers damage with whatever its parser runs into; for the user it is one thing.
            throw new DataProblem(
                    "'%s' is damaged or cut off.".formatted(source.getFileName()),
                    "It begins like an HDF5 file, but its content cannot be read to the end (%s)."
                            .formatted(firstLine(damaged)),
                    "Download or copy it again, or write it again with anndata.",
                    damaged);
        }
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? "unexpected content"
                : message.lines().findFirst().orElse("");
    }

    private static void requireAnnData(Path source, HdfFile file) {
        var children = file.getChildren();
        if (!children.containsKey("obs") || !children.containsKey("var")) {
            throw new DataProblem(
                    "'%s' is an HDF5 file, but not an AnnData file.".formatted(source.getFileName()),
                    "It has no 'obs' and 'var'. Found: %s."
                            .formatted(children.isEmpty() ? "nothing" : String.join(", ", children.keySet())),
                    "Choose an .h5ad file, or convert this one with anndata.");
        }
    }

    /** The places in a file where a matrix of cells x genes can be, in the order to look at them. */
    static Map<String, Node> places(HdfFile file) {
        var places = new LinkedHashMap<String, Node>();
        var layers = H5Values.group(file, "layers").map(Group::getChildren).orElse(Map.of());
        putIfThere(places, "X", file.getChildren().get("X"));
        putIfThere(places, "layers/counts", layers.get("counts"));
        H5Values.group(file, "raw")
                .ifPresent(raw -> putIfThere(places, "raw/X", raw.getChildren().get("X")));
        layers.forEach((name, node) -> putIfThere(places, "layers/" + name, node));
        return places;
    }

    private static void putIfThere(Map<String, Node> places, String name, @Nullable Node node) {
        if (node != null) {
            places.putIfAbsent(name, node);
        }
    }

    /** One file that is open. */
    private record Opened(Path source, HdfFile file) {

        CellDataset read(ReadOptions options) {
            var obs = H5adTable.read(child(file.getChildren(), "obs"));
            var places = places(file);
            if (places.isEmpty()) {
                throw new DataProblem(
                        "'%s' has no matrix.".formatted(source.getFileName()),
                        "There is neither X nor a layer. Found: %s."
                                .formatted(String.join(", ", file.getChildren().keySet())),
                        "Write the file again with its counts in X.");
            }
            return options.countsAt().isPresent()
                    ? at(options.countsAt().get(), places, obs)
                    : firstWithCounts(places, obs);
        }

        private CellDataset at(String place, Map<String, Node> places, H5adTable obs) {
            if (!places.containsKey(place)) {
                throw new DataProblem(
                        "There is no '%s' in '%s'.".formatted(place, source.getFileName()),
                        "Matrices are at %s.".formatted(String.join(", ", places.keySet())),
                        "Name one of them, or leave it out to let it be found.");
            }
            var matrix = matrix(place, places, obs);
            CountChecks.requireCounts(matrix, place, source, obs.index());
            return dataset(place, matrix, obs);
        }

        private CellDataset firstWithCounts(Map<String, Node> places, H5adTable obs) {
            DataProblem first = null;
            for (String place : places.keySet()) {
                try {
                    return at(place, places, obs);
                } catch (DataProblem noCounts) {
                    first = first == null ? noCounts : first;
                }
            }
            throw first == null ? new IllegalStateException("no places") : first;
        }

        private CsrMatrix matrix(String place, Map<String, Node> places, H5adTable obs) {
            return new H5adMatrix(
                            child(places, place),
                            obs.index().size(),
                            var(place).index().size())
                    .read();
        }

        private H5adTable var(String place) {
            return place.equals("raw/X")
                    ? H5adTable.read(
                            child(H5Values.group(file, "raw").orElseThrow().getChildren(), "var"))
                    : H5adTable.read(child(file.getChildren(), "var"));
        }

        private CellDataset dataset(String place, CsrMatrix matrix, H5adTable obs) {
            return new CellDataset(
                    name(),
                    source,
                    "AnnData .h5ad",
                    place,
                    matrix,
                    genes(var(place)),
                    new CellTable(obs.index(), obs.columns()));
        }

        private Node child(Map<String, Node> children, String name) {
            Node node = children.get(name);
            if (node == null) {
                throw new DataProblem(
                        "'%s' has no '%s'.".formatted(source.getFileName(), name),
                        "Found: %s.".formatted(String.join(", ", children.keySet())),
                        "Write the file again with a current version of anndata.");
            }
            return node;
        }

        private String name() {
            String name = source.getFileName().toString();
            return name.endsWith(".h5ad") ? name.substring(0, name.length() - 5) : name;
        }

        private static GeneTable genes(H5adTable var) {
            boolean indexIsId = GeneNames.areEnsembl(var.index());
            var ids = indexIsId ? var.index() : ids(var);
            var symbols = var.column(SYMBOL_COLUMNS)
                    .filter(_ -> indexIsId)
                    .map(Opened::texts)
                    .orElse(var.index());
            return GeneNames.table(ids, symbols);
        }

        private static List<String> ids(H5adTable var) {
            return var.column(ID_COLUMNS)
                    .map(Opened::texts)
                    .filter(GeneNames::areEnsembl)
                    .filter(ids -> ids.stream().distinct().count() == ids.size())
                    .orElse(var.index());
        }

        private static List<String> texts(Column column) {
            return IntStream.range(0, column.size()).mapToObj(column::text).toList();
        }
    }
}
