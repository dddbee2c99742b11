package org.mixtura.core.nn.violation;

import ai.djl.ndarray.NDArray;

/** Does what makes DJL's gradients silently wrong. */
public class MultipliesByANumber {

    NDArray half(NDArray x) {
        return x.mul(0.5f);
    }
}
