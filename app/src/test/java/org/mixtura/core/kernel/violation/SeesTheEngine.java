package org.mixtura.core.kernel.violation;

import org.mixtura.core.data.FloatMatrix;

/** Breaks a rule on purpose. */
public final class SeesTheEngine {

    FloatMatrix matrix;
}
