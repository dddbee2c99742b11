package org.mixtura.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mixtura.core.Comparison;
import org.mixtura.core.ComparisonRequest;
import org.mixtura.core.ExpressionRequest;
import org.mixtura.core.LikelihoodReport;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.SampleRequest;
import org.mixtura.core.component.CellUncertainty;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.embed.CodeDistances;
import org.mixtura.core.infer.CellLikelihoods;
import org.mixtura.core.infer.GeneDifference;
import org.mixtura.core.infer.GeneMoments;
import org.mixtura.core.infer.GroupDifference;
import org.mixtura.core.infer.LatentCodes;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.core.infer.Watcher;

/** Answers to questions as a test wants them, and what was asked. */
public final class FakeOutputs implements RunOutputs {

    private final List<Column.Categorical> groups = new ArrayList<>();
    private final List<ComparisonRequest> requests = new ArrayList<>();
    private final List<Path> written = new ArrayList<>();
    private final List<ExpressionRequest> expressions = new ArrayList<>();
    private final List<Integer> draws = new ArrayList<>();
    private final List<PathRequest> paths = new ArrayList<>();
    private final FakeDecoder decoder = new FakeDecoder();

    public List<Column.Categorical> groups() {
        return groups;
    }

    public List<ComparisonRequest> requests() {
        return requests;
    }

    /** The files of all tables so far. */
    public List<Path> written() {
        return written;
    }

    @Override
    public Comparison compare(Column.Categorical column, ComparisonRequest request, Watcher watcher) {
        groups.add(column);
        requests.add(request);
        watcher.tell(1, 2);
        var genes = List.of(gene(1, 0.99, true), gene(0, 0.2, false));
        var table = new GeneTable(List.of("E1", "E2"), List.of("CD3D", "MS4A1"));
        return new Comparison(request, 20, 40, table, new GroupDifference(genes, 1, 0.01, 2, 1e-6));
    }

    private static GeneDifference gene(int index, double probability, boolean called) {
        return new GeneDifference(
                index, probability, 4, called, 2, 0.5, called ? 1.5 : -0.5, 1e-3, 1e-4, 1.5, 0.2, 0.8, 0.1);
    }

    /** The paths that were asked for. */
    public List<PathRequest> paths() {
        return paths;
    }

    /** A marker falls, a housekeeping gene stays, and the middle step of three is far from cells. */
    @Override
    public PathReport follow(PathRequest request, Watcher watcher) {
        paths.add(request);
        return path();
    }

    static PathReport path() {
        return new PathReport(
                "From A to B",
                List.of(new PathReport.Stop("A", 0), new PathReport.Stop("B", 2)),
                List.of(new TraversalReport.Gene("CD3D", "marker"), new TraversalReport.Gene("ACTB", "hkg")),
                new FloatMatrix(3, 4, new float[] {0, 0, 0, 0, 2, 2, 2, 2, 4, 4, 4, 4}),
                List.of(
                        new PathReport.Step(0, 1, "cell0"),
                        new PathReport.Step(0.5, 3, "cell1"),
                        new PathReport.Step(1, 1, "cell2")),
                new double[][] {{99, 9, 0}, {9, 9, 9}},
                new CodeDistances.Usual(1, 2));
    }

    /** Every cell expects e - 1 counts of every gene. */
    @Override
    public FloatMatrix expression(ExpressionRequest request, Watcher watcher) {
        float[] values = new float[60];
        Arrays.fill(values, (float) (Math.E - 1));
        return new FloatMatrix(60, 1, values);
    }

    @Override
    public void writeComparison(Comparison comparison, Path csv) {
        written.add(csv);
    }

    @Override
    public Comparison compare(ComparisonRequest request, Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LatentCodes latent(Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    /** The requests for whole matrices so far. */
    public List<ExpressionRequest> expressions() {
        return expressions;
    }

    /** The numbers of draws of all likelihoods so far. */
    public List<Integer> draws() {
        return draws;
    }

    @Override
    public void writeExpression(ExpressionRequest request, Path file, Watcher watcher) {
        expressions.add(request);
        written.add(file);
    }

    /** The ELBO of a cell is minus its number; log p(x) is one more. */
    @Override
    public LikelihoodReport likelihood(int samples, boolean marginal, Watcher watcher) {
        draws.add(samples);
        watcher.tell(1, 2);
        var terms = new LinkedHashMap<String, double[]>();
        terms.put(
                CellLikelihoods.ELBO,
                IntStream.range(0, 60).mapToDouble(i -> -i).toArray());
        if (marginal) {
            terms.put(
                    CellLikelihoods.MARGINAL,
                    IntStream.range(0, 60).mapToDouble(i -> 1.0 - i).toArray());
        }
        return new LikelihoodReport(
                samples, new CellLikelihoods(terms), Map.of(CellLikelihoods.ELBO, -30.0), Map.of(), Map.of());
    }

    @Override
    public void writeLikelihood(LikelihoodReport report, Path csv) {
        written.add(csv);
    }

    /** Ten genes; the drawn cells have twice the variance of the real ones. */
    @Override
    public PredictiveCheck sample(SampleRequest request, Optional<Path> file, Watcher watcher) {
        file.ifPresent(written::add);
        double[] means = IntStream.range(0, 10).mapToDouble(g -> 10 - g).toArray();
        double[] zeros = new double[10];
        Arrays.fill(zeros, 0.25);
        return new PredictiveCheck(
                new GeneMoments(means, means, zeros),
                new GeneMoments(means, Arrays.stream(means).map(m -> 2 * m).toArray(), zeros));
    }

    @Override
    public FakeDecoder decoder() {
        return decoder;
    }

    /** The later a cell, the less its component is certain; codes have no posterior. */
    @Override
    public CellUncertainty uncertainty(Watcher watcher) {
        float[] entropy = new float[60];
        for (int cell = 0; cell < entropy.length; cell++) {
            entropy[cell] = cell / 59f;
        }
        return new CellUncertainty(Optional.empty(), Optional.of(entropy));
    }
}
