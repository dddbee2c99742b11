package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/**
 * Copies of images that are turned, scaled and shifted at random, anew for each arm and step; all 0: none.
 *
 * @param turn degrees to either side
 * @param scale share by which height and width grow or shrink at most
 * @param shift pixels to either side
 */
public record AffineSettings(
        @Section("Copies of images")
        @Param(
                label = "Turn",
                help =
                        "Images that an encoder sees in training are turned by at most so many degrees, to either side; 0: not.",
                source = "cpl-mixVAE with affine copies: 20",
                unit = "degrees",
                min = 0,
                max = 180)
        double turn,

        @Param(
                label = "Scale",
                help = "They grow or shrink by at most this share; 0: not.",
                source = "our choice",
                min = 0,
                below = 1)
        double scale,

        @Param(
                label = "Shift",
                help = "They are shifted by at most so many pixels in each direction; 0: not.",
                source = "our choice",
                unit = "pixels",
                min = 0,
                max = 64)
        double shift) {

    static final AffineSettings OFF = new AffineSettings(0, 0, 0);

    boolean isOn() {
        return turn > 0 || scale > 0 || shift > 0;
    }

    /**
     * Refuses copies of what is no image.
     *
     * @throws InvalidSetting when the model learns from cells
     */
    void requireFitting(OutputSettings output) {
        InvalidSetting.unless(
                !isOn() || output.scale() == ExpressionScale.BRIGHTNESS,
                "affine.turn",
                "Only images can be turned, scaled or shifted: set output.scale=brightness, or all of affine to 0.");
    }
}
