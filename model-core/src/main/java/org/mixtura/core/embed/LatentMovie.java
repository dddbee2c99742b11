package org.mixtura.core.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.FloatMatrix;

/**
 * How the codes of some cells moved while a model was trained, in two dimensions. The last frame shows the two principal components
 * of its codes. Each earlier one shows its codes in the two directions, at right angles to each other, in which the cells
 * lie most nearly as in the frame after it (orthogonal Procrustes: Schönemann, Psychometrika 31, 1966; to fewer dimensions: ten
 * Berge and Knol, Psychometrika 49, 1984), so that what turns is the view and what moves are the cells. Codes of
 * two dimensions are shown as they are.
 *
 * @param cells which cells of the run these are
 * @param frames by epoch
 */
public record LatentMovie(int[] cells, List<Frame> frames) {

    /** Below this share of the larger spread, the smaller one tells no direction. */
    private static final double FLAT = 1e-12;

    /**
     * The cells after an epoch.
     *
     * @param epoch from 1
     * @param places cells x 2
     */
    public record Frame(int epoch, FloatMatrix places) {}

    public LatentMovie {
        frames = List.copyOf(frames);
    }

    /**
     * The movie of these codes.
     *
     * @param codes by epoch, each cells x dimensions
     */
    public static LatentMovie of(int[] cells, SortedMap<Integer, FloatMatrix> codes) {
        var frames = new ArrayList<Frame>();
        @Nullable FloatMatrix later = null;
        for (var epoch : codes.reversed().entrySet()) {
            var code = epoch.getValue();
            FloatMatrix places;
            if (code.columns() <= 2) {
                places = flat(code);
            } else {
                var aligned = later == null ? Optional.<FloatMatrix>empty() : towards(code, later);
                places = aligned.orElseGet(() -> matrix(PrincipalPlane.project(code)));
                // Codes that have no directions yet are nothing that others could be turned to.
                later = later == null || aligned.isPresent() ? places : later;
            }
            frames.add(new Frame(epoch.getKey(), places));
        }
        return new LatentMovie(cells, frames.reversed());
    }

    private static FloatMatrix flat(FloatMatrix code) {
        return code.columns() == 2
                ? code
                : FloatMatrix.beside(List.of(code, new FloatMatrix(code.rows(), 1, new float[code.rows()])));
    }

    /** At most so many frames, evenly chosen, the first and the last among them. */
    public List<Frame> some(int most) {
        int all = frames.size();
        return all <= most
                ? frames
                : IntStream.range(0, most)
                        .mapToObj(i -> frames.get((int) Math.round((double) i * (all - 1) / (most - 1))))
                        .toList();
    }

    /**
     * The projection W of codes Z with orthonormal columns that makes tr(P' Z W) largest: the polar factor of Z' P. Empty where the codes
     * lie on a line or a point, so early that nothing is where it will be.
     */
    private static Optional<FloatMatrix> towards(FloatMatrix codes, FloatMatrix later) {
        double[][] centred = centred(codes);
        double[][] m = new double[codes.columns()][2];
        for (int i = 0; i < centred.length; i++) {
            for (int d = 0; d < m.length; d++) {
                m[d][0] += centred[i][d] * later.at(i, 0);
                m[d][1] += centred[i][d] * later.at(i, 1);
            }
        }
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (double[] row : m) {
            aa += row[0] * row[0];
            ab += row[0] * row[1];
            bb += row[1] * row[1];
        }
        double determinant = aa * bb - ab * ab;
        if (!(determinant > FLAT * (aa + bb) * (aa + bb))) {
            return Optional.empty();
        }
        // The root of a symmetric matrix of two rows is (A + sI) / t, and the inverse of that has a closed form, too.
        double s = Math.sqrt(determinant);
        double t = Math.sqrt(aa + bb + 2 * s);
        double[][] inverse = {{(bb + s) / (s * t), -ab / (s * t)}, {-ab / (s * t), (aa + s) / (s * t)}};
        double[][] places = new double[centred.length][2];
        for (int i = 0; i < places.length; i++) {
            for (int d = 0; d < m.length; d++) {
                for (int axis = 0; axis < 2; axis++) {
                    places[i][axis] += centred[i][d] * (m[d][0] * inverse[0][axis] + m[d][1] * inverse[1][axis]);
                }
            }
        }
        return Optional.of(matrix(places));
    }

    private static double[][] centred(FloatMatrix codes) {
        double[][] rows = codes.toDoubleRows();
        for (int d = 0; d < codes.columns(); d++) {
            double mean = 0;
            for (double[] row : rows) {
                mean += row[d] / rows.length;
            }
            for (double[] row : rows) {
                row[d] -= mean;
            }
        }
        return rows;
    }

    private static FloatMatrix matrix(double[][] places) {
        float[] values = new float[2 * places.length];
        for (int i = 0; i < places.length; i++) {
            values[2 * i] = (float) places[i][0];
            values[2 * i + 1] = (float) places[i][1];
        }
        return new FloatMatrix(places.length, 2, values);
    }
}
