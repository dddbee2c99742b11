package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.engine.StepScope;

/**
 * The loss of JointVAE (Dupont 2018, eq. 7): rec + g_s |C_s(t) - KL_s| + g_c |C_c(t) - KL_c|, where a capacity is
 * min(C0 + (C1 - C0) t / T, C1) at step t, that of categories at most the sum of their log K.
 */
record JointObjective(Capacity state, Capacity category, double mostOfCategory) {

    /** One of the two. */
    record Capacity(double start, double end, double steps, double gamma) {

        double at(double step) {
            return Math.min(start + (end - start) * Math.min(1, step / steps), end);
        }
    }

    /** @param categories K */
    static JointObjective of(CapacitySettings settings, int categories) {
        return new JointObjective(
                new Capacity(0, settings.stateCapacity(), settings.steps(), settings.stateGamma()),
                new Capacity(0, settings.categoryCapacity(), settings.steps(), settings.categoryGamma()),
                Math.log(categories));
    }

    double stateCapacity(double step) {
        return state.at(step);
    }

    double categoryCapacity(double step) {
        return Math.min(category.at(step), mostOfCategory);
    }

    /**
     * The loss.
     *
     * @param at optimiser steps with this one
     */
    NDArray of(NDArray reconstruction, NDArray stateKl, NDArray categoryKl, double at, StepScope step) {
        return reconstruction
                .add(off(stateKl, stateCapacity(at), state.gamma, step))
                .add(off(categoryKl, categoryCapacity(at), category.gamma, step));
    }

    private static NDArray off(NDArray kl, double capacity, double gamma, StepScope step) {
        return kl.sub(step.constant(capacity)).abs().mul(step.constant(gamma));
    }
}
