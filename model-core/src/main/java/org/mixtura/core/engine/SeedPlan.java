package org.mixtura.core.engine;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * All randomness of a run, derived from one root number. A stream is named by its purpose and, where it must be found
 * again in the middle of a run, by indices such as epoch and step; so no stream depends on how much another one was
 * used, and a run can go on at any epoch exactly as if it had never stopped.
 */
public record SeedPlan(long root) {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** The random stream of that name and those indices; always the same for the same root. */
    public RandomGenerator stream(String name, long... indices) {
        long hash = mix(root ^ 0x9E3779B97F4A7C15L);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash + b);
        }
        for (long index : indices) {
            hash = mix(hash ^ mix(index + 0x632BE59BD9B4E019L));
        }
        return FACTORY.create(hash);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit moves every output bit. */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
