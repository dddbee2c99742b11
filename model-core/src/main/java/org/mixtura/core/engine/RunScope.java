package org.mixtura.core.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.error.DeviceProblem;

/**
 * The native memory of one run: weights and optimiser state live here until it is closed. After {@link #seal} nothing
 * more can be added, so that a tensor which would outlive its step is an exception at the line that made it, and not a
 * leak. All computation happens in {@link StepScope}s. To be used in the native lane only.
 */
public final class RunScope implements AutoCloseable {

    private final NDManager manager;
    private final DataType type;
    private final @Nullable FusedCpu fused;
    private final List<NDArray> persistent = new ArrayList<>();

    /** What lies in memory, by the transpose of it that is computed with. */
    private final Map<NDArray, NDArray> transposes = new IdentityHashMap<>();

    private final List<HostArray> realBuffers = new ArrayList<>();
    private final List<HostArray> indexBuffers = new ArrayList<>();

    private RunScope(NDManager manager, DataType type, @Nullable FusedCpu fused) {
        this.manager = manager;
        this.type = type;
        this.fused = fused;
    }

    /**
     * A scope on a device, computing in single precision.
     *
     * @param device {@code auto}, {@code cpu} or {@code cuda:N}
     * @param threads threads of one native operation on the CPU
     * @throws DeviceProblem when the device cannot be used
     */
    public static RunScope open(String device, int threads) {
        return open(device, threads, DataType.FLOAT32);
    }

    /** As {@link #open(String, int)}, in another precision; double precision serves checks of the formulas. */
    public static RunScope open(String device, int threads, DataType type) {
        NativeLane.require();
        Device chosen = Devices.probe().resolve(device);
        Torch.useThreads(threads);
        return new RunScope(Torch.engine().newBaseManager(chosen), type, null);
    }

    /**
     * A scope as {@link #open(String, int)} gives, in which training computes by hand-written loops where they are faster: on a
     * CPU with wide vectors, unless the device is {@value Devices#PLAIN_CPU}.
     */
    public static RunScope openForTraining(String device, int threads) {
        NativeLane.require();
        Device chosen = Devices.probe().resolve(device);
        boolean fuses = !Devices.isPlain(device)
                && FusedCpu.whyNot(chosen, DataType.FLOAT32).isEmpty();
        // What is left to the engine then are small operations, whose threads wait for each other longer than they
        // compute.
        Torch.useThreads(fuses ? 1 : threads);
        NDManager manager = Torch.engine().newBaseManager(chosen);
        return new RunScope(manager, DataType.FLOAT32, fuses ? FusedCpu.open(manager, threads) : null);
    }

    /** What hand-written loops compute with; empty when everything is left to the engine. */
    public Optional<FusedCpu> fused() {
        return Optional.ofNullable(fused);
    }

    /** The device, as {@link #open} names it. */
    public String device() {
        return Devices.name(manager.getDevice());
    }

    /** No persistent tensor can be added from now on. */
    public void seal() {
        manager.cap();
    }

    /** A step in training mode: dropout drops, batch normalisation uses and learns from the minibatch. */
    public StepScope trainingStep(Noise noise) {
        return new StepScope(this, true, noise);
    }

    /** A step in evaluation mode: no dropout, batch normalisation by its running statistics, no gradients. */
    public StepScope evaluationStep(Noise noise) {
        return new StepScope(this, false, noise);
    }

    /** A new tensor that lives as long as the run, for example the state of an optimiser. */
    public NDArray persistent(Shape shape, HostValues values) {
        try (NDManager scratch = manager.newSubManager()) {
            NDArray made = upload(scratch, shape, values);
            made.attach(manager);
            persistent.add(made);
            return made;
        }
    }

    /**
     * A new tensor of two axes that lies in memory column by column; otherwise as {@link #persistent}.
     *
     * @param values row by row
     */
    NDArray persistentByColumn(Shape shape, HostValues values) {
        long rows = shape.get(0);
        long columns = shape.get(1);
        NDArray memory = persistent(new Shape(columns, rows), i -> 0);
        NDArray seen = memory.transpose();
        seen.attach(manager);
        persistent.add(seen);
        transposes.put(seen, memory);
        write(seen, values);
        return seen;
    }

    /** Whether a persistent tensor lies in memory column by column. */
    boolean liesByColumn(NDArray array) {
        return transposes.containsKey(array);
    }

    /** A new tensor of zeros that lies in memory as another one does. */
    public NDArray persistentLike(NDArray other) {
        return transposes.containsKey(other)
                ? persistentByColumn(other.getShape(), _ -> 0)
                : persistent(other.getShape(), _ -> 0);
    }

    /** Replaces the values of a persistent tensor. */
    public void write(NDArray target, HostValues values) {
        NDArray memory = transposes.get(target);
        if (memory == null) {
            replace(target, values);
            return;
        }
        int rows = Math.toIntExact(target.getShape().get(0));
        int columns = Math.toIntExact(target.getShape().get(1));
        // In the order of the values, which may come from a stream.
        double[] all = new double[Math.multiplyExact(rows, columns)];
        Arrays.setAll(all, values::at);
        MemorySegment into = memory(target);
        for (int i = 0; i < all.length; i++) {
            into.setAtIndex(ValueLayout.JAVA_FLOAT, (long) (i % columns) * rows + i / columns, (float) all[i]);
        }
    }

    private void replace(NDArray target, HostValues values) {
        try (NDManager scratch = manager.newSubManager()) {
            target.intern(upload(scratch, target.getShape(), values));
        }
    }

    /**
     * The memory of a tensor on the CPU: of a persistent one that itself, in the order in which it lies; of another one that
     * itself if it lies row by row, else a copy. Valid as long as the tensor.
     */
    public MemorySegment memory(NDArray array) {
        return MemorySegment.ofBuffer(transposes.getOrDefault(array, array).toByteBuffer(true));
    }

    /** The values of a tensor, copied. */
    public static Tensor read(NDArray array) {
        // Of an array that does not lie row by row the engine makes a copy, which must not stay.
        try (NDManager scratch = array.getManager().newSubManager()) {
            array.tempAttach(scratch);
            return new Tensor(array.getShape().getShape(), floats(array));
        }
    }

    /** Memory in use by this process and on the device. */
    public MemoryUse memory() {
        return MemoryUse.now(manager.getDevice());
    }

    /**
     * Whether a failure of a step means that its device has no memory left. If so, memory that the engine keeps for reuse
     * is given back, and a smaller step may succeed.
     */
    public boolean isOutOfMemory(RuntimeException failure) {
        if (!Torch.isOutOfMemory(failure)) {
            return false;
        }
        Torch.releaseCache(manager.getDevice());
        return true;
    }

    /** Number of native tensors that the run holds now; constant between steps, else there is a leak. */
    public int heldTensors() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        if (fused != null) {
            fused.close();
        }
        manager.close();
    }

    NDManager manager() {
        return manager;
    }

    DataType type() {
        return type;
    }

    List<NDArray> persistentTensors() {
        return persistent;
    }

    /** The n-th reusable buffer for real numbers of a step. */
    HostArray realBuffer(int n) {
        return buffer(realBuffers, n, type);
    }

    /** The n-th reusable buffer for indices of a step. */
    HostArray indexBuffer(int n) {
        return buffer(indexBuffers, n, DataType.INT64);
    }

    private static HostArray buffer(List<HostArray> buffers, int n, DataType type) {
        while (buffers.size() <= n) {
            buffers.add(new HostArray(type));
        }
        return buffers.get(n);
    }

    private NDArray upload(NDManager target, Shape shape, HostValues values) {
        var host = new HostArray(type);
        int size = Math.toIntExact(shape.size());
        host.ensure(size);
        for (int i = 0; i < size; i++) {
            host.put(i, values.at(i));
        }
        // The copy is the engine's own memory; the buffer may be collected afterwards.
        try (NDArray shared = target.create(host.first(size), shape, type)) {
            return shared.duplicate();
        }
    }

    private static float[] floats(NDArray array) {
        if (array.getDataType() == DataType.FLOAT32) {
            return array.toFloatArray();
        }
        double[] wide = array.toDoubleArray();
        float[] narrow = new float[wide.length];
        Arrays.setAll(wide, i -> narrow[i] = (float) wide[i]);
        return narrow;
    }
}
