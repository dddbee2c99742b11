package org.mixtura.core.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.GeneratedRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.AugmentationJudge;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.component.CategoryJudge;
import org.mixtura.core.component.CategoryReport;
import org.mixtura.core.component.ComponentGraph;
import org.mixtura.core.component.ComponentReport;
import org.mixtura.core.component.Confusion;
import org.mixtura.core.component.GeneratedCheck;
import org.mixtura.core.component.NewickTree;
import org.mixtura.core.component.RankCorrelation;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.component.TypeTable;
import org.mixtura.core.component.TypeTree;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.embed.MapPlacement;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.group.MarkerSearch;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.run.MatrixFile;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.Trainer;

/** The components of one finished run. */
final class StoredComponents implements RunComponents {

    /** Cells that copies are compared with. */
    private static final int AUGMENTED = 1000;

    /** Markers that generated cells are looked at for. */
    private static final int MARKERS = 12;

    /** Genes of a set that copies are compared in. */
    private static final int OF_A_SET = 10;

    /** Values of genes that are in memory at once: 64 MB, however many cells there are. */
    private static final int BAND_VALUES = 16_000_000;

    private final StoredRun run;
    private final ModelFamily<?> family;
    private final RunData data;
    private final Map<String, Tensor> weights;
    private final LatentMixture mixture;
    private final Inference inference;

    StoredComponents(
            StoredRun run,
            ModelFamily<?> family,
            RunData data,
            Map<String, Tensor> weights,
            LatentMixture mixture,
            Inference inference) {
        this.run = run;
        this.family = family;
        this.data = data;
        this.weights = weights;
        this.mixture = mixture;
        this.inference = inference;
    }

    /** The components of a run's model; empty when it has none. */
    static <C extends Record> Optional<LatentMixture> mixture(
            StoredRun run, ModelFamily<C> family, Map<String, Tensor> weights) {
        @SuppressWarnings("unchecked")
        C config = (C) run.spec().config();
        return family.mixture(config, weights);
    }

    /** What the model of a run is called. */
    static <C extends Record> String name(RunSpec spec, ModelFamily<C> family) {
        @SuppressWarnings("unchecked")
        C config = (C) spec.config();
        return family.nameOf(config);
    }

    @Override
    public ComponentReport report(List<String> genes, int markers, Watcher watcher) {
        var counts = prepared();
        var probabilities = probabilities(counts, watcher.part(0, 0.5));
        int[] assigned = assigned();
        int[] cells = new int[mixture.components()];
        Arrays.stream(assigned).forEach(k -> cells[k]++);
        var graph = ComponentGraph.of(mixture.means());
        var correlations = correlations(counts, probabilities, watcher.part(0.5, 1));
        var wished = genes.stream().map(this::gene).toList();
        return new ComponentReport(
                mixture,
                cells,
                graph,
                MapPlacement.on(run.latent(), run.umap()).of(mixture.means()),
                run.labels().map(Column::asCategorical).map(types -> TypeTable.of(types, assigned, graph.order())),
                IntStream.range(0, cells.length)
                        .mapToObj(k -> best(correlations, k, markers))
                        .toList(),
                wished.stream()
                        .map(gene -> new ComponentReport.GeneCorrelations(
                                run.genes().symbols().get(gene), correlations[gene].clone()))
                        .toList());
    }

    @Override
    public CategoryReport agreement(Optional<NewickTree> tree, Watcher watcher) {
        if (tree.isPresent() && run.labels().isEmpty()) {
            throw new ConfigProblem(
                    "There are no types for the leaves of the tree.",
                    "The run was made without labels.",
                    "Leave the tree out, or train with --labels.");
        }
        var counts = prepared();
        var together = probabilities(counts, watcher);
        var arms = armMemberships(family);
        return new CategoryJudge(arms.isEmpty() ? List.of(together) : arms, assigned(), tree)
                .report(
                        run.labels().map(Column::asCategorical),
                        counts.counts(),
                        run.spec().seed());
    }

    @Override
    public List<FloatMatrix> armProbabilities() {
        return armMemberships(family);
    }

    private <C extends Record> List<FloatMatrix> armMemberships(ModelFamily<C> of) {
        @SuppressWarnings("unchecked")
        C config = (C) run.spec().config();
        return of.armMemberships(config, weights, run.latent());
    }

    @Override
    public TraversalReport traverse(TraversalRequest request, Watcher watcher) {
        var counts = prepared();
        var probabilities = probabilities(counts, watcher.part(0, 0.4));
        var genes = new TraversedGenes(run.genes(), counts.counts())
                .of(request, () -> correlations(counts, probabilities, watcher.part(0.4, 0.7)), this::gene);
        int[] assigned = assigned();
        var chosen = new ArrayList<TraversalQuery.CategoryCell>();
        var members = new ArrayList<int[]>();
        for (int k = 0; k < mixture.components(); k++) {
            int category = k;
            int[] own = IntStream.range(0, assigned.length)
                    .filter(cell -> assigned[cell] == category)
                    .toArray();
            Arrays.stream(own)
                    .boxed()
                    .max(Comparator.comparingDouble(cell -> probabilities.at(cell, category)))
                    .ifPresent(cell -> {
                        chosen.add(new TraversalQuery.CategoryCell(category, cell));
                        members.add(own);
                    });
        }
        var query = new TraversalQuery(genes.indices(), chosen, members, request.range(), request.points());
        var model = new RunModel(run).model(family, DataSpec.of(counts), weights);
        return new TraversalReport(
                genes.named(),
                names(chosen, assigned),
                inference.traverse(model, RunModel.cells(counts, weights), query, watcher.part(0.7, 1)),
                Optional.of(tree(chosen, assigned, counts.counts())),
                !needsCounts(family));
    }

    @Override
    public AugmentationReport augmentation(List<String> genes, Watcher watcher) {
        var counts = prepared();
        int[] shown =
                Trainer.sample(counts.counts().cells(), AUGMENTED, run.spec().seed());
        int[] all = IntStream.range(0, run.genes().size()).toArray();
        var whole = RunModel.cells(counts, weights);
        var chosen = new Cells(
                counts.counts().select(shown, all),
                Arrays.stream(shown).map(cell -> whole.batches()[cell]).toArray(),
                Arrays.stream(shown).map(cell -> whole.labels()[cell]).toArray());
        var model = new RunModel(run).model(family, DataSpec.of(counts), weights);
        var made = inference.augmented(model, chosen, run.spec().seed(), watcher.part(0, 0.5));
        var labels = run.labels().map(Column::asCategorical);
        int[] classes = labels.map(Column.Categorical::codes).orElseGet(this::assigned);
        return new AugmentationJudge(made, run.spec().seed())
                .report(
                        Arrays.stream(shown).map(cell -> classes[cell]).toArray(),
                        labels.isPresent() ? "types" : "categories",
                        run.genes().symbols(),
                        new TraversedGenes(run.genes(), counts.counts())
                                .toDescribe(genes, OF_A_SET, this::gene)
                                .indices());
    }

    private <C extends Record> boolean needsCounts(ModelFamily<C> of) {
        @SuppressWarnings("unchecked")
        C config = (C) run.spec().config();
        return of.needsCounts(config);
    }

    private TypeTree tree(List<TraversalQuery.CategoryCell> chosen, int[] assigned, CountMatrix counts) {
        int[] place = new int[mixture.components()];
        Arrays.fill(place, -1);
        for (int i = 0; i < chosen.size(); i++) {
            place[chosen.get(i).category()] = i;
        }
        int[] own = Arrays.stream(assigned).map(k -> k < 0 ? -1 : place[k]).toArray();
        return TypeTree.of(own, chosen.size(), counts);
    }

    private List<TraversalReport.Category> names(List<TraversalQuery.CategoryCell> chosen, int[] assigned) {
        var known = run.labels().map(Column::asCategorical);
        var confusion =
                known.map(types -> Confusion.of(types.codes(), types.levels().size(), assigned, mixture.components()));
        return chosen.stream()
                .map(each -> {
                    int type = confusion.map(c -> c.typeOf()[each.category()]).orElse(-1);
                    String name = Integer.toString(each.category() + 1);
                    return new TraversalReport.Category(
                            each.category(),
                            type < 0
                                    ? name
                                    : name + " " + known.orElseThrow().levels().get(type));
                })
                .toList();
    }

    @Override
    public GeneratedCheck sample(GeneratedRequest request, Optional<Path> file, Watcher watcher) {
        var sampler = new ComponentSampler(run, mixture, assigned(), inference);
        sampler.requireSense(request);
        var counts = prepared();
        var markers = markers(request.component(), watcher.part(0, 0.7));
        var model = new RunModel(run).model(family, DataSpec.of(counts), weights);
        return sampler.draw(request, model, RunModel.cells(counts, weights), file, markers, watcher.part(0.7, 1));
    }

    /** Genes of the model that mark a component or, where none is named, a few of each, by Wilcoxon's test as everywhere. */
    private List<Integer> markers(OptionalInt component, Watcher watcher) {
        var groups = new Column.Categorical(
                StoredRun.COMPONENT,
                IntStream.rangeClosed(1, mixture.components())
                        .mapToObj(Integer::toString)
                        .toList(),
                assigned());
        if (groups.used().levels().size() < 2) {
            return List.of();
        }
        var expression = data.expression(run);
        var found = new MarkerSearch(expression.normalised(), expression.genes()).of(groups, watcher);
        int each = component.isPresent() ? MARKERS : Math.max(1, MARKERS / mixture.components());
        return found.groups().stream()
                .filter(group -> component.isEmpty() || group.name().equals(Integer.toString(component.getAsInt())))
                .flatMap(group -> group.best(found.tested()).stream()
                        .flatMap(marker -> run.genes().find(found.genes().ids().get(marker.gene())).stream()
                                .boxed())
                        .limit(each))
                .distinct()
                .toList();
    }

    @Override
    public void writeProbabilities(Path file, Watcher watcher) {
        var target = MatrixFile.at(file);
        var found = probabilities(watcher);
        var barcodes = run.cells().barcodes();
        target.write(
                new MatrixFile.Names(
                        List.of("barcode"),
                        row -> List.of(barcodes.get(row)),
                        IntStream.rangeClosed(1, found.columns())
                                .mapToObj(k -> "component_" + k)
                                .toList()),
                found.rows(),
                sink -> sink.accept(found));
    }

    @Override
    public void writeArmProbabilities(Path file) {
        var arms = armMemberships(family);
        if (arms.isEmpty()) {
            throw new ConfigProblem(
                    "The model of this run has no arms.",
                    "It was trained with '%s', which has no encoders of categories."
                            .formatted(run.spec().model()),
                    "Leave out --arms, or ask a run of mixvae or jointvae.");
        }
        var barcodes = run.cells().barcodes();
        MatrixFile.at(file)
                .write(
                        new MatrixFile.Names(
                                List.of("barcode"),
                                row -> List.of(barcodes.get(row)),
                                IntStream.range(0, arms.size())
                                        .boxed()
                                        .flatMap(arm -> IntStream.rangeClosed(
                                                        1, arms.get(arm).columns())
                                                .mapToObj(k -> "arm_%d_component_%d".formatted(arm + 1, k)))
                                        .toList()),
                        run.cells().size(),
                        sink -> sink.accept(FloatMatrix.beside(arms)));
    }

    @Override
    public LatentMixture mixture() {
        return mixture;
    }

    @Override
    public FloatMatrix probabilities(Watcher watcher) {
        return probabilities(prepared(), watcher);
    }

    /** The component of each cell, counted from 0, as the run has stored it. */
    private int[] assigned() {
        return run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .map(own -> Arrays.stream(own.codes())
                        .map(code -> Integer.parseInt(own.levels().get(code)) - 1)
                        .toArray())
                .orElseGet(() -> mixture.assign(run.latent()));
    }

    /** By the model's encoder where it has such, else by the mixture; cells x components. */
    private FloatMatrix probabilities(PreparedData counts, Watcher watcher) {
        var model = new RunModel(run).model(family, DataSpec.of(counts), weights);
        return inference
                .latent(model, RunModel.cells(counts, weights), watcher)
                .memberships()
                .orElseGet(() -> mixture.probabilities(run.latent()));
    }

    /** Genes x components. */
    private double[][] correlations(PreparedData counts, FloatMatrix probabilities, Watcher watcher) {
        double[][] ranks = new double[mixture.components()][];
        Arrays.setAll(ranks, k -> RankCorrelation.ranks(probabilities.column(k)));
        int genes = run.genes().size();
        double[][] found = new double[genes][ranks.length];
        int band = Math.max(1, BAND_VALUES / Math.max(1, counts.counts().cells()));
        for (int from = 0; from < genes; from += band) {
            float[][] columns = columns(counts.counts(), from, Math.min(genes, from + band));
            for (int i = 0; i < columns.length; i++) {
                double[] ofGene = RankCorrelation.ranks(columns[i]);
                for (int k = 0; k < ranks.length; k++) {
                    found[from + i][k] = RankCorrelation.ofRanks(ranks[k], ofGene);
                }
                watcher.tell(from + i + 1, genes);
            }
        }
        return found;
    }

    /** The counts of genes from one to before another, genes x cells. */
    private static float[][] columns(CountMatrix counts, int from, int to) {
        float[][] columns = new float[to - from][counts.cells()];
        int[] at = new int[counts.genes()];
        float[] values = new float[counts.genes()];
        for (int cell = 0; cell < counts.cells(); cell++) {
            int stored = counts.copyRow(cell, at, values, 0);
            for (int i = 0; i < stored; i++) {
                if (at[i] >= from && at[i] < to) {
                    columns[at[i] - from][cell] = values[i];
                }
            }
        }
        return columns;
    }

    private static Stream<Integer> best(double[][] correlations, int component) {
        return IntStream.range(0, correlations.length)
                .boxed()
                // What does not rise with a component is no marker of it; an empty component has none.
                .filter(gene -> correlations[gene][component] > 0)
                .sorted(Comparator.comparingDouble(gene -> -correlations[gene][component]));
    }

    private List<ComponentReport.Marker> best(double[][] correlations, int component, int count) {
        return best(correlations, component)
                .limit(count)
                .map(gene -> new ComponentReport.Marker(run.genes().symbols().get(gene), correlations[gene][component]))
                .toList();
    }

    private int gene(String name) {
        return run.genes()
                .find(name)
                .orElseThrow(() -> new DataProblem(
                        "The model has no gene '%s'.".formatted(name),
                        "It was trained on the %,d genes in genes.csv of the run."
                                .formatted(run.genes().size()),
                        "Check the spelling, or leave it out."));
    }

    private PreparedData prepared() {
        RunData.requireUnchanged(run.spec().data(), run.fingerprint());
        return new RunModel(run).data(data.read(run.spec()));
    }
}
