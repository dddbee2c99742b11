package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.component.TypeTree;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.run.RunTable;

/**
 * How far groups lie apart in the latent space: Euclidean distances of their means.
 *
 * @param by what the groups are
 * @param names of the groups
 * @param distances groups x groups
 * @param tree by average linkage
 */
public record GroupDistances(String by, List<String> names, double[][] distances, TypeTree tree) {

    public GroupDistances {
        names = List.copyOf(names);
    }

    /** Of the means of a mixture's components, or of other points that stand for groups. */
    public static GroupDistances of(String by, List<String> names, FloatMatrix means) {
        int n = means.rows();
        double[][] distances = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < a; b++) {
                double squares = 0;
                for (int d = 0; d < means.columns(); d++) {
                    double off = means.at(a, d) - means.at(b, d);
                    squares += off * off;
                }
                distances[a][b] = Math.sqrt(squares);
                distances[b][a] = distances[a][b];
            }
        }
        return new GroupDistances(by, names, distances, TypeTree.ofDistances(distances));
    }

    /** The mean of the codes of each group's cells. */
    public static FloatMatrix means(Column.Categorical groups, FloatMatrix codes) {
        double[][] sums = new double[groups.levels().size()][codes.columns()];
        for (int cell = 0; cell < codes.rows(); cell++) {
            int own = groups.codes()[cell];
            for (int d = 0; d < codes.columns() && own >= 0; d++) {
                sums[own][d] += codes.at(cell, d);
            }
        }
        int[] sizes = groups.counts();
        float[] means = new float[sums.length * codes.columns()];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i / codes.columns()][i % codes.columns()] / sizes[i / codes.columns()]);
        }
        return new FloatMatrix(sums.length, codes.columns(), means);
    }

    /** One line a pair, in the order of the tree. */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        for (int a : tree.order()) {
            for (int b : tree.order()) {
                lines.add(List.of(names.get(a), names.get(b), Double.toString(distances[a][b])));
            }
        }
        return new RunTable(List.of(by, "other", "distance"), lines.size(), lines::get);
    }
}
