package org.mixtura.core.group;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.data.Column;
import org.mixtura.core.run.RunTable;

/**
 * Expression of chosen genes in groups of cells: summaries of all cells, and values of some to look at.
 *
 * @param by what the groups are, the name of their column
 * @param unit of the values
 * @param groups in the order of the column's levels
 * @param genes in the order to show them
 * @param mean normalised value, genes x groups
 * @param share of the cells that have a count, genes x groups
 * @param shown the groups of the cells whose values are kept; of each group a part of at most so many as suits a picture
 * @param values genes x cells that are shown
 */
public record GroupExpression(
        String by,
        String unit,
        List<Group> groups,
        List<Gene> genes,
        double[][] mean,
        double[][] share,
        Column.Categorical shown,
        float[][] values) {

    public GroupExpression {
        groups = List.copyOf(groups);
        genes = List.copyOf(genes);
        if (groups.isEmpty() || genes.isEmpty()) {
            throw new IllegalArgumentException("no groups or no genes");
        }
    }

    /** A group and how many cells it has. */
    public record Group(String name, int cells) {}

    /**
     * A gene.
     *
     * @param id its key in the data set
     * @param set why it is shown, for example the group that it marks; empty where somebody named it
     */
    public record Gene(String id, String symbol, String set) {}

    /** The values of the shown cells of a group, in the order of the cells. */
    public float[] valuesOf(int gene, int group) {
        int[] codes = shown.codes();
        int size = 0;
        for (int code : codes) {
            size += code == group ? 1 : 0;
        }
        float[] own = new float[size];
        for (int cell = 0, at = 0; cell < codes.length; cell++) {
            if (codes[cell] == group) {
                own[at++] = values[gene][cell];
            }
        }
        return own;
    }

    /** One line a gene and group. */
    public RunTable table() {
        var lines = new ArrayList<List<String>>();
        for (int gene = 0; gene < genes.size(); gene++) {
            for (int group = 0; group < groups.size(); group++) {
                lines.add(List.of(
                        genes.get(gene).symbol(),
                        genes.get(gene).set(),
                        groups.get(group).name(),
                        Integer.toString(groups.get(group).cells()),
                        Double.toString(mean[gene][group]),
                        Double.toString(share[gene][group])));
            }
        }
        return new RunTable(List.of("gene", "marks", by, "cells", "mean", "share"), lines.size(), lines::get);
    }
}
