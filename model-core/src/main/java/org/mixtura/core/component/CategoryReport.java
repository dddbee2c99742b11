package org.mixtura.core.component;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.score.CategoryUse;
import org.mixtura.core.score.Consensus;

/**
 * How far a model's categories can be relied on: by its own arms, and by known types.
 *
 * @param use how evenly categories are used, by the first arm
 * @param klToUniform KL(q(c) || uniform) in nats
 * @param klFromUniform KL(uniform || q(c))
 * @param consensus of the arms; empty where there are not two of them
 * @param pairs for each pair of arms how many cells have each pair of categories
 * @param byArm the category of each cell, from 0, by each arm
 * @param types the same against known types; empty without labels
 */
public record CategoryReport(
        CategoryUse use,
        double klToUniform,
        double klFromUniform,
        Optional<Consensus> consensus,
        List<ArmPair> pairs,
        List<int[]> byArm,
        Optional<Types> types) {

    public CategoryReport {
        byArm = List.copyOf(byArm);
        pairs = List.copyOf(pairs);
    }

    /** One value a line: the score, what it is of (a category, an arm, a type), and its value, nothing where it is not defined. */
    public RunTable table() {
        return CategoryTable.of(this);
    }

    /**
     * Whether any cell is in a category, by all arms together or by one of them; without types and with one arm, whether it has any
     * probability, which one that was removed has not.
     *
     * @param category from 0
     */
    public boolean hasCells(int category) {
        if (pairs.isEmpty() && types.isEmpty()) {
            return use.mean()[category] > 0;
        }
        boolean ofArms = pairs.stream().anyMatch(pair -> pair.larger(category, category) > 0);
        return ofArms
                || types.stream()
                        .flatMap(each -> Arrays.stream(each.confusion().counts()))
                        .anyMatch(row -> row[category] > 0);
    }

    /** The cells that the first arm of a pair puts into one category and the second into another, both from 0. */
    public BitSet cells(ArmPair pair, int ofFirst, int ofSecond) {
        int[] first = byArm.get(pair.first - 1);
        int[] second = byArm.get(pair.second - 1);
        var cells = new BitSet();
        for (int cell = 0; cell < first.length; cell++) {
            cells.set(cell, first[cell] == ofFirst && second[cell] == ofSecond);
        }
        return cells;
    }

    /** Two arms, counted from 1, and their categories, those of the first in rows. */
    public record ArmPair(int first, int second, int[][] counts) {

        /**
         * The cells that one arm puts into one category and the other into another, over the larger number of those that either puts
         * there: of a category with itself, the consensus of the two on it. NaN where there are none.
         */
        public double agreement(int ofFirst, int ofSecond) {
            int all = larger(ofFirst, ofSecond);
            return all == 0 ? Double.NaN : (double) counts[ofFirst][ofSecond] / all;
        }

        private int larger(int ofFirst, int ofSecond) {
            return Math.max(
                    Arrays.stream(counts[ofFirst]).sum(),
                    Arrays.stream(counts).mapToInt(row -> row[ofSecond]).sum());
        }
    }

    /**
     * Categories and known types.
     *
     * @param names of the types that cells have
     * @param tree of these types, given or by their mean expression
     * @param confusion with the category that the arms give together
     * @param byArm accuracy of each arm alone; the mean is what papers report
     * @param merged accuracy against classes of types merged up the tree; the i-th is for i + 1 classes
     * @param klToFrequencies KL(q(c) || p(c)), p the frequency of the type that is matched with each category; 0 for others, sum 1
     * @param klFromFrequencies KL(p(c) || q(c))
     * @param silhouettes of types and of categories among principal components
     */
    public record Types(
            List<String> names,
            TypeTree tree,
            Confusion confusion,
            double[] byArm,
            double[] merged,
            double klToFrequencies,
            double klFromFrequencies,
            List<Silhouettes> silhouettes) {

        public Types {
            names = List.copyOf(names);
            silhouettes = List.copyOf(silhouettes);
        }
    }

    /**
     * Mean silhouettes, each sorted from the largest, among so many principal components of log expression.
     *
     * @param ofTypes of each type
     * @param ofCategories of each category with cells
     */
    public record Silhouettes(int components, double[] ofTypes, double[] ofCategories) {}
}
