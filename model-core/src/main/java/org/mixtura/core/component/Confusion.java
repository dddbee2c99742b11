package org.mixtura.core.component;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.mixtura.core.score.Matching;

/**
 * Types against categories.
 *
 * @param counts types x categories
 * @param typeOf the type that each category stands for: the one it is matched with in the best one-to-one matching, else the one that it
 *     has most cells of; -1 for a category without cells
 * @param matched whether a category is in that matching
 */
public record Confusion(int[][] counts, int[] typeOf, boolean[] matched) {

    /**
     * The table.
     *
     * @param type of each cell; below 0: unknown
     * @param category of each cell
     */
    public static Confusion of(int[] type, int types, int[] category, int categories) {
        int[][] counts = new int[types][categories];
        for (int cell = 0; cell < type.length; cell++) {
            if (type[cell] >= 0) {
                counts[type[cell]][category[cell]]++;
            }
        }
        int[] categoryOf = Matching.heaviest(counts);
        int[] typeOf = new int[categories];
        boolean[] matched = new boolean[categories];
        for (int k = 0; k < categories; k++) {
            typeOf[k] = mostOf(counts, k);
        }
        for (int t = 0; t < types; t++) {
            int k = categoryOf[t];
            if (k >= 0 && counts[t][k] > 0) {
                typeOf[k] = t;
                matched[k] = true;
            }
        }
        return new Confusion(counts, typeOf, matched);
    }

    private static int mostOf(int[][] counts, int category) {
        int best = -1;
        for (int t = 0; t < counts.length; t++) {
            if (counts[t][category] > (best < 0 ? 0 : counts[best][category])) {
                best = t;
            }
        }
        return best;
    }

    /** The share of cells in the category that is matched with their type. */
    public double accuracy() {
        long right = 0;
        for (int k = 0; k < typeOf.length; k++) {
            right += matched[k] ? counts[typeOf[k]][k] : 0;
        }
        return (double) right / cells();
    }

    /**
     * The share of cells whose category stands for a type of the same class.
     *
     * @param classOf class of each type
     */
    public double accuracy(int[] classOf) {
        long right = 0;
        for (int k = 0; k < typeOf.length; k++) {
            for (int t = 0; t < counts.length && typeOf[k] >= 0; t++) {
                right += classOf[t] == classOf[typeOf[k]] ? counts[t][k] : 0;
            }
        }
        return (double) right / cells();
    }

    /** How many cells have a known type. */
    public long cells() {
        return Arrays.stream(counts).flatMapToInt(Arrays::stream).asLongStream().sum();
    }

    /** Categories by the place of the type that they stand for, matched ones first; those without cells last. */
    public int[] categoryOrder(int[] typeOrder) {
        int[] place = new int[typeOrder.length];
        for (int i = 0; i < typeOrder.length; i++) {
            place[typeOrder[i]] = i;
        }
        return IntStream.range(0, typeOf.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer k) -> typeOf[k] < 0 ? typeOrder.length : place[typeOf[k]])
                        .thenComparing(k -> !matched[k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
