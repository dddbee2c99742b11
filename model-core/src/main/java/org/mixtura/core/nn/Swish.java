package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;

/** The activation x sigmoid(x) (Ramachandran et al. 2017). */
public record Swish() {

    /** Each entry by itself. */
    public NDArray of(NDArray x) {
        return x.mul(x.getNDArrayInternal().sigmoid());
    }
}
