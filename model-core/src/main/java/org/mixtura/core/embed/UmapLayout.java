package org.mixtura.core.embed;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.mixtura.core.data.FloatMatrix;

/**
 * Moves points of a map along its graph by stochastic gradient descent: edges pull, random other points push. One
 * thread and one stream of random numbers, so the seed determines the result.
 */
final class UmapLayout {

    private static final int PUSHES = 5;
    private static final double LONGEST_STEP = 4;
    private static final double START_EXTENT = 5;
    private static final double START_NOISE = 1e-3;

    private final UmapGraph graph;
    private final UmapCurve curve;
    private final PowerTable power;
    private final int epochs;
    private final SplittableRandom random;
    private final double[] x;
    private final double[] y;
    /** Epochs from one pull of an edge to the next: heavy edges pull more often. */
    private final double[] every;

    private final double[] nextPull;
    private final double[] nextPush;

    UmapLayout(UmapGraph graph, UmapCurve curve, double[][] start, int epochs, long seed) {
        this.graph = graph;
        this.curve = curve;
        this.power = new PowerTable(curve.b());
        this.epochs = epochs;
        this.random = new SplittableRandom(seed);
        this.x = new double[start.length];
        this.y = new double[start.length];
        placeAtStart(start);
        this.every = new double[graph.weight().length];
        this.nextPull = new double[every.length];
        this.nextPush = new double[every.length];
        float heaviest = 0;
        for (float w : graph.weight()) {
            heaviest = Math.max(heaviest, w);
        }
        for (int e = 0; e < every.length; e++) {
            every[e] = heaviest / graph.weight()[e];
            nextPull[e] = every[e];
            nextPush[e] = every[e] / PUSHES;
        }
    }

    private void placeAtStart(double[][] start) {
        double extent = 0;
        for (double[] p : start) {
            extent = Math.max(extent, Math.max(Math.abs(p[0]), Math.abs(p[1])));
        }
        double scale = extent > 0 ? START_EXTENT / extent : 0;
        for (int i = 0; i < start.length; i++) {
            x[i] = start[i][0] * scale + START_NOISE * random.nextGaussian();
            y[i] = start[i][1] * scale + START_NOISE * random.nextGaussian();
        }
    }

    /** Runs all epochs; empty when cancelled. */
    Optional<FloatMatrix> run(BooleanSupplier cancelled) {
        for (int epoch = 0; epoch < epochs; epoch++) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            runEpoch(epoch, 1 - (double) epoch / epochs);
        }
        return Optional.of(centred());
    }

    private void runEpoch(int epoch, double rate) {
        for (int e = 0; e < every.length; e++) {
            if (nextPull[e] <= epoch) {
                int head = graph.head()[e];
                pull(head, graph.tail()[e], rate);
                nextPull[e] += every[e];
                double pushEvery = every[e] / PUSHES;
                int pushes = (int) ((epoch - nextPush[e]) / pushEvery);
                for (int i = 0; i < pushes; i++) {
                    push(head, random.nextInt(x.length), rate);
                }
                nextPush[e] += pushes * pushEvery;
            }
        }
    }

    private void pull(int a, int b, double rate) {
        double dx = x[a] - x[b];
        double dy = y[a] - y[b];
        double square = dx * dx + dy * dy;
        if (square > 0) {
            double raised = power.of(square);
            double force = -2 * curve.a() * curve.b() * raised / (square * (1 + curve.a() * raised));
            double stepX = rate * bounded(force * dx);
            double stepY = rate * bounded(force * dy);
            x[a] += stepX;
            y[a] += stepY;
            x[b] -= stepX;
            y[b] -= stepY;
        }
    }

    private void push(int a, int b, double rate) {
        double dx = x[a] - x[b];
        double dy = y[a] - y[b];
        double square = dx * dx + dy * dy;
        if (square > 0) {
            double force = 2 * curve.b() / ((0.001 + square) * (1 + curve.a() * power.of(square)));
            x[a] += rate * bounded(force * dx);
            y[a] += rate * bounded(force * dy);
        }
    }

    private static double bounded(double step) {
        return Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
    }

    private FloatMatrix centred() {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            meanX += x[i] / x.length;
            meanY += y[i] / x.length;
        }
        float[] out = new float[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            out[2 * i] = (float) (x[i] - meanX);
            out[2 * i + 1] = (float) (y[i] - meanY);
        }
        return new FloatMatrix(x.length, 2, out);
    }
}
