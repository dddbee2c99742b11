package org.mixtura.core.engine;

import java.util.random.RandomGenerator;

/** Noise from independent streams, so that a change of the dropout rate leaves the normal values as they are. */
public final class SeededNoise implements Noise {

    private final RandomGenerator normals;
    private final RandomGenerator masks;
    private final RandomGenerator uniforms;

    private SeededNoise(RandomGenerator normals, RandomGenerator masks, RandomGenerator uniforms) {
        this.normals = normals;
        this.masks = masks;
        this.uniforms = uniforms;
    }

    /** The noise of one step, named by its purpose (for example {@code train}) and its place in the run. */
    public static SeededNoise of(SeedPlan seeds, String purpose, long... indices) {
        return new SeededNoise(
                seeds.stream("noise/" + purpose, indices),
                seeds.stream("dropout/" + purpose, indices),
                seeds.stream("uniform/" + purpose, indices));
    }

    @Override
    public double normal() {
        return normals.nextGaussian();
    }

    @Override
    public boolean keeps(double keep) {
        return masks.nextFloat() < keep;
    }

    @Override
    public double uniform() {
        return uniforms.nextDouble();
    }
}
