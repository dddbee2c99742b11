package org.mixtura.core.kernel;

/** What keeps the cost of a count finite where its mean is zero. */
public enum ShareGuard {
    /** 1e-8 is added to mu in x log mu. */
    OF_MEAN,
    /** 1e-10 is added to mu / (mu + theta) in its logarithm. */
    OF_SHARE
}
