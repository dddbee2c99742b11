package org.mixtura.core.model;

import java.util.function.Function;
import java.util.function.Supplier;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.Pulse;

/** What a model may ask for between two epochs, when it enters another stage. */
public interface EpochStart {

    /** The latent codes of the training cells, cells x dimensions, in evaluation mode. */
    FloatMatrix codes();

    /**
     * Does work on plain numbers that may take long: those who watch are told before it begins and while it goes on, and
     * may end it. It may run on another thread, and must touch nothing native and no model.
     *
     * @param stage what is done, a phrase
     * @param work calls the pulse several times a second
     * @throws java.util.concurrent.CancellationException when it is no longer wanted; the model must be as before then
     */
    <T> T compute(String stage, Function<Pulse, T> work);

    /** One that computes at once and tells nobody. */
    static EpochStart silent(Supplier<FloatMatrix> codes) {
        return new EpochStart() {
            @Override
            public FloatMatrix codes() {
                return codes.get();
            }

            @Override
            public <T> T compute(String stage, Function<Pulse, T> work) {
                return work.apply(Pulse.NONE);
            }
        };
    }
}
