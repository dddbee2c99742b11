package org.mixtura.core.engine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory in use, in bytes; -1 where it cannot be known.
 *
 * @param process main memory that this process holds; only Linux tells
 * @param device memory in use on the GPU, of all processes; -1 on the CPU
 */
public record MemoryUse(long process, long device) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    static MemoryUse now(Device device) {
        return new MemoryUse(resident(), device.isGpu() ? onGpu(device) : -1);
    }

    private static long resident() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> kibibytes(line.substring(RESIDENT.length())) << 10)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException | RuntimeException notThere) {
            return -1;
        }
    }

    private static long kibibytes(String field) {
        return Long.parseLong(field.replace("kB", "").strip());
    }

    private static long onGpu(Device device) {
        try {
            return CudaUtils.getGpuMemory(device).getUsed();
        } catch (RuntimeException | LinkageError unknown) {
            return -1;
        }
    }
}
