package org.mixtura.core.model.scvi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.golden.RecordedNoise;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.Progress;
import org.mixtura.core.nn.Adam;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.train.TrainConfig;

/** The network gives the losses, gradients and updates of scvi-tools' own VAE class, in every configuration. */
class ScviGoldenTest {

    private record Tolerance(double loss, double gradient, double state) {}

    static Stream<Arguments> casesInBothPrecisions() {
        return Lane.inBothPrecisions(Golden.cases("scvi_forward"));
    }

    @ParameterizedTest
    @MethodSource("casesInBothPrecisions")
    void threeUpdatesFollowTheReference(Golden.Case golden, DataType type) {
        // Single precision by the project's rule; in double precision only the engine's float settings of the
        // batch normalisation (momentum, epsilon) differ from the reference.
        var tolerance = type == DataType.FLOAT32 ? new Tolerance(1e-4, 1e-3, 1e-3) : new Tolerance(1e-7, 1e-6, 1e-6);
        Lane.run(type, run -> new Replay(golden, run, tolerance).check());
    }

    @ParameterizedTest
    @MethodSource("casesInBothPrecisions")
    void thePartsThatQuestionsAreAskedOfGiveTheReferencesTerms(Golden.Case golden, DataType type) {
        var tolerance = type == DataType.FLOAT32 ? new Tolerance(1e-4, 1e-3, 1e-3) : new Tolerance(1e-7, 1e-6, 1e-6);
        Lane.run(type, run -> new Replay(golden, run, tolerance).checkParts());
    }

    private static final class Replay {

        private final Golden.Case golden;
        private final RunScope run;
        private final Tolerance tolerance;
        private final ScviNetwork network;
        private final Adam adam;
        private final Minibatch batch;

        Replay(Golden.Case golden, RunScope run, Tolerance tolerance) {
            this.golden = golden;
            this.run = run;
            this.tolerance = tolerance;
            network = new ScviNetwork(config(), spec(), run, new SeedPlan(0));
            loadInitialWeights();
            JsonNode adamInputs = golden.input("adam");
            double[] betas = numbers(adamInputs.get("betas"));
            adam = new Adam(
                    run,
                    network.weights().parameters(),
                    new Adam.Settings(
                            adamInputs.get("lr").asDouble(),
                            betas[0],
                            betas[1],
                            adamInputs.get("eps").asDouble(),
                            adamInputs.get("weight_decay").asDouble()));
            run.seal();
            batch = batch();
        }

        void check() {
            int held = run.heldTensors();
            for (JsonNode expected : golden.json().get("steps")) {
                var noise = new RecordedNoise(
                        expected.get("normal_noise_in_call_order(z then library)"),
                        expected.get("dropout_keep_masks_in_call_order"));
                try (StepScope step = run.trainingStep(noise)) {
                    checkStep(step, expected);
                    adam.update(step);
                }
                noise.assertUsedUp();
                assertThat(run.heldTensors()).isEqualTo(held);
            }
            checkState();
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                assertClose(
                        "latent in evaluation mode",
                        Lane.numbers(network.encode(batch, step)),
                        numbers(golden.json().get("expected_eval_qz_mean")),
                        tolerance.state);
            }
        }

        void checkParts() {
            JsonNode expected = golden.json().get("steps").get(0);
            var noise = new RecordedNoise(
                    expected.get("normal_noise_in_call_order(z then library)"),
                    expected.get("dropout_keep_masks_in_call_order"));
            try (StepScope step = run.trainingStep(noise)) {
                var posterior = network.posterior(batch, step);
                var code = posterior.code().sample(step);
                var library = posterior.logLibrary() == null
                        ? step.dense(new Shape(batch.size(), 1), row -> DataSpec.logLibrary(batch.total(row)))
                        : posterior.logLibrary().sample(step);
                var divergences = network.divergences(posterior, batch, step);
                assertClose(
                        "reconstruction",
                        Lane.numbers(network.decoder().reconstruction(code, library, batch, step)),
                        numbers(expected.get("reconstruction_nll_per_cell")),
                        tolerance.loss);
                assertClose(
                        "kl_z",
                        Lane.numbers(divergences.get("kl_z")),
                        numbers(expected.get("kl_z_per_cell")),
                        tolerance.loss);
                assertThat(divergences.containsKey("kl_library")).isEqualTo(posterior.logLibrary() != null);
                if (posterior.logLibrary() != null) {
                    assertClose(
                            "kl_library",
                            Lane.numbers(divergences.get("kl_library")),
                            numbers(expected.get("kl_l_per_cell")),
                            tolerance.loss);
                }
                String mean = expected.has("px_mu") ? "px_mu" : "px_rate";
                assertThat(expected.has(mean)).isTrue();
                assertClose(
                        mean,
                        Lane.numbers(network.decoder()
                                .parameters(code, library, batch, step)
                                .logMean()
                                .exp()),
                        numbers(expected.get(mean)),
                        tolerance.loss);
            }
            noise.assertUsedUp();
        }

        private void checkStep(StepScope step, JsonNode expected) {
            var progress = new Progress(0, 0, expected.get("kl_weight").asDouble());
            var seen = new LinkedHashMap<String, double[]>();
            step.backward(() -> {
                var pass = network.pass(batch, step);
                var terms = network.terms(pass, step, progress);
                seen.put("loss", Lane.numbers(terms.values().getFirst()));
                seen.put("objective", Lane.numbers(terms.objective()));
                seen.put("reconstruction", Lane.numbers(pass.reconstruction().perCell()));
                seen.put("kl_z", Lane.numbers(pass.klZ()));
                if (pass.klLibrary() != null) {
                    seen.put("kl_l", Lane.numbers(pass.klLibrary()));
                }
                seen.put("qz_mean", Lane.numbers(pass.posterior().mean()));
                seen.put("qz_sd", Lane.numbers(pass.posterior().variance().sqrt()));
                seen.put("z", Lane.numbers(pass.code()));
                seen.put("library", Lane.numbers(pass.logLibrary()));
                var parameters = network.head().parameters(pass.features(), pass.logLibrary(), batch, step);
                seen.put("mean", Lane.numbers(parameters.logMean().exp()));
                return terms.objective();
            });
            assertClose("loss", seen.get("loss"), numbers(expected.get("loss")), tolerance.loss);
            assertClose("objective", seen.get("objective"), numbers(expected.get("loss")), tolerance.loss);
            assertClose(
                    "reconstruction",
                    seen.get("reconstruction"),
                    numbers(expected.get("reconstruction_nll_per_cell")),
                    tolerance.loss);
            assertClose("kl_z", seen.get("kl_z"), numbers(expected.get("kl_z_per_cell")), tolerance.loss);
            if (seen.containsKey("kl_l")) {
                assertClose("kl_l", seen.get("kl_l"), numbers(expected.get("kl_l_per_cell")), tolerance.loss);
            }
            for (String name : new String[] {"qz_mean", "qz_sd", "z", "library"}) {
                if (expected.has(name)) {
                    assertClose(name, seen.get(name), numbers(expected.get(name)), tolerance.loss);
                }
            }
            String mean = expected.has("px_mu") ? "px_mu" : "px_rate";
            if (expected.has(mean)) {
                assertClose(mean, seen.get("mean"), numbers(expected.get(mean)), tolerance.loss);
            }
            if (expected.has("grad")) {
                checkGradients(step, expected.get("grad"));
            }
        }

        private void checkGradients(StepScope step, JsonNode expected) {
            var ours = new LinkedHashMap<String, double[]>();
            for (var weight : network.weights().parameters()) {
                step.gradient(weight).ifPresent(g -> ours.put(weight.name(), Lane.numbers(g)));
            }
            var names = expected.properties().stream().map(Map.Entry::getKey).toList();
            assertThat(ours.keySet()).containsExactlyInAnyOrderElementsOf(names);
            expected.properties()
                    .forEach(e -> assertClose(
                            "gradient of " + e.getKey(),
                            ours.get(e.getKey()),
                            numbers(e.getValue()),
                            tolerance.gradient));
        }

        private void checkState() {
            JsonNode expected = golden.json().get("expected_after_3_adam_steps");
            for (var weight : network.weights().all()) {
                assertClose(
                        weight.name() + " after three updates",
                        Lane.numbers(weight.stored()),
                        numbers(expected.get(weight.name())),
                        tolerance.state);
            }
        }

        private void loadInitialWeights() {
            JsonNode init = golden.input("init");
            var values = new LinkedHashMap<String, Tensor>();
            init.properties().forEach(e -> values.put(e.getKey(), Golden.tensor(e.getValue())));
            network.weights().load(values);
            // Single precision is all that a weight file holds; the double-precision replay needs every digit.
            for (var weight : network.weights().all()) {
                double[] exact = numbers(init.get(weight.name()));
                run.write(weight.stored(), i -> exact[i]);
            }
        }

        private ScviConfig config() {
            JsonNode options = golden.input("options");
            return new ScviConfig(
                    golden.input("n_latent").asInt(),
                    Likelihood.valueOf(options.get("gene_likelihood").asText().toUpperCase(java.util.Locale.ROOT)),
                    DispersionKind.valueOf(options.path("dispersion")
                            .asText("gene")
                            .toUpperCase(java.util.Locale.ROOT)
                            .replace('-', '_')),
                    options.path("use_observed_lib_size").asBoolean(true) ? LibraryKind.OBSERVED : LibraryKind.LATENT,
                    options.path("n_layers").asInt(1),
                    golden.input("n_hidden").asInt(),
                    golden.input("dropout").asDouble(),
                    options.path("encode_covariates").asBoolean(false),
                    EncoderInput.COUNTS,
                    TrainConfig.DEFAULTS);
        }

        private DataSpec spec() {
            return new DataSpec(
                    golden.input("G").asInt(),
                    golden.input("n_batch").asInt(),
                    golden.input("n_labels").asInt(),
                    numbers(golden.input("library_log_means")),
                    numbers(golden.input("library_log_vars")));
        }

        private Minibatch batch() {
            int genes = golden.input("G").asInt();
            double[] x = numbers(golden.input("x"));
            float[][] rows = new float[x.length / genes][genes];
            for (int i = 0; i < x.length; i++) {
                rows[i / genes][i % genes] = (float) x[i];
            }
            var filled = new Minibatch(CsrMatrix.ofDense(rows), codes("batch"), codes("labels"));
            filled.fill(IntStream.range(0, rows.length).toArray(), 0, rows.length);
            return filled;
        }

        private int[] codes(String key) {
            return Arrays.stream(numbers(golden.input(key)))
                    .mapToInt(d -> (int) d)
                    .toArray();
        }
    }
}
