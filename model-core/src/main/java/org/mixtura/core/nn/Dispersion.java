package org.mixtura.core.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.engine.Weight;
import org.mixtura.core.engine.Weights;

/** Where the inverse dispersion of each gene comes from. Free values start from the standard normal. */
public interface Dispersion {

    /** log theta: genes, or cells x genes. */
    NDArray logTheta(NDArray features, Minibatch batch, StepScope step);

    /** The free values behind it, where all cells have the same log theta. */
    default Optional<Shared> shared() {
        return Optional.empty();
    }

    /**
     * A log theta of each gene, for all cells.
     *
     * @param free genes
     * @param positive whether log theta is the softplus of the free values, else they are it
     */
    record Shared(Weight free, boolean positive) implements Dispersion {

        @Override
        public NDArray logTheta(NDArray features, Minibatch batch, StepScope step) {
            return positive ? step.value(free).getNDArrayInternal().softPlus() : step.value(free);
        }

        @Override
        public Optional<Shared> shared() {
            return Optional.of(this);
        }

        /** Turns the gradient by log theta into that by the free values, in place. */
        void chain(MemorySegment values, MemorySegment gradient, int genes) {
            for (int i = 0; positive && i < genes; i++) {
                double slope = 1 / (1 + Math.exp(-values.getAtIndex(ValueLayout.JAVA_FLOAT, i)));
                double byLog = gradient.getAtIndex(ValueLayout.JAVA_FLOAT, i);
                gradient.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) (byLog * slope));
            }
        }
    }

    /** One value per gene. */
    static Dispersion perGene(Weights weights, String name, int genes) {
        return new Shared(weights.parameter(name, new Shape(genes), RandomGenerator::nextGaussian), false);
    }

    /**
     * One value per gene that never falls below {@code least}: theta = exp(free) + least, where free starts from 0.
     *
     * @param least 0 or 1
     */
    static Dispersion perGeneAbove(Weights weights, String name, int genes, int least) {
        return new Shared(weights.parameter(name, new Shape(genes), _ -> 0), least != 0);
    }

    /** One value per gene and batch. */
    static Dispersion perGeneAndBatch(Weights weights, String name, int genes, int batches) {
        Weight free = weights.parameter(name, new Shape(genes, batches), RandomGenerator::nextGaussian);
        return (_, batch, step) -> chosen(OneHot.of(batch.size(), batches, batch::batch, step), free, step);
    }

    /** One value per gene and label. */
    static Dispersion perGeneAndLabel(Weights weights, String name, int genes, int labels) {
        Weight free = weights.parameter(name, new Shape(genes, labels), RandomGenerator::nextGaussian);
        return (_, batch, step) -> chosen(OneHot.of(batch.size(), labels, batch::label, step), free, step);
    }

    /** A value per gene and cell, linear in the decoder's features. */
    static Dispersion perGeneAndCell(Weights weights, String name, int width, int genes) {
        var linear = new Linear(weights, name, width, genes);
        return (features, _, step) -> linear.forward(features, step);
    }

    /** A value per gene and cell, linear in the decoder's features, made positive by a link. */
    static Dispersion perGeneAndCell(
            Weights weights, String name, int width, int genes, MeanLink link, Linear.Start start) {
        var linear = new Linear(weights, name, width, genes, start);
        return (features, _, step) -> link.log(linear.forward(features, step), step);
    }

    private static NDArray chosen(NDArray oneHot, Weight free, StepScope step) {
        return oneHot.matMul(step.value(free).transpose());
    }
}
