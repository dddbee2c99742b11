package org.mixtura.core.model.mixvae;

import org.mixtura.core.model.HiddenWidth;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.schema.Source;

/** Encoder and decoder of an arm. */
public record NetworkSettings(
        @Section("Network")
        @Param(
                label = "Hidden layers",
                help = "Layers of each encoder and of each decoder.",
                source = "cpl-mixVAE: 4",
                min = 1,
                max = 8)
        int hiddenLayers,

        @HiddenWidth @Source("cpl-mixVAE: 100") int hiddenWidth,

        @Param(
                label = "Summary size",
                help = "Numbers that an encoder sums a cell up in; category and state are computed from them.",
                symbol = "D",
                source = "cpl-mixVAE: 10",
                min = 1,
                max = 1024)
        int lowDim,

        @Param(
                label = "Dropout of genes",
                help = "Share of the genes that an encoder does not see, drawn anew for each cell, arm and step.",
                source = "cpl-mixVAE code: 0.5",
                min = 0,
                below = 1)
        double inputDropout,

        @Param(
                label = "Dropout of states",
                help = "Share of the state's dimensions that a decoder does not see in training.",
                source = "cpl-mixVAE code: 0.2",
                min = 0,
                below = 1)
        double stateDropout) {}
