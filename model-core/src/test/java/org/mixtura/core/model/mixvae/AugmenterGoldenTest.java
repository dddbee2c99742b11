package org.mixtura.core.model.mixvae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mixtura.core.golden.Close.assertClose;
import static org.mixtura.core.golden.Golden.numbers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.engine.RunScope;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;
import org.mixtura.core.golden.Golden;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.golden.RecordedNoise;

/** Augmenter, discriminator and what both share with the published losses follow the reference; every part of ours has a gradient. */
class AugmenterGoldenTest {

    static Stream<Arguments> triplets() {
        return Lane.inBothPrecisions(
                Golden.cases("augmenter").filter(c -> c.name().startsWith("triplet_MSE")));
    }

    private static Golden.Case named(String name) {
        return Golden.cases("augmenter")
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static NDArray leaf(StepScope step, JsonNode node) {
        double[] values = numbers(node);
        return step.free(node, new Shape(Golden.shape(node)), i -> values[i]);
    }

    @ParameterizedTest
    @MethodSource("triplets")
    void theTripletLossAndItsGradientsFollowTheReference(Golden.Case golden, DataType type) {
        double tolerance = type == DataType.FLOAT32 ? 1e-4 : 1e-7;
        Lane.run(type, run -> {
            try (StepScope step = run.trainingStep(Lane.noise())) {
                double[][] value = new double[1][];
                step.backward(() -> {
                    NDArray loss = new AugmenterObjective(step)
                            .triplet(
                                    Lane.tensor(step, golden.input("anchor")),
                                    leaf(step, golden.input("positive")),
                                    leaf(step, golden.input("negative")),
                                    golden.input("margin").asDouble());
                    value[0] = Lane.numbers(loss);
                    return loss;
                });
                assertClose("loss", value[0], numbers(golden.expected("loss")), tolerance);
                for (String name : new String[] {"positive", "negative"}) {
                    assertClose(
                            "gradient of " + name,
                            Lane.numbers(step.gradientOf(golden.input(name)).orElseThrow()),
                            numbers(golden.expected("grad_" + name)),
                            10 * tolerance);
                }
            }
        });
    }

    @Test
    void theDivergenceIsTheCorrectOne() {
        var golden = named("KL_dist");
        Lane.run(DataType.FLOAT64, run -> {
            try (StepScope step = run.evaluationStep(Lane.noise())) {
                var first =
                        new Gaussian(Lane.tensor(step, golden.input("m1")), Lane.tensor(step, golden.input("var1")));
                var second =
                        new Gaussian(Lane.tensor(step, golden.input("m2")), Lane.tensor(step, golden.input("var2")));
                double perCell = Lane.numbers(
                        first.klFrom(second, step).sum(new int[] {1}).mean())[0];
                assertClose("kl", new double[] {perCell}, numbers(golden.expected("correct")), 1e-7);
            }
        });
    }

    /** Our name of each published one. */
    private static Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        names.put("noise", "augmenter.noise");
        names.put("bnz", "augmenter.noise.norm");
        names.put("fc1", "augmenter.encoder.0");
        names.put("fc4", "augmenter.encoder.1");
        names.put("fc5", "augmenter.clean");
        names.put("fc5n", "augmenter.noisy");
        names.put("fc_mu", "augmenter.mean");
        names.put("fc_sigma", "augmenter.spread");
        names.put("fc6", "augmenter.decoder.0");
        names.put("fc7", "augmenter.decoder.1");
        names.put("fc9", "augmenter.decoder.2");
        names.put("fc11", "augmenter.output");
        return names;
    }

    private static int load(RunScope run, Weights weights, JsonNode values, Map<String, String> names) {
        int loaded = 0;
        for (Weight weight : weights.parameters()) {
            for (var entry : values.properties()) {
                int dot = entry.getKey().lastIndexOf('.');
                String own = names.get(entry.getKey().substring(0, dot));
                if (own != null && weight.name().equals(own + entry.getKey().substring(dot))) {
                    double[] numbers = numbers(entry.getValue());
                    run.write(weight.stored(), i -> numbers[i]);
                    loaded++;
                }
            }
        }
        return loaded;
    }

    @Test
    void copiesAndJudgementsFollowTheReference() {
        var golden = named("vaegan_losses");
        var none = JsonNodeFactory.instance.arrayNode();
        var normals = JsonNodeFactory.instance
                .arrayNode()
                .add(golden.input("noise"))
                .add(golden.input("state_noise_noisy"))
                .add(golden.input("state_noise_clean"));
        var noise = new RecordedNoise(normals, none);
        Lane.run(DataType.FLOAT64, run -> {
            var weights = new Weights(run, new SeedPlan(1));
            var augmenter = new Augmenter(weights, 8, new Augmenter.Form(10, 2, 2, 3, 1, 0, true));
            var judge = new Discriminator(weights, 8, 10);
            assertThat(load(run, weights, golden.input("augmenter_weights"), names()))
                    .isEqualTo(golden.input("augmenter_weights").size());
            assertThat(load(
                            run,
                            weights,
                            golden.input("discriminator_weights"),
                            Map.of("fc1", "discriminator.0", "fc2", "discriminator.1", "disc", "discriminator.2")))
                    .isEqualTo(6);
            try (StepScope step = run.trainingStep(noise)) {
                NDArray x = Lane.tensor(step, golden.input("x"));
                var copies = augmenter.copies(x, step);
                check("latent_noisy", copies.noisy().drawn(), golden);
                check("recon_noisy", copies.noisy().expression(), golden);
                check("latent_clean", copies.clean().drawn(), golden);
                check("recon_clean", copies.clean().expression(), golden);
                // The reference judges what is expressed at all.
                NDArray real = judge.logOdds(expressed(x, step), true, step);
                NDArray noisy = judge.logOdds(expressed(copies.noisy().expression(), step), true, step);
                NDArray clean = judge.logOdds(expressed(copies.clean().expression(), step), true, step);
                check("p_real", real.getNDArrayInternal().sigmoid(), golden);
                check("p_noisy", noisy.getNDArrayInternal().sigmoid(), golden);
                check("p_clean", clean.getNDArrayInternal().sigmoid(), golden);
                var objective = new AugmenterObjective(step);
                check("D_loss_real", objective.crossEntropyOfOne(real), golden);
                check("D_loss_fake", objective.bothFakes(noisy, clean), golden);
                check("gen_loss", objective.adversarial(noisy, clean), golden);
            }
        });
        noise.assertUsedUp();
    }

    private static NDArray expressed(NDArray x, StepScope step) {
        return x.gt(step.constant(1e-3)).toType(x.getDataType(), true);
    }

    private static void check(String name, NDArray found, Golden.Case golden) {
        assertClose(name, Lane.numbers(found), numbers(golden.expected(name)), 1e-5);
    }

    @Test
    void everyPartLearnsFromItsOwnLossAndTheNoiseBranchToo() {
        Lane.run(DataType.FLOAT32, run -> {
            var weights = new Weights(run, new SeedPlan(1));
            var augmenter = new Augmenter(weights, 6, new Augmenter.Form(8, 4, 3, 5, 1, 0.2, false));
            var judge = new Discriminator(weights, 6, 8);
            var random = new SeedPlan(5).stream("cells");
            double[] x = random.doubles(72, 0, 3).toArray();
            for (boolean generator : new boolean[] {true, false}) {
                try (StepScope step = run.trainingStep(Lane.noise())) {
                    step.backward(() -> {
                        NDArray cells = step.dense(new Shape(12, 6), i -> x[i]);
                        var losses = new AugmenterObjective(step).of(cells, augmenter.copies(cells, step), judge);
                        return generator ? losses.generator() : losses.discriminator();
                    });
                    for (Weight weight : weights.parameters()) {
                        boolean own = weight.name().startsWith(generator ? "augmenter" : "discriminator");
                        double size = step.gradient(weight)
                                .map(g -> Arrays.stream(Lane.numbers(g))
                                        .map(Math::abs)
                                        .sum())
                                .orElse(0.0);
                        if (!own) {
                            assertThat(size).as(weight.name()).isZero();
                        } else if (weight.name().endsWith(".weight")) {
                            assertThat(size).as(weight.name()).isPositive();
                        }
                    }
                }
            }
        });
    }
}
