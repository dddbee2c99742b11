package org.mixtura.core.group;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The false discovery rate at which each of several tests is called (Benjamini and Hochberg 1995). */
final class FalseDiscovery {

    private FalseDiscovery() {}

    /** The q value of each p value: the least over all p at least as large of p times tests by rank. */
    static double[] rates(double[] p) {
        int[] falling = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] q = new double[p.length];
        double least = 1;
        for (int i = 0; i < falling.length; i++) {
            int rank = p.length - i;
            least = Math.min(least, p[falling[i]] * p.length / rank);
            q[falling[i]] = least;
        }
        return q;
    }
}
