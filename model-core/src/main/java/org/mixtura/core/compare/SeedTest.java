package org.mixtura.core.compare;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.sweep.SweepTable.Measure;
import smile.stat.hypothesis.TTest;

/**
 * Whether two models differ in a measure by more than their seeds do: Welch's t test of the values of both groups of runs
 * (B. L. Welch 1947, Biometrika 34, 28-35). The p value is of one test; of several tests some are small by chance.
 *
 * @param first a group of at least two runs
 * @param second another one
 * @param difference mean of the second less that of the first
 * @param p how often a difference at least as large comes about by chance
 */
public record SeedTest(
        RunGroup first, RunGroup second, Measure measure, double difference, double t, double df, double p) {

    /** Below this a difference is called significant, as in figures of papers. */
    public static final double ALPHA = 0.05;

    /** All pairs of groups that have two runs or more in which the measure was taken. */
    static List<SeedTest> ofAll(List<RunGroup> groups, Measure measure) {
        var usable = groups.stream()
                .filter(group -> group.values(measure).size() >= 2)
                .toList();
        var tests = new ArrayList<SeedTest>();
        for (int a = 0; a < usable.size(); a++) {
            for (int b = a + 1; b < usable.size(); b++) {
                tests.add(of(usable.get(a), usable.get(b), measure));
            }
        }
        return tests;
    }

    private static SeedTest of(RunGroup first, RunGroup second, Measure measure) {
        double[] a = array(first.values(measure));
        double[] b = array(second.values(measure));
        double difference =
                second.spread(measure).mean() - first.spread(measure).mean();
        if (first.spread(measure).sd() == 0 && second.spread(measure).sd() == 0) {
            // Without any spread t is infinite or none.
            return new SeedTest(first, second, measure, difference, Double.NaN, Double.NaN, difference == 0 ? 1 : 0);
        }
        var test = TTest.test(a, b, false);
        return new SeedTest(first, second, measure, difference, test.t(), test.df(), test.pvalue());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }

    /** Whether it is below {@link #ALPHA}. */
    public boolean isSignificant() {
        return p < ALPHA;
    }
}
