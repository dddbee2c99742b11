package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.BatchChoice;
import org.mixtura.core.Comparison;
import org.mixtura.core.ComparisonRequest;
import org.mixtura.core.ExpressionRequest;
import org.mixtura.core.LikelihoodReport;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunDecoder;
import org.mixtura.core.RunGroups;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.SampleRequest;
import org.mixtura.core.component.CellUncertainty;
import org.mixtura.core.component.PathReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.DifferenceQuery;
import org.mixtura.core.infer.ExpressionQuery;
import org.mixtura.core.infer.GeneDifference;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.InferredStates;
import org.mixtura.core.infer.LatentCodes;
import org.mixtura.core.infer.LikelihoodQuery;
import org.mixtura.core.infer.PredictiveCheck;
import org.mixtura.core.infer.PredictiveQuery;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunReader;
import org.mixtura.core.run.RunTable;
import org.mixtura.core.run.StoredRun;

/** Asks the model of one finished run, turning names of genes, columns and levels into the numbers it works with. */
final class RunInference implements RunOutputs {

    private final StoredRun run;
    private final ModelFamily<?> family;
    private final RunData data;
    private final RunReader reader;
    private final Inference inference;
    private final RunModel model;
    private final RunGroups groups;

    RunInference(
            StoredRun run,
            ModelFamily<?> family,
            RunData data,
            RunReader reader,
            Inference inference,
            RunGroups groups) {
        this.groups = groups;
        this.run = run;
        this.family = family;
        this.data = data;
        this.reader = reader;
        this.inference = inference;
        this.model = new RunModel(run);
    }

    /** The model with the cells that it is asked about. */
    private record Asked(StoredModel<?> trained, Cells cells) {}

    @Override
    public LatentCodes latent(Watcher watcher) {
        var asked = asked();
        return inference.latent(asked.trained, asked.cells, watcher);
    }

    @Override
    public CellUncertainty uncertainty(Watcher watcher) {
        var codes = latent(hasStates(family) ? watcher.part(0, 0.5) : watcher);
        var mixture = StoredComponents.mixture(run, family, reader.readWeights(run.folder()));
        var memberships = codes.memberships().or(() -> mixture.map(own -> own.probabilities(run.latent())));
        return hasStates(family)
                ? CellUncertainty.ofStates(
                        states(watcher.part(0.5, 1)).stream()
                                .map(InferredStates::sd)
                                .toList(),
                        memberships)
                : CellUncertainty.of(codes.mean(), codes.sd(), memberships);
    }

    private List<InferredStates> states(Watcher watcher) {
        var asked = asked();
        return inference.states(asked.trained, asked.cells, watcher);
    }

    @Override
    public FloatMatrix expression(ExpressionRequest request, Watcher watcher) {
        var query = query(request);
        var asked = asked();
        int columns = query.genes().length;
        float[] values = new float[Math.multiplyExact(asked.cells.size(), columns)];
        var filled = new int[1];
        inference.expression(
                asked.trained,
                asked.cells,
                query,
                chunk -> {
                    System.arraycopy(chunk.values(), 0, values, filled[0], chunk.values().length);
                    filled[0] += chunk.values().length;
                },
                watcher);
        return new FloatMatrix(asked.cells.size(), columns, values);
    }

    @Override
    public void writeExpression(ExpressionRequest request, Path file, Watcher watcher) {
        var target = MatrixFile.at(file);
        var query = query(request);
        var asked = asked();
        target.write(
                new MatrixFile.Names(List.of("barcode"), cell -> List.of(barcode(cell)), geneNames(query.genes())),
                asked.cells.size(),
                sink -> inference.expression(asked.trained, asked.cells, query, sink, watcher));
    }

    @Override
    public LikelihoodReport likelihood(int samples, boolean marginal, Watcher watcher) {
        var query =
                inRange(() -> new LikelihoodQuery(samples, marginal, run.spec().seed()));
        var asked = asked();
        var cells = inference.likelihood(asked.trained, asked.cells, query, watcher);
        var split = model.split();
        return new LikelihoodReport(
                samples,
                cells,
                cells.means(split.train()),
                cells.means(split.validation()),
                cells.standardErrors(split.validation()));
    }

    @Override
    public void writeLikelihood(LikelihoodReport report, Path csv) {
        var terms = report.cells().terms();
        var split = run.cells().column(StoredRun.SPLIT).orElseThrow();
        var header = new ArrayList<>(List.of("barcode", StoredRun.SPLIT));
        header.addAll(terms.keySet());
        RunTable.write(csv, new RunTable(header, run.cells().size(), cell -> {
            var line = new ArrayList<>(List.of(barcode(cell), split.text(cell)));
            terms.values().forEach(values -> line.add(number(values[cell])));
            return line;
        }));
    }

    @Override
    public PredictiveCheck sample(SampleRequest request, Optional<Path> file, Watcher watcher) {
        var query = inRange(() -> new PredictiveQuery(genes(request.genes()), request.samples(), request.seed()));
        var target = file.map(MatrixFile::at);
        var asked = asked();
        if (target.isEmpty()) {
            return inference.sample(asked.trained, asked.cells, query, _ -> {}, watcher);
        }
        var check = new ArrayList<PredictiveCheck>(1);
        target.get()
                .write(
                        sampleNames(query),
                        Math.multiplyExact(asked.cells.size(), query.samples()),
                        (Consumer<FloatMatrix> sink) ->
                                check.add(inference.sample(asked.trained, asked.cells, query, sink, watcher)));
        return check.getFirst();
    }

    @Override
    public Comparison compare(ComparisonRequest request, Watcher watcher) {
        return compare(data.groups(run, request.by()), request, watcher);
    }

    @Override
    public Comparison compare(Column.Categorical column, ComparisonRequest request, Watcher watcher) {
        var groups = GroupChoice.of(column, request.group(), request.against());
        var query = inRange(() -> new DifferenceQuery(
                groups.first(),
                groups.second(),
                request.delta(),
                request.fdr(),
                request.pairs(),
                request.cellsASide(),
                request.pseudocount(),
                run.spec().seed()));
        var asked = asked();
        var difference = inference.difference(asked.trained, asked.cells, query, watcher);
        return new Comparison(request, groups.first().length, groups.second().length, run.genes(), difference);
    }

    @Override
    public PathReport follow(PathRequest request, Watcher watcher) {
        try (var decoder = decoder()) {
            var genes = decoder.genes(request, watcher.part(0, 0.9));
            var report = decoder.within(decoder.follow(request, genes), genes);
            watcher.tell(1, 1);
            return report;
        }
    }

    @Override
    public RunDecoder decoder() {
        if (hasStates(family)) {
            throw new ConfigProblem(
                    "A place among the codes of this model means nothing.",
                    "A cell of it is a category and a state within it; a line between two codes crosses categories.",
                    "Vary the state of each category: 'mixtura traverse RUN' without places.");
        }
        var asked = asked();
        var mixture = StoredComponents.mixture(run, family, reader.readWeights(run.folder()));
        int[] batches =
                model.batches().column().isPresent() ? model.batches().codes(new BatchChoice.Mean()) : new int[0];
        return new ModelDecoder(
                run,
                groups,
                new LatentPlaces(run, groups, mixture),
                asked.cells.counts(),
                inference.decoder(asked.trained, asked.cells, batches));
    }

    private <C extends Record> boolean hasStates(ModelFamily<C> of) {
        @SuppressWarnings("unchecked")
        C config = (C) run.spec().config();
        return of.hasStates(config);
    }

    @Override
    public void writeComparison(Comparison comparison, Path csv) {
        var header = List.of(
                "gene",
                "symbol",
                "probability",
                "bayes_factor",
                "called",
                "lfc_mean",
                "lfc_sd",
                "lfc_observed",
                "agrees",
                "share_a",
                "share_b",
                "mean_a",
                "mean_b",
                "detected_a",
                "detected_b");
        var rows = comparison.difference().genes();
        RunTable.write(csv, new RunTable(header, rows.size(), row -> line(comparison, rows.get(row))));
    }

    private static List<String> line(Comparison comparison, GeneDifference gene) {
        return List.of(
                comparison.genes().ids().get(gene.gene()),
                comparison.genes().symbols().get(gene.gene()),
                number(gene.probability()),
                number(gene.bayesFactor()),
                Boolean.toString(gene.called()),
                number(gene.lfcMean()),
                number(gene.lfcSd()),
                number(gene.observedLfc()),
                Boolean.toString(gene.agrees()),
                number(gene.shareA()),
                number(gene.shareB()),
                number(gene.meanA()),
                number(gene.meanB()),
                number(gene.detectedA()),
                number(gene.detectedB()));
    }

    private ExpressionQuery query(ExpressionRequest request) {
        return inRange(() -> new ExpressionQuery(
                genes(request.genes()),
                model.batches().codes(request.batch()),
                request.library(),
                request.samples(),
                run.spec().seed()));
    }

    private Asked asked() {
        RunData.requireUnchanged(run.spec().data(), run.fingerprint());
        var prepared = model.data(data.read(run.spec()));
        var weights = reader.readWeights(run.folder());
        return new Asked(model.model(family, DataSpec.of(prepared), weights), RunModel.cells(prepared, weights));
    }

    private int[] genes(List<String> names) {
        return names.isEmpty()
                ? IntStream.range(0, run.genes().size()).toArray()
                : names.stream().mapToInt(this::gene).distinct().toArray();
    }

    private int gene(String name) {
        return run.genes().find(name).orElseThrow(() -> {
            var known = Stream.concat(run.genes().symbols().stream(), run.genes().ids().stream())
                    .toList();
            return new DataProblem(
                    "The model has no gene '%s'.".formatted(name),
                    "It was trained on %,d genes, those in genes.csv of the run.%s"
                            .formatted(run.genes().size(), NearNames.hint(name, known)),
                    "Check the spelling; a gene that was not chosen for training has no expression in the model.");
        });
    }

    private List<String> geneNames(int[] genes) {
        return Arrays.stream(genes).mapToObj(run.genes().ids()::get).toList();
    }

    private MatrixFile.Names sampleNames(PredictiveQuery query) {
        return new MatrixFile.Names(
                List.of("barcode", "sample"),
                row -> List.of(
                        barcode(row / query.samples()), String.format(Locale.ROOT, "%d", row % query.samples() + 1)),
                geneNames(query.genes()));
    }

    private String barcode(int cell) {
        return run.cells().barcodes().get(cell);
    }

    private static String number(double value) {
        return Float.toString((float) value);
    }

    private static <T> T inRange(Supplier<T> query) {
        try {
            return query.get();
        } catch (IllegalArgumentException outOfRange) {
            throw new ConfigProblem(
                    "A number is out of its range.",
                    "The rule is: %s.".formatted(outOfRange.getMessage()),
                    "Correct the option; --help says what it means.");
        }
    }
}
