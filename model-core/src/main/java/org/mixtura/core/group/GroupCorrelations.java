package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.run.RunTable;

/**
 * Spearman's correlation of the counts of genes with how likely cells are in each component (Schuster and Krogh 2023, figure 4a).
 *
 * @param components names
 * @param genes in the order to show them
 * @param values genes x components, -1 to 1
 */
public record GroupCorrelations(List<String> components, List<GroupExpression.Gene> genes, double[][] values) {

    public GroupCorrelations {
        components = List.copyOf(components);
        genes = List.copyOf(genes);
    }

    /** One line a gene and component. */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        for (int gene = 0; gene < genes.size(); gene++) {
            for (int k = 0; k < components.size(); k++) {
                lines.add(List.of(
                        genes.get(gene).symbol(),
                        genes.get(gene).set(),
                        components.get(k),
                        Double.toString(values[gene][k])));
            }
        }
        return new RunTable(List.of("gene", "marks", "component", "spearman"), lines.size(), lines::get);
    }
}
