package org.mixtura.core.model.dgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.infer.Cells;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.StoredModel;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.EpochStart;
import org.mixtura.core.model.FreeCodeModel;
import org.mixtura.core.model.GenerativeModel;
import org.mixtura.core.model.ModelCard;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.Progress;
import org.mixtura.core.model.TrainingCells;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.CodeOptimizer;
import org.mixtura.core.nn.MeanLink;
import org.mixtura.core.nn.OptimizerStep;
import org.mixtura.core.schema.Schema;

/** Training goes the way of the reference trainer: decoder, mixture and codes after one, two and four epochs. */
class DgdTrainGoldenTest {

    static Stream<Arguments> trainings() {
        return Lane.inBothPrecisions(
                Golden.cases("scdgd_train").filter(c -> c.json().get("inputs").has("x_validation")));
    }

    static Stream<Golden.Case> inferences() {
        return Golden.cases("scdgd_train").filter(c -> c.json().get("inputs").has("x_new"));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void epochsLeaveTheStateOfTheReference(Golden.Case golden, DataType type) {
        // Codes are kept in single precision in both, as they are stored.
        double tolerance = type == DataType.FLOAT32 ? 1e-3 : 1e-5;
        Lane.run(type, run -> new Replay(golden, run, tolerance).check());
    }

    @ParameterizedTest
    @MethodSource("inferences")
    void newCellsFindTheCodesOfTheReference(Golden.Case golden) {
        var training = Golden.cases("scdgd_train")
                .filter(c -> golden.name().equals(c.name() + "_inference"))
                .findFirst()
                .orElseThrow();
        var state = training.expected("after_4_epochs");
        var weights = new LinkedHashMap<String, Tensor>();
        state.get("decoder").properties().forEach(e -> weights.put("decoder." + e.getKey(), decoderTensor(e)));
        state.get("gmm").properties().forEach(e -> weights.put("mixture." + e.getKey(), Golden.tensor(e.getValue())));
        weights.put("mixture.logbeta_centre", weights.get("mixture.logbeta"));
        weights.put(FreeCodeModel.CODES, Golden.tensor(state.get("representation")));
        var setup = new Setup(training);
        float[][] counts = rows(golden.input("x_new"));
        try (var lane = new NativeLane()) {
            var found = new Inference(lane)
                    .latent(
                            new StoredModel<>(new NarrowFamily(setup), setup.config(), setup.data(), weights, "cpu", 1),
                            new Cells(CsrMatrix.ofDense(counts), new int[0], new int[0]),
                            Watcher.patient());
            assertClose("codes", wide(found.mean().values()), numbers(golden.expected("z_final")), 1e-3);
        }
    }

    /** What a case was trained with. */
    private record Setup(Golden.Case golden) {

        DgdConfig config() {
            var ball = numbers(golden.input("softball"));
            double[] betas = numbers(golden.input("betas"));
            double[] first = numbers(golden.input("lr_schedule").get(0));
            int drop = golden.input("lr_schedule_epochs").get(1).asInt();
            return new DgdConfig(
                    golden.input("latent").asInt(),
                    CodeStart.ZERO,
                    1,
                    10,
                    new PriorConfig(
                            PriorKind.MIXTURE,
                            golden.input("K").asInt(),
                            1,
                            1,
                            MixtureStart.BALL,
                            0,
                            ball[0],
                            ball[1],
                            golden.input("alpha").asDouble(),
                            0.2,
                            PriorCount.PER_SAMPLE,
                            first[2]),
                    new DecoderConfig(
                            Scaling.valueOf(golden.input("scaling").asText().toUpperCase(Locale.ROOT)),
                            MeanLink.valueOf(golden.input("activation").asText().toUpperCase(Locale.ROOT)),
                            DispersionForm.EXP_PLUS_ONE,
                            false,
                            2,
                            8),
                    new DgdTraining(
                            4,
                            golden.input("batch_size").asInt(),
                            first[0],
                            first[1],
                            betas[0],
                            betas[1],
                            golden.input("weight_decay").asDouble(),
                            drop,
                            0,
                            false,
                            0));
        }

        int[] widths() {
            return Arrays.stream(numbers(golden.input("hidden")))
                    .mapToInt(d -> (int) d)
                    .toArray();
        }

        DataSpec data() {
            int genes = (int) Golden.shape(golden.input("x"))[1];
            return new DataSpec(genes, 1, 0, new double[1], new double[] {1});
        }

        DgdNetwork network(RunScope run) {
            return new DgdNetwork(config(), widths(), data(), run, new SeedPlan(0));
        }
    }

    /** The network of the fixture has hidden layers of different width. */
    private record NarrowFamily(Setup setup) implements ModelFamily<DgdConfig> {

        @Override
        public ModelCard card() {
            return new DgdFamily().card();
        }

        @Override
        public Schema<DgdConfig> schema() {
            return new DgdFamily().schema();
        }

        @Override
        public DgdConfig preset(Preset preset, DataSummary data) {
            return setup.config();
        }

        @Override
        public GenerativeModel build(DgdConfig config, DataSpec data, RunScope run, SeedPlan seeds) {
            return setup.network(run);
        }
    }

    private static final class Replay {

        private final Golden.Case golden;
        private final RunScope run;
        private final double tolerance;
        private final DgdConfig config;
        private final DgdNetwork network;
        private final OptimizerStep optimizer;
        private final CellCodes codes;
        private final CodeOptimizer codeOptimizer;
        private final Minibatch batch;
        private final int training;
        private final int heldOut;

        Replay(Golden.Case golden, RunScope run, double tolerance) {
            this.golden = golden;
            this.run = run;
            this.tolerance = tolerance;
            var setup = new Setup(golden);
            config = setup.config();
            network = setup.network(run);
            load(golden.input("init"));
            float[][] train = rows(golden.input("x"));
            float[][] validation = rows(golden.input("x_validation"));
            training = train.length;
            heldOut = validation.length;
            var counts = CsrMatrix.ofDense(Stream.concat(Arrays.stream(train), Arrays.stream(validation))
                    .toArray(float[][]::new));
            int[] trainCells = IntStream.range(0, training).toArray();
            codes = new CellCodes(network.firstCodes(
                    new TrainingCells(counts, trainCells, new int[counts.cells()], new int[0], new SeedPlan(0))));
            network.attach(codes);
            optimizer = network.optimizer(run, Adam.Settings.of(config.train().learningRate(), 1, 0));
            codeOptimizer = new CodeOptimizer(codes, network.codeSteps());
            run.seal();
            batch = new Minibatch(counts, new int[0], new int[0]);
        }

        void check() {
            int held = run.heldTensors();
            for (int epoch = 1; epoch <= 4; epoch++) {
                epoch(epoch);
                var expected = golden.expected("after_%d_epochs".formatted(epoch));
                if (expected != null) {
                    checkState(epoch, expected);
                }
            }
            assertThat(run.heldTensors()).isEqualTo(held);
        }

        private void epoch(int epoch) {
            network.beginEpoch(epoch, EpochStart.silent(codes::matrix));
            optimizer.beginEpoch(epoch);
            int[] all = IntStream.range(0, training + heldOut).toArray();
            double reconstruction = 0;
            for (int from = 0; from < training; from += config.train().batchSize()) {
                batch.fill(all, from, Math.min(training, from + config.train().batchSize()));
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    double[] seen = new double[1];
                    step.backward(() -> {
                        var terms = network.loss(batch, step, Progress.COMPLETE);
                        seen[0] = Lane.numbers(terms.values().get(1))[0] * batch.size();
                        return terms.objective();
                    });
                    optimizer.update(step, config.train().learningRate(), 0);
                    codeOptimizer.collect(batch, step);
                    reconstruction += seen[0];
                }
            }
            batch.fill(all, training, training + heldOut);
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                step.backward(() -> network.loss(batch, step, Progress.COMPLETE).objective());
                codeOptimizer.collect(batch, step);
            }
            codeOptimizer.update(1);
            double[] expected = numbers(golden.expected("after_4_epochs").get("train_recon_per_gene_cell"));
            assertClose(
                    "reconstruction in epoch " + epoch,
                    new double[] {reconstruction / training / batch.genes()},
                    new double[] {expected[epoch - 1]},
                    tolerance);
        }

        private void checkState(int epoch, JsonNode expected) {
            for (var weight : network.weights().parameters()) {
                assertClose(
                        weight.name() + " after " + epoch,
                        Lane.numbers(weight.stored()),
                        numbers(find(expected, weight.name())),
                        tolerance);
            }
            int split = training * config.latentDim();
            double[] values = wide(codes.read().values());
            assertClose(
                    "codes after " + epoch,
                    Arrays.copyOf(values, split),
                    numbers(expected.get("representation")),
                    tolerance);
            assertClose(
                    "held-out codes after " + epoch,
                    Arrays.copyOfRange(values, split, values.length),
                    numbers(expected.get("validation_representation")),
                    tolerance);
        }

        private void load(JsonNode init) {
            for (var weight : network.weights().parameters()) {
                double[] values = numbers(find(init, weight.name()));
                run.write(weight.stored(), i -> values[i]);
            }
        }

        private static JsonNode find(JsonNode state, String name) {
            return name.startsWith("decoder.")
                    ? state.get("decoder").get(name.substring("decoder.".length()))
                    : state.get("gmm").get(name.substring("mixture.".length()));
        }
    }

    private static Tensor decoderTensor(Map.Entry<String, JsonNode> entry) {
        var tensor = Golden.tensor(entry.getValue());
        // The reference keeps one row of dispersions.
        return entry.getKey().equals("nb.log_r")
                ? new Tensor(new long[] {tensor.values().length}, tensor.values())
                : tensor;
    }

    private static float[][] rows(JsonNode matrix) {
        long[] shape = Golden.shape(matrix);
        double[] values = numbers(matrix);
        float[][] rows = new float[(int) shape[0]][(int) shape[1]];
        for (int i = 0; i < values.length; i++) {
            rows[i / (int) shape[1]][i % (int) shape[1]] = (float) values[i];
        }
        return rows;
    }

    private static double[] wide(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return wide;
    }
}
