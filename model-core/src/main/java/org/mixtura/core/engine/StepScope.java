package org.mixtura.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The native memory of one minibatch: every tensor made here, or computed from one, is freed when the step is closed.
 * The run's persistent tensors are lent to the step meanwhile, so results that start from a weight are freed as well.
 *
 * <p>Constants come from {@link #constant}: arithmetic with a Java number inside a gradient collector makes the engine
 * save a tensor over a Java buffer that is freed before the backward pass reads it, and gradients are silently wrong.
 */
public final class StepScope implements AutoCloseable {

    /** Numbers behind a gradient by hand, because loops write whole vectors. */
    private static final int SPARE = 64;

    private final RunScope run;
    private final NDManager manager;
    private final boolean training;
    private final Noise noise;
    private final Map<Double, NDArray> constants = new HashMap<>();
    private final Map<Weight, NDArray> leaves = new IdentityHashMap<>();
    private final Map<Weight, NDArray> supplied = new IdentityHashMap<>();
    private final Map<Object, NDArray> free = new IdentityHashMap<>();
    private final List<Runnable> whenBackward = new ArrayList<>();
    private boolean collecting;
    private int realBuffersUsed;
    private int indexBuffersUsed;

    StepScope(RunScope run, boolean training, Noise noise) {
        NativeLane.require();
        this.run = run;
        this.training = training;
        this.noise = noise;
        this.manager = run.manager().newSubManager();
        run.persistentTensors().forEach(tensor -> tensor.tempAttach(manager));
    }

    /** Whether the model learns in this step: dropout and batch normalisation behave accordingly. */
    public boolean training() {
        return training;
    }

    /** A scalar, safe inside a gradient collector. */
    public NDArray constant(double value) {
        return constants.computeIfAbsent(value, v -> filled(new Shape(), v));
    }

    /** A tensor of one value, in the engine's own memory. */
    public NDArray filled(Shape shape, double value) {
        float high = (float) value;
        NDArray tensor = manager.full(shape, high, run.type());
        double rest = value - high;
        // The engine's fill takes a float; in double precision the remainder is added as a second one.
        return run.type() == DataType.FLOAT64 && rest != 0
                ? tensor.add(manager.full(shape, (float) rest, run.type()))
                : tensor;
    }

    /** A tensor with values from the Java side, over a buffer that the run reuses in its next step. */
    public NDArray dense(Shape shape, HostValues values) {
        int size = Math.toIntExact(shape.size());
        HostArray host = nextReal(size);
        for (int i = 0; i < size; i++) {
            host.put(i, values.at(i));
        }
        return manager.create(host.first(size), shape, run.type());
    }

    /** A tensor that is zero but for the values put in, over a buffer that the run reuses in its next step. */
    public NDArray sparse(Shape shape, Consumer<HostSink> values) {
        int size = Math.toIntExact(shape.size());
        HostArray host = nextReal(size);
        MemorySegment.ofBuffer(host.first(size)).fill((byte) 0);
        values.accept(new HostSink(host));
        return manager.create(host.first(size), shape, run.type());
    }

    /** A tensor of indices, over a buffer that the run reuses in its next step. */
    public NDArray indices(Shape shape, IntToLongFunction values) {
        int size = Math.toIntExact(shape.size());
        HostArray host = run.indexBuffer(indexBuffersUsed++);
        host.ensure(size);
        for (int i = 0; i < size; i++) {
            host.putIndex(i, values.applyAsLong(i));
        }
        return manager.create(host.first(size), shape, DataType.INT64);
    }

    /** Standard normal values. */
    public NDArray normals(Shape shape) {
        return dense(shape, _ -> noise.normal());
    }

    /** Values that are uniform from 0 to below 1. */
    public NDArray uniforms(Shape shape) {
        return dense(shape, _ -> noise.uniform());
    }

    /** What a dropout layer multiplies by: 0 with probability {@code rate}, else 1 / (1 - rate). */
    public NDArray dropoutMask(Shape shape, double rate) {
        double kept = 1 / (1 - rate);
        return dense(shape, _ -> noise.keeps(1 - rate) ? kept : 0);
    }

    /**
     * Values from the Java side that are to be changed by their gradient, for example the codes of some cells: inside
     * {@link #backward} a tensor that collects one, in training and in evaluation mode alike.
     *
     * @param owner whose values they are; asked again in this step, it gets the same tensor
     */
    public NDArray free(Object owner, Shape shape, HostValues values) {
        return free.computeIfAbsent(owner, _ -> {
            NDArray leaf = dense(shape, values);
            if (collecting) {
                leaf.setRequiresGradient(true);
            }
            return leaf;
        });
    }

    /** Plain memory for so many numbers, reused in the next step; what is in it now is of no meaning. */
    public MemorySegment room(long size) {
        return MemorySegment.ofBuffer(nextReal(Math.toIntExact(size)).first(size));
    }

    /** The memory of a tensor; see {@link RunScope#memory}. */
    public MemorySegment memory(NDArray array) {
        return run.memory(array);
    }

    /** A tensor over plain memory. */
    public NDArray over(MemorySegment memory, Shape shape) {
        return manager.create(
                memory.asSlice(0, shape.size() * type().getNumOfBytes())
                        .asByteBuffer()
                        .order(ByteOrder.nativeOrder()),
                shape,
                type());
    }

    /** The same, a leaf that collects a gradient if {@link #isCollecting}; {@link #gradientOfLeaf} gives it. */
    public NDArray leafOver(MemorySegment memory, Shape shape) {
        NDArray leaf = over(memory, shape);
        if (collecting) {
            leaf.setRequiresGradient(true);
        }
        return leaf;
    }

    /** The gradient of the last {@link #backward} by a leaf; empty when it took no part. */
    public Optional<NDArray> gradientOfLeaf(NDArray leaf) {
        return Torch.gradient(leaf);
    }

    /** Whether gradients of values are recorded now. */
    public boolean isCollecting() {
        return collecting;
    }

    /** Whether gradients of weights are recorded now. */
    public boolean isLearning() {
        return collecting && training;
    }

    /** Something to do at the end of {@link #backward}, when the gradients of all leaves are known. */
    public void whenBackward(Runnable work) {
        whenBackward.add(work);
    }

    /** The gradient of the last {@link #backward} by an owner's {@link #free} values; empty when they took no part. */
    public Optional<NDArray> gradientOf(Object owner) {
        return Optional.ofNullable(free.get(owner)).flatMap(Torch::gradient);
    }

    /**
     * The tensor to compute with: inside {@link #backward} of a training step one that collects a gradient, else the
     * stored one. In evaluation mode weights learn nothing.
     */
    public NDArray value(Weight weight) {
        return collecting && training && weight.trainable()
                ? leaves.computeIfAbsent(weight, StepScope::newLeaf)
                : weight.stored();
    }

    /**
     * Computes an objective and its gradients. A part of the model may compute its gradient by hand: it leaves it with
     * {@link #supplyGradient} and lets its share of the objective enter as a term of equal gradient.
     *
     * @param objective gives the scalar to differentiate; all it computes is recorded
     */
    public void backward(Supplier<NDArray> objective) {
        collecting = true;
        try (var collector = Torch.engine().newGradientCollector()) {
            collector.backward(objective.get());
        } finally {
            collecting = false;
        }
        whenBackward.forEach(Runnable::run);
        whenBackward.clear();
    }

    /** Leaves a gradient that was computed by hand. */
    public void supplyGradient(Weight weight, NDArray gradient) {
        supplied.put(weight, run.liesByColumn(weight.stored()) ? gradient.transpose() : gradient);
    }

    /**
     * Where a part of the model leaves the gradient of a weight that it computes by hand, in the order of the weight's memory.
     *
     * @param compute gets the memory, and whether its gradient must be added to what another part has left there
     */
    public void supplyGradient(Weight weight, GradientByHand compute) {
        NDArray before = supplied.get(weight);
        if (before != null) {
            compute.into(memory(before), true);
            return;
        }
        Shape shape = weight.stored().getShape();
        MemorySegment memory = room(shape.size() + SPARE);
        compute.into(memory, false);
        supplied.put(weight, over(memory, run.liesByColumn(weight.stored()) ? reversed(shape) : shape));
    }

    /** A gradient that is computed by hand. */
    @FunctionalInterface
    public interface GradientByHand {

        /** Writes it, or adds it to what is there. */
        void into(MemorySegment memory, boolean adds);
    }

    /** The memory of the gradient of a weight, in the order of the weight's own; empty when it took no part. */
    public Optional<MemorySegment> gradientMemory(Weight weight) {
        return gradient(weight)
                .map(found -> run.liesByColumn(weight.stored()) ? found.transpose() : found)
                .map(this::memory);
    }

    private static Shape reversed(Shape shape) {
        return new Shape(shape.get(1), shape.get(0));
    }

    /** The gradient of the last {@link #backward}; empty when the weight took no part in the objective. */
    public Optional<NDArray> gradient(Weight weight) {
        NDArray byHand = supplied.get(weight);
        var byEngine = Optional.ofNullable(leaves.get(weight)).flatMap(Torch::gradient);
        if (byHand != null && byEngine.isPresent()) {
            throw new IllegalStateException(weight.name() + " has a gradient by hand and another one");
        }
        if (byHand != null) {
            return Optional.of(run.liesByColumn(weight.stored()) ? byHand.transpose() : byHand);
        }
        return byEngine;
    }

    /**
     * Computes in memory that is freed at once; only the results stay until the step is closed. No gradient is taken
     * through what is computed here.
     */
    public NDList scratch(NDList inputs, UnaryOperator<NDList> computation) {
        try (NDManager inner = manager.newSubManager()) {
            inputs.forEach(input -> input.tempAttach(inner));
            NDList results = computation.apply(inputs);
            results.attach(manager);
            return results;
        }
    }

    /** Frees all tensors of the step and gives the run's tensors back to it. */
    @Override
    public void close() {
        manager.close();
    }

    private static NDArray newLeaf(Weight weight) {
        // A fresh leaf over the same memory: its gradient starts from nothing and dies with the step.
        NDArray leaf = weight.stored().stopGradient();
        leaf.setRequiresGradient(true);
        return leaf;
    }

    private DataType type() {
        return run.type();
    }

    private HostArray nextReal(int size) {
        HostArray host = run.realBuffer(realBuffersUsed++);
        host.ensure(size);
        return host;
    }
}
