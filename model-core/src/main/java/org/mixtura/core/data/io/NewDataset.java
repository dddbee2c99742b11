package org.mixtura.core.data.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.GeneTable;

/** Writes a data set that was not read from a file but made here. */
public final class NewDataset {

    /**
     * Writes counts, genes and cells as .h5ad.
     *
     * @param made how it was made, kept in {@code uns}
     * @param out must not exist
     * @throws org.mixtura.core.error.ConfigProblem when the file exists
     * @throws org.mixtura.core.error.StorageProblem when it cannot be written
     */
    public void write(CountMatrix counts, GeneTable genes, CellTable cells, String made, Path out) {
        NewH5ad.requireFree(out);
        var matrices = new LinkedHashMap<String, CountMatrix>();
        matrices.put("X", counts);
        var annotations = new Annotations();
        annotations.uns().put("mixtura_made", new Uns.Text(made));
        NewH5ad.write(
                new Study(
                        String.valueOf(out.getFileName()),
                        new Frame(Frame.INDEX, cells),
                        new Frame(Frame.INDEX, new CellTable(genes.ids(), List.of())),
                        genes,
                        matrices,
                        "X"),
                annotations,
                out);
    }
}
