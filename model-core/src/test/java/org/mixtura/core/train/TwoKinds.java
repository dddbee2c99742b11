package org.mixtura.core.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.model.scvi.DispersionKind;
import org.mixtura.core.model.scvi.LibraryKind;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.prep.PreparedData;
import org.mixtura.core.prep.Split;
import org.mixtura.core.schema.Schema;

/** Made-up cells of two kinds, which differ in which half of the genes they express more, and small models for them. */
public final class TwoKinds {

    private TwoKinds() {}

    public static PreparedData data(int cells, int genes) {
        var random = new SplittableRandom(5);
        float[][] counts = new float[cells][genes];
        int[] kinds = new int[cells];
        int[] batches = new int[cells];
        for (int c = 0; c < cells; c++) {
            kinds[c] = random.nextInt(2);
            batches[c] = random.nextInt(2);
            for (int g = 0; g < genes; g++) {
                double mean = g < genes / 2 == (kinds[c] == 0) ? 4 : 0.3;
                counts[c][g] = poisson(mean, random);
            }
        }
        int held = cells / 10;
        return new PreparedData(
                CsrMatrix.ofDense(counts),
                new GeneTable(names("gene", genes), names("gene", genes)),
                new CellTable(names("cell", cells), List.of()),
                new Split(
                        IntStream.range(held, cells).toArray(),
                        IntStream.range(0, held).toArray()),
                Optional.of(new Column.Categorical("kind", List.of("a", "b"), kinds)),
                Optional.of(new Column.Categorical("plate", List.of("p", "q"), batches)));
    }

    static ScviConfig config(TrainConfig train) {
        return config(Likelihood.ZINB, train);
    }

    static ScviConfig config(Likelihood likelihood, TrainConfig train) {
        return new ScviConfig(
                3,
                likelihood,
                DispersionKind.GENE,
                LibraryKind.OBSERVED,
                1,
                16,
                0.1,
                false,
                EncoderInput.COUNTS,
                train);
    }

    /** Ten epochs, all settings that matter on. */
    static TrainConfig training() {
        return training(Map.of());
    }

    /** The same with some settings changed, by key. */
    static TrainConfig training(Map<String, String> changes) {
        var texts = new HashMap<>(Map.of(
                "epochs", "10",
                "batchSize", "32",
                "learningRate", "0.005",
                "kl.warmupEpochs", "5",
                "keepBest", "true"));
        texts.putAll(changes);
        return Schema.of(TrainConfig.DEFAULTS).build(texts);
    }

    static TrainJob<ScviConfig> job(PreparedData data, TrainConfig train, long seed) {
        return new TrainJob<>(new ScviFamily(), config(train), data, seed, "cpu", 1);
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** Knuth's product of uniforms; fine for small means. */
    private static int poisson(double mean, SplittableRandom random) {
        double limit = Math.exp(-mean);
        int k = 0;
        for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
            k++;
        }
        return k;
    }
}
