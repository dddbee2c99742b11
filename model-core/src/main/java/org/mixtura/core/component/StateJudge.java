package org.mixtura.core.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.score.Matching;

/** Finds the same states in several runs, and puts a {@link StateAgreement} together. */
public final class StateJudge {

    private static final int EXCHANGES = 100;
    private static final double FINE = 1e6;

    private final List<Member> members;
    private final int arm;
    private final int genes;
    private final RandomGenerator random;

    /** For each other run what category of it a category of the first is matched with, -1: none; and the cells that agree. */
    private record Matched(int[] categoryOf, double sameCells) {}

    /**
     * A run.
     *
     * @param report of the same genes in each run, in the same order, with equally many values of the state
     * @param category of each cell, from 0
     */
    public record Member(String name, TraversalReport report, List<String> barcodes, int[] category) {}

    /**
     * @param members at least two
     * @param arm from 0
     * @param random exchanges genes
     */
    public StateJudge(List<Member> members, int arm, RandomGenerator random) {
        this.members = List.copyOf(members);
        this.arm = arm;
        this.genes = members.getFirst().report().genes().size();
        this.random = random;
    }

    /**
     * The agreement.
     *
     * @throws ConfigProblem when the runs have no cells in common
     */
    public StateAgreement agreement() {
        var matched = members.stream().skip(1).map(this::matched).toList();
        var groups = groups(matched);
        var found = groups.stream().flatMap(group -> strands(group).stream()).toList();
        double[] chance = chance(groups);
        return new StateAgreement(
                members.stream().map(Member::name).toList(),
                members.getFirst().report().genes(),
                matched.stream().mapToDouble(Matched::sameCells).average().orElse(Double.NaN),
                found,
                IntStream.range(0, genes)
                        .mapToObj(g -> ofGene(found, g, chance[g]))
                        .toList());
    }

    /** One category in all runs: for each run its number, and dimensions x genes of monotonicity. */
    private record Group(String name, int[] categories, List<double[][]> monotonicity) {}

    private Matched matched(Member other) {
        var first = members.getFirst();
        var rows = new HashMap<String, Integer>();
        for (int row = 0; row < other.barcodes.size(); row++) {
            rows.put(other.barcodes.get(row), row);
        }
        int[][] counts = new int[categories(first)][categories(other)];
        int common = 0;
        for (int cell = 0; cell < first.barcodes.size(); cell++) {
            Integer row = rows.get(first.barcodes.get(cell));
            if (row != null) {
                counts[first.category[cell]][other.category[row]]++;
                common++;
            }
        }
        if (common == 0) {
            throw new ConfigProblem(
                    "'%s' and '%s' have no cells in common.".formatted(first.name, other.name),
                    "Categories of runs are matched by their cells.",
                    "Compare runs on the same data set.");
        }
        int[] categoryOf = Matching.heaviest(counts);
        int same = 0;
        for (int k = 0; k < counts.length; k++) {
            int twin = categoryOf[k];
            same += twin < 0 ? 0 : counts[k][twin];
            categoryOf[k] = twin >= 0 && counts[k][twin] > 0 ? twin : -1;
        }
        return new Matched(categoryOf, (double) same / common);
    }

    private static int categories(Member member) {
        return Arrays.stream(member.category).max().orElse(0) + 1;
    }

    /** The categories that all runs have. */
    private List<Group> groups(List<Matched> matched) {
        var groups = new ArrayList<Group>();
        for (var category : members.getFirst().report().categories()) {
            int[] own = new int[members.size()];
            own[0] = category.category();
            for (int r = 1; r < own.length; r++) {
                own[r] = matched.get(r - 1).categoryOf[category.category()];
            }
            if (Arrays.stream(own).allMatch(k -> k >= 0)) {
                groups.add(new Group(
                        category.name(),
                        own,
                        IntStream.range(0, own.length)
                                .mapToObj(r -> monotonicity(members.get(r).report(), own[r]))
                                .toList()));
            }
        }
        return groups;
    }

    /** Dimensions x genes. */
    private double[][] monotonicity(TraversalReport report, int category) {
        return report.traversals().stream()
                .filter(each -> each.arm() == arm && each.category() == category)
                .map(each -> IntStream.range(0, genes)
                        .mapToDouble(g -> report.monotonicity(each, g))
                        .toArray())
                .toArray(double[][]::new);
    }

    /** For each dimension of the first run its twin in each run, -1 in {@code dimension} where there is none. */
    private List<StateAgreement.Twin[]> twins(int[] categories, List<double[][]> monotonicity) {
        double[][] first = monotonicity.getFirst();
        var twins = new ArrayList<StateAgreement.Twin[]>();
        for (int d = 0; d < first.length; d++) {
            var own = new StateAgreement.Twin[categories.length];
            own[0] = new StateAgreement.Twin(categories[0], d, false, 1);
            twins.add(own);
        }
        for (int r = 1; r < categories.length; r++) {
            double[][] other = monotonicity.get(r);
            int[][] weights = new int[first.length][other.length];
            for (int d = 0; d < first.length; d++) {
                for (int e = 0; e < other.length; e++) {
                    weights[d][e] = (int) Math.round(FINE * Math.abs(Pearson.of(first[d], other[e])));
                }
            }
            int[] twinOf = Matching.heaviest(weights);
            for (int d = 0; d < first.length; d++) {
                int e = twinOf[d];
                double correlation = e < 0 ? 0 : Pearson.of(first[d], other[e]);
                twins.get(d)[r] = new StateAgreement.Twin(categories[r], e, correlation < 0, Math.abs(correlation));
            }
        }
        twins.removeIf(own -> Arrays.stream(own).anyMatch(twin -> twin.dimension() < 0));
        return twins;
    }

    private List<StateAgreement.Strand> strands(Group group) {
        return twins(group.categories, group.monotonicity).stream()
                .map(twins -> strand(group, List.of(twins)))
                .toList();
    }

    private StateAgreement.Strand strand(Group group, List<StateAgreement.Twin> twins) {
        int runs = twins.size();
        double[][] monotonicity = new double[runs][];
        double[][] change = new double[runs][genes];
        double[][][] curves = new double[runs][genes][];
        for (int r = 0; r < runs; r++) {
            var twin = twins.get(r);
            var report = members.get(r).report();
            double[] most = most(report);
            monotonicity[r] = turned(group.monotonicity.get(r)[twin.dimension()], twin.turned());
            var traversal = report.of(arm, twin.dimension()).stream()
                    .filter(each -> each.category() == twin.category())
                    .findFirst()
                    .orElseThrow();
            for (int g = 0; g < genes; g++) {
                curves[r][g] = curve(traversal.expression()[g], most[g], twin.turned());
                var values = Arrays.stream(curves[r][g]).summaryStatistics();
                change[r][g] = values.getMax() - values.getMin();
            }
        }
        return new StateAgreement.Strand(group.name, twins, monotonicity, change, curves);
    }

    /** The largest expression of each gene, in any category and dimension: twins may be numbered differently. */
    private double[] most(TraversalReport report) {
        double[] most = new double[genes];
        report.traversals().stream().filter(each -> each.arm() == arm).forEach(each -> {
            for (int g = 0; g < genes; g++) {
                most[g] = Math.max(
                        most[g], Arrays.stream(each.expression()[g]).max().orElse(0));
            }
        });
        return most;
    }

    private static double[] turned(double[] values, boolean turned) {
        return Arrays.stream(values).map(v -> turned ? -v : v).toArray();
    }

    private static double[] curve(double[] expression, double most, boolean turned) {
        double[] curve = new double[expression.length];
        Arrays.setAll(curve, i -> most == 0 ? 0 : expression[turned ? expression.length - 1 - i : i] / most);
        return curve;
    }

    private static StateAgreement.OfGene ofGene(List<StateAgreement.Strand> strands, int g, double chance) {
        var sizes = new Mean();
        var changes = new Mean();
        var same = new Mean();
        var distances = new Mean();
        for (var strand : strands) {
            for (int r = 0; r < strand.twins().size(); r++) {
                sizes.add(Math.abs(strand.monotonicity()[r][g]));
                changes.add(strand.change()[r][g]);
                for (int q = 0; q < r; q++) {
                    same.add(direction(strand.monotonicity()[q][g], strand.monotonicity()[r][g]));
                    distances.add(distance(strand.curves()[q][g], strand.curves()[r][g]));
                }
            }
        }
        return new StateAgreement.OfGene(sizes.value(), changes.value(), same.value(), chance, distances.value());
    }

    /** 1 where both rise or both fall, 0 where not; NaN where one does neither. */
    private static double direction(double a, double b) {
        return a == 0 || b == 0 ? Double.NaN : a > 0 == b > 0 ? 1 : 0;
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> Math.abs(a[i] - b[i]))
                .average()
                .orElse(Double.NaN);
    }

    /** Twins are chosen so that genes agree, so some agreement is found where there is none: by so much. */
    private double[] chance(List<Group> groups) {
        var same = Arrays.stream(new Mean[genes]).map(_ -> new Mean()).toArray(Mean[]::new);
        for (int exchange = 0; exchange < EXCHANGES; exchange++) {
            for (Group group : groups) {
                var shuffled = new ArrayList<>(group.monotonicity);
                for (int r = 1; r < shuffled.size(); r++) {
                    shuffled.set(r, shuffled(shuffled.get(r)));
                }
                for (var twins : twins(group.categories, shuffled)) {
                    add(same, twins, shuffled);
                }
            }
        }
        return Arrays.stream(same).mapToDouble(Mean::value).toArray();
    }

    private void add(Mean[] same, StateAgreement.Twin[] twins, List<double[][]> monotonicity) {
        double[][] aligned = new double[twins.length][];
        for (int r = 0; r < twins.length; r++) {
            aligned[r] = turned(monotonicity.get(r)[twins[r].dimension()], twins[r].turned());
            for (int q = 0; q < r; q++) {
                for (int g = 0; g < genes; g++) {
                    same[g].add(direction(aligned[q][g], aligned[r][g]));
                }
            }
        }
    }

    /** The same exchange of genes in all dimensions. */
    private double[][] shuffled(double[][] monotonicity) {
        int[] order = IntStream.range(0, genes).toArray();
        for (int i = genes - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return Arrays.stream(monotonicity)
                .map(row -> Arrays.stream(order).mapToDouble(g -> row[g]).toArray())
                .toArray(double[][]::new);
    }

    /** Of the numbers that are defined. */
    private static final class Mean {

        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }
}
