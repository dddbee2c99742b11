package org.mixtura.resources.violation;

import org.mixtura.core.data.FloatMatrix;

/** A leaf that is none. */
public class LooksIntoTheCore {

    FloatMatrix matrix;
}
