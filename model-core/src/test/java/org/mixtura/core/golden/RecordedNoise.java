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
    private int normalsUsed;
    private int masksUsed;

    /** Each a list of arrays in the order of use; a mask keeps where it is not zero. */
    public RecordedNoise(JsonNode normals, JsonNode masks) {
        this.normals = flat(normals);
        this.masks = flat(masks);
    }

    @Override
    public double normal() {
        return normals[normalsUsed++];
    }

    @Override
    public boolean keeps(double keep) {
        return masks[masksUsed++] != 0;
    }

    /** The model drew exactly as much as the reference did. */
    public void assertUsedUp() {
        assertThat(normalsUsed).isEqualTo(normals.length);
        assertThat(masksUsed).isEqualTo(masks.length);
    }

    private static double[] flat(JsonNode arrays) {
        return StreamSupport.stream(arrays.spliterator(), false)
                .map(Golden::numbers)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
