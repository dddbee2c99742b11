package org.mixtura.app;

import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.ConfigProblem;

/** Numbers that options cannot be below. */
final class Least {

    private Least() {}

    /**
     * Says that a number cannot be one.
     *
     * @param number as given; null: it was not
     * @throws ConfigProblem when it is less
     */
    static void require(String option, @Nullable Integer number, int least) {
        if (number != null && number < least) {
            throw new ConfigProblem(
                    "%s cannot be %d.".formatted(option, number),
                    "It is a number from %d on.".formatted(least),
                    "Correct it, or leave it out.");
        }
    }
}
