package org.mixtura.core.local;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.ImageShape;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.prep.Split;

/** Cells that mean nothing, to see how fast something is trained and whether it can be. The same ones each time. */
final class MadeUpCells {

    private MadeUpCells() {}

    /**
     * Counts of which a tenth are above zero, as in cells.
     *
     * @param like says how many cells and genes there are, batches, types, and whether genes are the pixels of a square
     * @param heldOut how many of the cells, the first ones, are held out
     */
    static PreparedData of(DataSummary like, int heldOut) {
        return new PreparedData(
                counts(like.cells(), like.genes()),
                like.images() ? pixels(like.genes()) : genes(like.genes()),
                new CellTable(names("cell", like.cells()), List.of()),
                new Split(
                        IntStream.range(heldOut, like.cells()).toArray(),
                        IntStream.range(0, heldOut).toArray()),
                like.labelLevels() > 0
                        ? Optional.of(column("type", like.labelLevels(), like.cells()))
                        : Optional.empty(),
                like.batches() > 1 ? Optional.of(column("batch", like.batches(), like.cells())) : Optional.empty());
    }

    private static CsrMatrix counts(int cells, int genes) {
        var random = new SplittableRandom(0);
        float[][] counts = new float[cells][genes];
        for (float[] cell : counts) {
            for (int gene = 0; gene < genes; gene++) {
                cell[gene] = random.nextInt(10) == 0 ? 1 + random.nextInt(4) : 0;
            }
        }
        return CsrMatrix.ofDense(counts);
    }

    private static GeneTable genes(int count) {
        return new GeneTable(names("gene", count), names("gene", count));
    }

    private static GeneTable pixels(int count) {
        int side = (int) Math.round(Math.sqrt(count));
        return side * side == count ? new ImageShape(side, side).genes() : genes(count);
    }

    private static Column.Categorical column(String name, int levels, int cells) {
        return new Column.Categorical(
                name,
                names(name, levels),
                IntStream.range(0, cells).map(cell -> cell % levels).toArray());
    }

    private static List<String> names(String of, int count) {
        return IntStream.range(0, count).mapToObj(i -> of + i).toList();
    }
}
