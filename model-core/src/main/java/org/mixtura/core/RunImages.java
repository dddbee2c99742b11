package org.mixtura.core;

import org.mixtura.core.image.ImageGrid;
import org.mixtura.core.image.ImageMeasures;
import org.mixtura.core.infer.Watcher;

/** What a run on images shows: the images themselves, and what its model decodes. */
public interface RunImages {

    /**
     * Some images of the run and, below each, what the model makes of it.
     *
     * @param count how many, evenly spread over the run's images
     * @throws org.mixtura.core.error.ConfigProblem when the model draws no images
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants the answer
     */
    ImageGrid reconstructions(int count, Watcher watcher);

    /**
     * The image that each component's mean decodes to and, after it, images of the component's own, the most probable first.
     *
     * @param own images of its own beside each mean
     * @throws org.mixtura.core.error.ConfigProblem when the model draws no images, or has no components
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants the answer
     */
    ImageGrid components(int own, Watcher watcher);

    /**
     * Categories in rows and a state that rises from left to right, as figure 2 of Marghi et al.
     *
     * @param arm from 1
     * @param state dimension from 1
     * @param columns values of the state, at least 2
     * @throws org.mixtura.core.error.ConfigProblem when the model draws no images or has no such arm or state
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants the answer
     */
    ImageGrid traversal(int arm, int state, int columns, Watcher watcher);

    /**
     * How good the model is on its images.
     *
     * @param seed of images that are drawn and of the classifier that looks at them
     * @throws org.mixtura.core.error.ConfigProblem when the model draws no images
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants the answer
     */
    ImageMeasures measure(long seed, Watcher watcher);
}
