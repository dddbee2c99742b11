package org.mixtura.core.correct;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mixtura.core.data.FloatMatrix;

/** What is done to a latent space before it is clustered and scored. */
public enum Correction {
    /** Nothing. */
    NONE("none") {
        @Override
        public Optional<FloatMatrix> apply(FloatMatrix points, int[] batch, long seed, BooleanSupplier cancelled) {
            return Optional.of(points);
        }
    },
    /** Clusters that hold all batches, and batches moved onto each other inside them. */
    HARMONY("Harmony") {
        @Override
        public Optional<FloatMatrix> apply(FloatMatrix points, int[] batch, long seed, BooleanSupplier cancelled) {
            return Harmony.withSeed(seed).correct(points, batch, cancelled);
        }
    };

    private final String label;

    Correction(String label) {
        this.label = label;
    }

    /**
     * Corrects points; the same points, batches and seed give the same result.
     *
     * @param points points x dimensions, all finite
     * @param batch code of each point's batch; below 0: unknown, and then the point stays where it is
     * @param cancelled asked now and then
     * @return points of the same shape; empty when cancelled
     */
    public abstract Optional<FloatMatrix> apply(FloatMatrix points, int[] batch, long seed, BooleanSupplier cancelled);

    /** The name as a person reads it. */
    public String label() {
        return label;
    }

    /** The name on the command line and in files. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The correction of that {@link #id}. */
    public static Optional<Correction> byId(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
    }
}
