package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;

/** A model of images: it decodes a latent code to the brightness of each pixel. */
public interface ImageModel extends GenerativeModel {

    /**
     * The expected brightness of each pixel.
     *
     * @param code rows x latent dimensions, as {@link #encode} gives them
     * @return rows x pixels, from 0 to 1
     */
    NDArray images(NDArray code, StepScope step);
}
