package org.mixtura.core.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import org.mixtura.core.kernel.Kernels;
import org.mixtura.core.kernel.Team;

/**
 * What hand-written loops compute with, beside the engine and on the same memory.
 *
 * @param team the threads that share a loop
 * @param product dense products
 */
public record FusedCpu(Team team, MatrixProduct product) implements AutoCloseable {

    /** Why a run would compute by the engine alone, as a sentence; empty when it would not. */
    static Optional<String> whyNot(Device device, DataType type) {
        if (!device.getDeviceType().equals(Device.Type.CPU)) {
            return Optional.of("They are for the CPU.");
        }
        return type == DataType.FLOAT32 ? Kernels.whyNot() : Optional.of("They are of single precision.");
    }

    /** How training computes on this CPU, as the end of a sentence. To be called in the native lane. */
    public static String description() {
        return Kernels.whyNot()
                .map(reason -> "by PyTorch alone: " + reason)
                .orElseGet(() -> "in hand-written loops over vectors of %d bits, with products by %s"
                        .formatted(Kernels.bits(), BlasProduct.isThere() ? "PyTorch's BLAS library" : "PyTorch"));
    }

    static FusedCpu open(NDManager manager, int threads) {
        var team = new Team(threads);
        return new FusedCpu(team, BlasProduct.find(team).orElseGet(() -> new TorchProduct(manager)));
    }

    @Override
    public void close() {
        team.close();
    }
}
