package org.mixtura.core.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Locale;
import java.util.Optional;
import org.mixtura.core.error.DeviceProblem;

/** The few things that only the PyTorch engine itself can do. Nothing outside this package knows which engine runs. */
final class Torch {

    private Torch() {}

    /**
     * The engine; its native library is loaded at the first call.
     *
     * @throws DeviceProblem when there is no native library for this machine
     */
    static Engine engine() {
        // Both must be set before the engine's first class is loaded: it would look for downloads and report usage.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        try {
            return Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError missing) {
            throw new DeviceProblem(
                    "The computing core could not be started.",
                    "Its native library does not load on this machine (%s)."
                            .formatted(Optional.ofNullable(missing.getMessage())
                                    .orElse(missing.getClass().getSimpleName())),
                    "Check that about 1 GB is free in the cache folder (DJL_CACHE_DIR, else .djl.ai in the home folder)"
                            + " and that this system is one of Linux x86-64, Windows x86-64 or macOS arm64.",
                    missing);
        }
    }

    /** Threads of one native operation. */
    static void useThreads(int threads) {
        engine();
        JniUtils.setNumThreads(threads);
    }

    /** The gradient that the last backward pass left on a leaf; empty when the leaf took no part in it. */
    static Optional<NDArray> gradient(NDArray leaf) {
        return Optional.ofNullable(JniUtils.getGradient((PtNDArray) leaf));
    }

    /** Whether a failure means that the device has no memory left for what was asked. */
    static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("out of memory") || message.contains("can't allocate memory")) {
                return true;
            }
        }
        return false;
    }

    /** Gives memory that the engine keeps for reuse back to the GPU. */
    static void releaseCache(Device device) {
        if (device.isGpu()) {
            JniUtils.emptyCudaCache();
        }
    }
}
