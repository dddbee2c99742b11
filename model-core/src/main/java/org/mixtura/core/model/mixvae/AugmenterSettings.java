package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * A network that makes copies of cells of the same type, one for each arm, learned before the arms.
 *
 * @param epochs in which it alone learns; 0: arms see the cells themselves
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

        @Param(
                label = "Width of the augmenter",
                help = "Units of the hidden layers of augmenter and discriminator.",
                unit = "units",
                source = "cpl-mixVAE code: 500",
                min = 5,
                max = 8192)
        int width,

        @Param(
                label = "Spread of the copies",
                help = "Standard deviation of the noise that copies are made from; 0 makes them alike.",
                source = "cpl-mixVAE code: 1",
                min = 0,
                max = 100)
        double noise) {

    static final AugmenterSettings OFF = new AugmenterSettings(0, 500, 1);
}
