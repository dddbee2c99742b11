package org.mixtura.core.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Single-precision functions of whole vectors. Exponential and logarithm follow the Cephes library (S. Moshier), with an error
 * of about one unit in the last place; the gamma functions are Stirling's series after a shift. Constants are vectors, because
 * to spread a number over a vector costs the compiler as much as a whole function may.
 */
final class Lanes {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Numbers in a vector. */
    static final int WIDTH = SPECIES.length();

    static final FloatVector ZERO = all(0);
    static final FloatVector ONE = all(1);

    /** From here on Stirling's series needs no shift, and differences of log gammas need care. */
    static final FloatVector LARGE = all(16);

    static final FloatVector HALF = all(0.5f);
    static final FloatVector TWELFTH = all(1f / 12);

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private static final FloatVector LOWEST = all(-87);
    private static final FloatVector HIGHEST = all(88);
    private static final IntVector SIGN = ints(0x8000_0000);
    private static final IntVector BITS_OF_LOWEST = ints(0xC2AE_0000);

    /** 1.5 x 2^23: added, it leaves the nearest whole number in the lowest bits. */
    private static final FloatVector ROUNDER = all(12_582_912f);

    private static final FloatVector LOG2_E = all(1.44269504f);
    private static final FloatVector MINUS_LN2_HIGH = all(-0.693359375f);
    private static final FloatVector MINUS_LN2_LOW = all(2.12194440e-4f);
    private static final FloatVector EXP_0 = all(1.9875691500e-4f);
    private static final FloatVector EXP_1 = all(1.3981999507e-3f);
    private static final FloatVector EXP_2 = all(8.3334519073e-3f);
    private static final FloatVector EXP_3 = all(4.1665795894e-2f);
    private static final FloatVector EXP_4 = all(1.6666665459e-1f);
    private static final FloatVector EXP_5 = all(5.0000001201e-1f);

    private static final IntVector BITS_OF_ROOT_HALF = ints(0x3f35_04f3);
    private static final FloatVector LN2_HIGH = all(0.693359375f);
    private static final FloatVector LN2_LOW = all(-2.12194440e-4f);
    private static final FloatVector MINUS_HALF = all(-0.5f);
    private static final FloatVector LOG_0 = all(7.0376836292e-2f);
    private static final FloatVector LOG_1 = all(-1.1514610310e-1f);
    private static final FloatVector LOG_2 = all(1.1676998740e-1f);
    private static final FloatVector LOG_3 = all(-1.2420140846e-1f);
    private static final FloatVector LOG_4 = all(1.4249322787e-1f);
    private static final FloatVector LOG_5 = all(-1.6668057665e-1f);
    private static final FloatVector LOG_6 = all(2.0000714765e-1f);
    private static final FloatVector LOG_7 = all(-2.4999993993e-1f);
    private static final FloatVector LOG_8 = all(3.3333331174e-1f);

    private static final FloatVector FOUR = all(4);
    private static final FloatVector FIVE = all(5);
    private static final FloatVector SIX = all(6);
    private static final FloatVector HALF_LOG_TWO_PI = all(0.9189385332f);
    private static final FloatVector GAMMA_0 = all(1f / 1260);
    private static final FloatVector GAMMA_1 = all(-1f / 360);
    private static final FloatVector DIGAMMA_0 = all(-1f / 252);
    private static final FloatVector DIGAMMA_1 = all(1f / 120);
    private static final FloatVector DIGAMMA_2 = all(-1f / 12);

    private Lanes() {}

    /** The smallest multiple of the vector length that is not below {@code n}. */
    static int padded(int n) {
        return (n + WIDTH - 1) / WIDTH * WIDTH;
    }

    static FloatVector load(MemorySegment memory, long index) {
        return FloatVector.fromMemorySegment(SPECIES, memory, index * Float.BYTES, ORDER);
    }

    static void store(FloatVector value, MemorySegment memory, long index) {
        value.intoMemorySegment(memory, index * Float.BYTES, ORDER);
    }

    static FloatVector load(float[] values, int index) {
        return FloatVector.fromArray(SPECIES, values, index);
    }

    static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    private static IntVector ints(int value) {
        return (IntVector) IntVector.SPECIES_PREFERRED.broadcast(value);
    }

    /** e^x; x is kept within -87 and 88. */
    static FloatVector exp(FloatVector x) {
        return expWithin(x.max(LOWEST).min(HIGHEST));
    }

    /** e^-|x|; beyond 87 as at 87. */
    static FloatVector expOfMinus(FloatVector x) {
        // Signed zeros and NaN make float minima slow. Of negative numbers the bits grow as the value falls.
        return expWithin(x.reinterpretAsInts()
                .lanewise(VectorOperators.OR, SIGN)
                .lanewise(VectorOperators.MIN, BITS_OF_LOWEST)
                .reinterpretAsFloats());
    }

    private static FloatVector expWithin(FloatVector x) {
        FloatVector shifted = x.fma(LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector f = n.fma(MINUS_LN2_LOW, n.fma(MINUS_LN2_HIGH, x));
        FloatVector p = EXP_0.fma(f, EXP_1)
                .fma(f, EXP_2)
                .fma(f, EXP_3)
                .fma(f, EXP_4)
                .fma(f, EXP_5)
                .fma(f.mul(f), f)
                .add(ONE);
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return p.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    /** log x of positive, normal x. */
    static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector e = bits.sub(BITS_OF_ROOT_HALF).lanewise(VectorOperators.ASHR, 23);
        FloatVector f = bits.sub(e.lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats()
                .sub(ONE);
        FloatVector exponent = (FloatVector) e.convert(VectorOperators.I2F, 0);
        FloatVector z = f.mul(f);
        FloatVector p = LOG_0.fma(f, LOG_1)
                .fma(f, LOG_2)
                .fma(f, LOG_3)
                .fma(f, LOG_4)
                .fma(f, LOG_5)
                .fma(f, LOG_6)
                .fma(f, LOG_7)
                .fma(f, LOG_8);
        FloatVector rest = z.fma(MINUS_HALF, exponent.fma(LN2_LOW, p.mul(f).mul(z)));
        return exponent.fma(LN2_HIGH, f.add(rest));
    }

    /**
     * log(1 + u) of u at or above 0, with all its digits for small u, too.
     *
     * @param y 1 + u, as rounded
     * @param inverse 1 / y
     */
    static FloatVector log1p(FloatVector u, FloatVector y, FloatVector inverse) {
        return u.sub(y.sub(ONE)).fma(inverse, log(y));
    }

    /** log gamma(z), z above 0. */
    static FloatVector logGamma(FloatVector z) {
        VectorMask<Float> isLarge = z.compare(VectorOperators.GE, LARGE);
        FloatVector c = z.mul(z.add(FIVE));
        // z (z + 1) ... (z + 5)
        FloatVector product = c.mul(c.add(FOUR)).mul(c.add(SIX)).blend(ONE, isLarge);
        FloatVector w = z.add(SIX).blend(z, isLarge);
        FloatVector r = ONE.div(w);
        FloatVector r2 = r.mul(r);
        FloatVector series = r2.fma(GAMMA_0, GAMMA_1).fma(r2, TWELFTH).mul(r);
        return w.sub(HALF).mul(log(w)).sub(w).add(HALF_LOG_TWO_PI).add(series).sub(log(product));
    }

    /** The derivative of log gamma, z above 0. */
    static FloatVector digamma(FloatVector z) {
        VectorMask<Float> isLarge = z.compare(VectorOperators.GE, LARGE);
        FloatVector c = z.mul(z.add(FIVE));
        FloatVector c4 = c.add(FOUR);
        FloatVector c6 = c.add(SIX);
        // 1/z + 1/(z + 1) + ... + 1/(z + 5), over one denominator
        FloatVector shift = z.add(z)
                .add(FIVE)
                .mul(c4.mul(c6).add(c.mul(c4.add(c6))))
                .div(c.mul(c4).mul(c6))
                .blend(ZERO, isLarge);
        FloatVector w = z.add(SIX).blend(z, isLarge);
        FloatVector r = ONE.div(w);
        FloatVector r2 = r.mul(r);
        FloatVector series = r2.fma(DIGAMMA_0, DIGAMMA_1).fma(r2, DIGAMMA_2).mul(r2);
        return log(w).sub(r.mul(HALF)).add(series).sub(shift);
    }
}
