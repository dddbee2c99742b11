package org.mixtura.core.component;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A component as a user has it: one of the model's, several merged, or a part of one.
 *
 * @param name as people read it
 * @param origins components of the model that it came from, counted from 1, ascending
 * @param colour {@code 0xAARRGGBB}; empty: that of its place in the palette
 * @param locked whether it may not be merged, split or renamed
 * @param weight share of all cells, by the model
 * @param mean one a latent dimension
 * @param variance one a latent dimension
 */
public record ComponentGroup(
        String name,
        List<Integer> origins,
        OptionalInt colour,
        boolean locked,
        double weight,
        double[] mean,
        double[] variance) {

    public ComponentGroup {
        origins = List.copyOf(origins);
        if (name.isBlank() || mean.length != variance.length) {
            throw new IllegalArgumentException(
                    "a component '%s' of %d and %d numbers".formatted(name, mean.length, variance.length));
        }
    }

    /** The same under another name. */
    public ComponentGroup named(String other) {
        return new ComponentGroup(other, origins, colour, locked, weight, mean, variance);
    }

    /** The same in a colour. */
    public ComponentGroup coloured(OptionalInt argb) {
        return new ComponentGroup(name, origins, argb, locked, weight, mean, variance);
    }

    /** The same, locked or not. */
    public ComponentGroup locked(boolean on) {
        return new ComponentGroup(name, origins, colour, on, weight, mean, variance);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComponentGroup that
                && name.equals(that.name)
                && origins.equals(that.origins)
                && colour.equals(that.colour)
                && locked == that.locked
                && weight == that.weight
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(variance, that.variance);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, origins, colour, locked, weight, Arrays.hashCode(mean), Arrays.hashCode(variance));
    }
}
