package org.mixtura.core.model.mixvae;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.model.Borrowed;
import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * A network that makes copies of cells of the same type, one for each arm, learned before the arms or taken from another run.
 *
 * @param epochs in which it alone learns; 0: arms see the cells themselves, or copies by the augmenter of another run
 * @param from the folder of a run that has learned one; empty: none
 */
public record AugmenterSettings(
        @Section("Augmentation")
        @Param(
                label = "Epochs of the augmenter",
                help =
                        "The first epochs, in which nothing learns but a network that makes new cells like the given ones; then each"
                                + " arm sees copies of its own. 0: arms see the cells themselves, with other genes dropped.",
                unit = "epochs",
                source = "cpl-mixVAE code: 10 to 20000",
                min = 0,
                max = 100_000)
        int epochs,

        @AugmenterRun Path from,

        @AugmenterWidth int width,

        @CopyNoise double noise) {

    static final AugmenterSettings OFF = new AugmenterSettings(0, Path.of(""), 500, 1);

    public AugmenterSettings {
        InvalidSetting.unless(
                epochs == 0 || from.toString().isEmpty(),
                "from",
                "An augmenter that is taken from a run learns no more: set augmenter.epochs=0, or take none.");
        from = absolute(from);
    }

    /** A run is found wherever the program is started. */
    static Path absolute(Path from) {
        return from.toString().isEmpty() ? from : from.toAbsolutePath().normalize();
    }

    /** Whether there is an augmenter. */
    boolean isOn() {
        return epochs > 0 || borrowed().isPresent();
    }

    /** What is taken from another run. */
    Optional<Borrowed> borrowed() {
        return Optional.of(from)
                .filter(path -> !path.toString().isEmpty())
                .map(path -> new Borrowed(path, "augmenter.", "augmenter", List.of("augmenter.width", "output.scale")));
    }
}
