package org.mixtura.core.model.mixvae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.Noise;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.golden.RecordedNoise;
import org.mixtura.core.model.LossTerms;
import org.mixtura.core.nn.Adam;

/** The network of cpl-mixVAE with recorded weights and noise goes the way of the published code, step by step. */
class ForwardGoldenTest {

    static Stream<Arguments> cases() {
        return Lane.inBothPrecisions(Golden.cases("cpl_forward"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void threeStepsAndTheEvaluationFollowTheReference(Golden.Case golden, DataType type) {
        Lane.run(type, run -> new Replay(golden, run, type).check());
    }

    /** A case in native memory. Arms see different cells, so the loss is put together here from the parts of the model. */
    private static final class Replay {

        private final Golden.Case golden;
        private final RunScope run;
        private final DataType type;
        private final double tolerance;
        private final int count;
        private final Weights weights;
        private final List<Arm> arms = new ArrayList<>();
        private final CategoryPosterior posterior;
        private final GumbelSoftmax drawing;
        private final Adam adam;

        Replay(Golden.Case golden, RunScope run, DataType type) {
            this.golden = golden;
            this.run = run;
            this.type = type;
            this.tolerance = type == DataType.FLOAT32 ? 2e-4 : 1e-6;
            this.count = golden.input("A").asInt();
            this.weights = new Weights(run, new SeedPlan(1));
            int genes = (int) Golden.shape(golden.input("x").get(0))[1];
            for (int arm = 1; arm <= count; arm++) {
                arms.add(new Arm(weights, arm, genes, form()));
            }
            this.posterior = new CategoryPosterior(
                    PosteriorForm.DOUBLE, golden.input("tau").asDouble(), kept());
            this.drawing = GumbelSoftmax.of(golden.input("temp").asDouble(), false);
            this.adam = new Adam(
                    run,
                    weights.parameters(),
                    Adam.Settings.of(golden.input("lr").asDouble(), 1e-8, 0));
            load(golden.input("init"));
        }

        private ArmForm form() {
            boolean zinb = golden.name().contains("ZINB");
            return new ArmForm(
                    golden.input("K").asInt(),
                    golden.input("state_dim").asInt(),
                    true,
                    true,
                    ArmForm.Spread.SIGMOID,
                    new ArmForm.Norm(true, golden.input("bn_momentum").asDouble(), 1e-8),
                    new NetworkSettings(
                            4,
                            golden.input("fc_dim").asInt(),
                            golden.input("lowD").asInt(),
                            0,
                            0),
                    new OutputSettings(zinb ? Observation.PUBLISHED_ZINB : Observation.MSE, ExpressionScale.MILLION));
        }

        private boolean[] kept() {
            boolean[] kept = new boolean[golden.input("K").asInt()];
            JsonNode listed = golden.input("mask_kept_categories");
            Arrays.fill(kept, listed.isNull());
            listed.forEach(k -> kept[k.asInt()] = true);
            return kept;
        }

        /** Our name of each published one. */
        private Map<String, String> names() {
            var names = new LinkedHashMap<String, String>();
            for (int arm = 0; arm < count; arm++) {
                String own = "arm" + (arm + 1);
                for (int layer = 0; layer < 5; layer++) {
                    names.put("fc%d.%d".formatted(layer + 1, arm), own + ".encoder." + layer);
                    names.put("batch_l%d.%d".formatted(layer + 1, arm), own + ".encoder." + layer + ".norm");
                    names.put("fc%d.%d".formatted(layer + 6, arm), own + ".decoder." + 2 * layer);
                }
                names.put("fcc." + arm, own + ".category");
                names.put("fc_mu." + arm, own + ".state.mean");
                names.put("fc_sigma." + arm, own + ".state.spread");
                names.put(
                        "fc11." + arm, own + (golden.name().contains("ZINB") ? ".decoder.totals" : ".decoder.values"));
                names.put("fc11_p." + arm, own + ".decoder.success");
                names.put("fc11_r." + arm, own + ".decoder.extra_zeros");
            }
            return names;
        }

        private String ownName(String published) {
            int dot = published.lastIndexOf('.');
            String own = names().get(published.substring(0, dot));
            return own == null ? "" : own + published.substring(dot);
        }

        private void load(JsonNode values) {
            for (Weight weight : weights.all()) {
                values.properties().stream()
                        .filter(e -> ownName(e.getKey()).equals(weight.name()))
                        .findFirst()
                        .ifPresent(e -> {
                            double[] numbers = numbers(e.getValue());
                            run.write(weight.stored(), i -> numbers[i]);
                        });
            }
        }

        private record Found(List<MixvaeNetwork.Pass> passes, LossTerms terms) {}

        private Found forward(StepScope step) {
            var batch = new Minibatch(CsrMatrix.ofDense(new float[1][1]), new int[0], new int[0]);
            var passes = new ArrayList<MixvaeNetwork.Pass>();
            var parts = new ArrayList<MixvaeObjective.Contribution>();
            for (int arm = 0; arm < count; arm++) {
                NDArray x = Lane.tensor(step, golden.input("x").get(arm));
                var pass = MixvaeNetwork.pass(arms.get(arm), x, posterior, drawing, step);
                passes.add(pass);
                parts.add(new MixvaeObjective.Contribution(
                        arms.get(arm)
                                .cost(pass.category(), pass.drawn(), x, batch, step)
                                .mean(),
                        pass.state().klFromStandard(step).sum(new int[] {1}).mean(),
                        pass.probability()));
            }
            var objective = new MixvaeObjective(
                    golden.input("lambda").asDouble(), golden.input("beta").asDouble(), false);
            return new Found(passes, objective.of(parts, 1, step));
        }

        void check() {
            for (JsonNode expected : golden.json().get("steps")) {
                var noise = RecordedNoise.withUniforms(expected.get("state_noise"), expected.get("uniform"));
                try (StepScope step = run.trainingStep(noise)) {
                    step.backward(() -> {
                        var found = forward(step);
                        checkValues(found, expected);
                        return found.terms.objective();
                    });
                    checkGradients(step, expected);
                    adam.update(step);
                }
                noise.assertUsedUp();
            }
            if (type == DataType.FLOAT64) {
                // In single precision the sign of a gradient that is nearly nothing, which Adam follows, is that of
                // rounding.
                checkState();
                checkEvaluation();
            }
        }

        private void checkValues(Found found, JsonNode expected) {
            for (int arm = 0; arm < count; arm++) {
                var pass = found.passes.get(arm);
                close("qc", pass.probability(), expected, arm);
                close("x_low", pass.summary(), expected, arm);
                close("c", pass.category(), expected, arm);
                close("s", pass.drawn(), expected, arm);
                close("mu", pass.state().mean(), expected, arm);
                close("logvar", pass.state().variance().log(), expected, arm);
            }
            double kl =
                    Arrays.stream(numbers(expected.get("kl_state"))).average().orElseThrow();
            assertClose("kl_s", Lane.numbers(found.terms.values().get(2)), new double[] {kl}, tolerance);
            assertClose(
                    "distance",
                    Lane.numbers(found.terms.values().get(4)),
                    new double[] {expected.get("distance").asDouble()},
                    10 * tolerance);
        }

        private void close(String name, NDArray actual, JsonNode expected, int arm) {
            if (expected.has(name)) {
                assertClose(
                        name + " of arm " + arm,
                        Lane.numbers(actual),
                        numbers(expected.get(name).get(arm)),
                        tolerance);
            }
        }

        private void checkGradients(StepScope step, JsonNode expected) {
            JsonNode gradients = expected.path("grad");
            for (Weight weight : weights.parameters()) {
                gradients.properties().stream()
                        .filter(e -> ownName(e.getKey()).equals(weight.name()))
                        .findFirst()
                        .ifPresent(e -> assertClose(
                                "gradient of " + weight.name(),
                                Lane.numbers(step.gradient(weight).orElseThrow()),
                                numbers(e.getValue()),
                                10 * tolerance));
            }
        }

        private void checkState() {
            var state = golden.json().get("expected_after_3_adam_steps");
            int checked = 0;
            for (Weight weight : weights.all()) {
                var expected = state.properties().stream()
                        .filter(e -> ownName(e.getKey()).equals(weight.name()))
                        .findFirst();
                if (expected.isPresent()) {
                    checked++;
                    assertClose(
                            weight.name(),
                            Lane.numbers(weight.stored()),
                            numbers(expected.get().getValue()),
                            100 * tolerance);
                }
            }
            assertThat(checked).isGreaterThan(30 * count);
        }

        private void checkEvaluation() {
            JsonNode expected = golden.json().get("expected_eval");
            Noise noise = RecordedNoise.withUniforms(expected.get("noise_used"), JsonNodeFactory.instance.arrayNode());
            try (StepScope step = run.evaluationStep(noise)) {
                var found = forward(step);
                for (int arm = 0; arm < count; arm++) {
                    close("qc", found.passes.get(arm).probability(), expected, arm);
                    close("c", found.passes.get(arm).category(), expected, arm);
                    close("mu", found.passes.get(arm).state().mean(), expected, arm);
                }
            }
        }
    }
}
