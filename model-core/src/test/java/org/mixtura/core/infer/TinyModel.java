package org.mixtura.core.infer;

import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.dist.Likelihood;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.golden.Lane;
import org.mixtura.core.model.DataSpec;
import org.mixtura.core.model.scvi.DispersionKind;
import org.mixtura.core.model.scvi.LibraryKind;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.model.scvi.ScviFamily;
import org.mixtura.core.nn.EncoderInput;
import org.mixtura.core.train.TrainConfig;

/** A real scVI network, so small and with weights so plain that its answers can be computed by hand. */
final class TinyModel {

    /** What the batch normalisation of an untrained layer multiplies by. */
    private static final double NORMALISED = 1 / Math.sqrt(1 + 1e-3);

    private final ScviConfig config;
    private final DataSpec data;
    private final Map<String, Tensor> weights = new LinkedHashMap<>();

    TinyModel(Likelihood likelihood, LibraryKind library, int latent, int width, DataSpec data) {
        this.config = new ScviConfig(
                latent,
                likelihood,
                DispersionKind.GENE,
                library,
                1,
                width,
                0.1,
                false,
                EncoderInput.COUNTS,
                TrainConfig.DEFAULTS);
        this.data = data;
        Lane.run(
                DataType.FLOAT32,
                run -> weights.putAll(new ScviFamily()
                        .build(config, data, run, new SeedPlan(4))
                        .weights()
                        .read()));
    }

    static DataSpec data(int genes, int batches, double logLibrary, double variance) {
        double[] means = new double[batches];
        double[] variances = new double[batches];
        Arrays.fill(means, logLibrary);
        Arrays.fill(variances, variance);
        return new DataSpec(genes, batches, 0, means, variances);
    }

    /** Sets a weight, row-major. */
    TinyModel with(String name, double... values) {
        var shape = weights.get(name).shape();
        float[] single = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        weights.put(name, new Tensor(shape, single));
        return this;
    }

    /** Sets all entries of a weight. */
    TinyModel filled(String name, double value) {
        double[] values = new double[weights.get(name).values().length];
        Arrays.fill(values, value);
        return with(name, values);
    }

    /** q(z | x) = N(mean, variance) for every cell. */
    TinyModel believing(String encoder, double mean, double variance) {
        return filled(encoder + ".mean_encoder.weight", 0)
                .filled(encoder + ".mean_encoder.bias", mean)
                .filled(encoder + ".var_encoder.weight", 0)
                .filled(encoder + ".var_encoder.bias", Math.log(variance - 1e-4));
    }

    /** The decoder's only hidden unit is ReLU(slope z + offset), whatever the batch. */
    TinyModel decoding(double slope, double offset) {
        return with("decoder.px_decoder.fc_layers.Layer 0.0.weight", slope / NORMALISED)
                .with("decoder.px_decoder.fc_layers.Layer 0.0.bias", offset / NORMALISED);
    }

    /** Shares are softmax(slopes h + offsets) of the hidden unit h. */
    TinyModel sharing(double[] slopes, double[] offsets) {
        return with("decoder.px_scale_decoder.0.weight", slopes).with("decoder.px_scale_decoder.0.bias", offsets);
    }

    StoredModel<ScviConfig> stored() {
        return new StoredModel<>(new ScviFamily(), config, data, Map.copyOf(weights), "cpu", 1);
    }
}
