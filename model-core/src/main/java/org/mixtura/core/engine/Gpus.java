package org.mixtura.core.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known about NVIDIA's GPUs, each from who knows it: the system, the loaded library, and PyTorch itself. */
interface Gpus {

    /**
     * Whether the system has NVIDIA's driver. Asked of the system, as a library for CPUs sees no GPU on any machine; the CUDA
     * runtime is no sign either, it comes with PyTorch and not with the driver.
     */
    boolean hasDriver();

    /** Whether the loaded library is one for CUDA. */
    boolean isForCuda();

    /** How many GPUs the engine counts; 0 too where it does not find the CUDA runtime to ask. */
    int counted();

    /**
     * Puts an array on a GPU.
     *
     * @return why that is not possible; empty when it is
     */
    Optional<String> trial(int gpu);

    /** Those of this machine. To be asked in the native lane. */
    static Gpus of(Engine engine) {
        return new Gpus() {
            @Override
            public boolean hasDriver() {
                return signs().anyMatch(Files::exists);
            }

            @Override
            public boolean isForCuda() {
                return engine.hasCapability(StandardCapabilities.CUDA);
            }

            @Override
            public int counted() {
                return engine.getGpuCount();
            }

            @Override
            public Optional<String> trial(int gpu) {
                try (var manager = engine.newBaseManager(Device.gpu(gpu))) {
                    manager.zeros(new Shape(1)).toFloatArray();
                    return Optional.empty();
                } catch (RuntimeException | LinkageError refused) {
                    // PyTorch adds a trace of its own below the first line.
                    return Optional.of(Objects.toString(refused.getMessage(), refused.toString())
                            .lines()
                            .findFirst()
                            .orElse(refused.toString())
                            .strip());
                }
            }
        };
    }

    /** Files that the driver brings: on Linux, in a container, below Windows' Linux, and on Windows. */
    private static Stream<Path> signs() {
        return Stream.concat(
                Stream.of("/proc/driver/nvidia/version", "/dev/nvidiactl", "/usr/lib/wsl/lib/libcuda.so.1")
                        .map(Path::of),
                Optional.ofNullable(System.getenv("SystemRoot")).stream()
                        .map(windows -> Path.of(windows, "System32", "nvcuda.dll")));
    }
}
