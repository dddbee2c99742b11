package org.mixtura.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.mixtura.core.engine.Noise;

/** Plays back the noise that reference code drew. */
public final class RecordedNoise implements Noise {

    private final double[] normals;
    private final double[] masks;
    private final double[] uniforms;
    private int normalsUsed;
    private int masksUsed;
    private int uniformsUsed;

    /** Each a list of arrays in the order of use; a mask keeps where it is not zero. */
    public RecordedNoise(JsonNode normals, JsonNode masks) {
        this(flat(normals), flat(masks), new double[0]);
    }

    private RecordedNoise(double[] normals, double[] masks, double[] uniforms) {
        this.normals = normals;
        this.masks = masks;
        this.uniforms = uniforms;
    }

    /** As above, of a model that drops nothing but draws categories. */
    public static RecordedNoise withUniforms(JsonNode normals, JsonNode uniforms) {
        return new RecordedNoise(flat(normals), new double[0], flat(uniforms));
    }

    @Override
    public double normal() {
        return normals[normalsUsed++];
    }

    @Override
    public boolean keeps(double keep) {
        return masks[masksUsed++] != 0;
    }

    @Override
    public double uniform() {
        return uniforms[uniformsUsed++];
    }

    /** The model drew exactly as much as the reference did. */
    public void assertUsedUp() {
        assertThat(normalsUsed).isEqualTo(normals.length);
        assertThat(masksUsed).isEqualTo(masks.length);
        assertThat(uniformsUsed).isEqualTo(uniforms.length);
    }

    private static double[] flat(JsonNode arrays) {
        return StreamSupport.stream(arrays.spliterator(), false)
                .map(Golden::numbers)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
