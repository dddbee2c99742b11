package org.mixtura.core.model.mixvae;

import java.util.Optional;
import java.util.function.Supplier;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.model.StateModel;

/** A model that notes after training where the cells of each category lie, so that categories are components. */
interface DescribedCategories extends StateModel {

    /** Where that is noted, among {@link #weights}. */
    CategoryBuffers buffers();

    @Override
    default int categories() {
        return buffers().categories();
    }

    @Override
    default Optional<LatentMixture> mixture() {
        return CategoryBuffers.mixture(weights().read());
    }

    @Override
    default void describe(Supplier<FloatMatrix> codes, Supplier<Optional<FloatMatrix>> memberships) {
        memberships.get().ifPresent(all -> buffers().describe(codes.get(), all.largestColumns()));
    }
}
