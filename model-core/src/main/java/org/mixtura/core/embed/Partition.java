package org.mixtura.core.embed;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Points in clusters, numbered by falling size.
 *
 * @param clusters cluster of each point; cluster 0 is the largest
 * @param count how many clusters have points
 * @param remark what a reader of the numbers should know, one sentence; empty when it is what was asked for
 */
public record Partition(int[] clusters, int count, String remark) {

    /** Numbers found clusters by falling size; of equally large ones the one with the lower number comes first. */
    static Partition bySize(int[] found, String remark) {
        int groups = Arrays.stream(found).max().orElse(-1) + 1;
        int[] size = new int[groups];
        for (int cluster : found) {
            size[cluster]++;
        }
        int[] bySize = IntStream.range(0, groups)
                .boxed()
                .sorted(Comparator.comparingInt(c -> -size[c]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] rank = new int[groups];
        for (int r = 0; r < groups; r++) {
            rank[bySize[r]] = r;
        }
        int count = (int) Arrays.stream(size).filter(s -> s > 0).count();
        return new Partition(Arrays.stream(found).map(c -> rank[c]).toArray(), count, remark);
    }
}
