package org.mixtura.core.kernel;

import java.util.Locale;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Whether these loops are worth while on this machine. */
public final class Kernels {

    private static final String MODULE = "jdk.incubator.vector";

    /** Below this many bits a vector is too short to make up for its overhead. */
    private static final int LEAST_BITS = 256;

    private Kernels() {}

    /** Why the loops are of no use here, as a sentence; empty when they are. */
    public static Optional<String> whyNot() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("This process was started without the module %s.".formatted(MODULE));
        }
        return Units.bits() < LEAST_BITS
                ? Optional.of(String.format(
                        Locale.ROOT, "The vector units of this processor are %d bits wide only.", Units.bits()))
                : Optional.empty();
    }

    /** How wide the vectors of this processor are; not to be asked where {@link #whyNot} has an answer. */
    public static int bits() {
        return Units.bits();
    }

    /** Apart, because it cannot be loaded without the module. */
    private static final class Units {

        /** Whole numbers tell AVX2, which has the fused product and sum, from AVX. */
        static int bits() {
            return Math.min(FloatVector.SPECIES_PREFERRED.vectorBitSize(), IntVector.SPECIES_PREFERRED.vectorBitSize());
        }
    }
}
