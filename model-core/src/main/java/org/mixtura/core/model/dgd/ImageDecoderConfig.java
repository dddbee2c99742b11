package org.mixtura.core.model.dgd;

import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;

/** The convolutional decoder of images. */
public record ImageDecoderConfig(
        @Section("Network")
        @Param(
                label = "Channels",
                help = "Channels of every convolution but the last. Time grows with their square.",
                symbol = "C",
                source = "DGD: 64; compared with VAD and VAE: 32",
                min = 1,
                max = 1024,
                basic = true)
        int channels,

        @Param(
                label = "Hidden width",
                help = "Units of the dense layer between the code and the first image of 3 x 3 pixels.",
                source = "DGD: 100",
                unit = "units",
                min = 1,
                max = 8192)
        int hiddenWidth,

        @Param(
                label = "Masked convolutions",
                help = "Convolutions at full size whose filters see only what lies above and to the left; 0: none."
                        + " Most of the time of training goes here.",
                source = "DGD: 5",
                min = 0,
                max = 16)
        int maskedLayers,

        @Param(
                label = "Size of masked filters",
                help = "Height and width of their filters; an odd number.",
                source = "DGD: 5",
                unit = "pixels",
                min = 1,
                max = 15)
        int maskedSize) {

    /** The values of the paper for models with a mixture. */
    static final ImageDecoderConfig PAPER = new ImageDecoderConfig(64, 100, 5, 5);

    /** Those of its comparison with VAD and VAE. */
    static final ImageDecoderConfig COMPARED = new ImageDecoderConfig(32, 100, 5, 5);

    /** So small that a CPU trains it. */
    static final ImageDecoderConfig SMALL = new ImageDecoderConfig(16, 100, 1, 5);

    public ImageDecoderConfig {
        org.mixtura.core.schema.InvalidSetting.unless(
                maskedSize % 2 == 1,
                "maskedSize",
                "A masked filter has a middle, so its size is an odd number; %d is even.".formatted(maskedSize));
    }
}
