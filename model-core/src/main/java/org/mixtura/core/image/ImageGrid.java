package org.mixtura.core.image;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.ImageShape;

/**
 * Images in rows and columns.
 *
 * @param shape of each image
 * @param rows names of the rows; may be empty texts
 * @param columns names of the columns; may be empty texts
 * @param images row after row, images x pixels, from 0 (dark) to 1
 */
public record ImageGrid(ImageShape shape, List<String> rows, List<String> columns, FloatMatrix images) {

    public ImageGrid {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        if (images.rows() != rows.size() * columns.size() || images.columns() != shape.pixels() || images.rows() == 0) {
            throw new IllegalArgumentException("%d images of %d pixels for %d x %d of %s"
                    .formatted(images.rows(), images.columns(), rows.size(), columns.size(), shape));
        }
    }

    /** Images without names in rows of equal length; those that would not fill a row are left out, if there is a whole one. */
    public static ImageGrid unnamed(ImageShape shape, FloatMatrix images, int perRow) {
        int wide = Math.min(perRow, images.rows());
        int high = images.rows() / wide;
        return new ImageGrid(
                shape,
                Collections.nCopies(high, ""),
                Collections.nCopies(wide, ""),
                images.select(IntStream.range(0, high * wide).toArray()));
    }

    /** The brightness of some cells, cells x pixels, from 0 to 1. */
    public static FloatMatrix brightness(CountMatrix pixels, int[] cells) {
        float[] values = new float[Math.multiplyExact(cells.length, pixels.genes())];
        int[] places = new int[pixels.genes()];
        float[] bytes = new float[pixels.genes()];
        for (int i = 0; i < cells.length; i++) {
            int stored = pixels.copyRow(cells[i], places, bytes, 0);
            for (int p = 0; p < stored; p++) {
                values[i * pixels.genes() + places[p]] = Math.min(1, bytes[p] / ImageShape.BRIGHTEST);
            }
        }
        return new FloatMatrix(cells.length, pixels.genes(), values);
    }

    /** So many cells, evenly spread over all. */
    public static int[] spread(int cells, int wanted) {
        int count = Math.min(cells, wanted);
        int[] chosen = new int[count];
        Arrays.setAll(chosen, i -> (int) ((long) i * cells / count));
        return chosen;
    }
}
