package org.mixtura.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why a GPU is not used, and that it is used when PyTorch can. */
class DevicesTest {

    @Test
    void withoutADriverThatIsSaidWhateverTheLibrary() {
        assertThat(Devices.of(new Machine(false, false, 0, 0), false).whyNoGpu())
                .isEqualTo("No NVIDIA driver was found on this machine.");
        assertThat(Devices.of(new Machine(false, true, 0, 0), false).whyNoGpu())
                .isEqualTo("No NVIDIA driver was found on this machine.");
    }

    @Test
    void aDriverWithALibraryForCpusLeadsToTheOneForCuda() {
        var devices = Devices.of(new Machine(true, false, 0, 0), false);
        assertThat(devices.gpuCount()).isZero();
        assertThat(devices.whyNoGpu())
                .contains("driver is there", "for CPUs only", "for CUDA 12.8", "mixtura doctor --libtorch FOLDER");
    }

    @Test
    void whatPyTorchSaysIsPassedOnWhereItCannotUseTheGpu() {
        var devices = Devices.of(new Machine(true, true, 1, 0), false);
        assertThat(devices.gpuCount()).as("counted, but not usable").isZero();
        assertThat(devices.whyNoGpu()).contains("the driver is too old", "CUDA_VISIBLE_DEVICES");
    }

    @Test
    void aGpuThatPyTorchCanUseIsUsedThoughTheEngineCountsNone() {
        assertThat(Devices.of(new Machine(true, true, 0, 2), false).gpuCount()).isEqualTo(2);
        assertThat(Devices.of(new Machine(false, true, 0, 1), false).gpuCount())
                .as("a driver in a place unknown")
                .isEqualTo(1);
        assertThat(Devices.of(new Machine(true, true, 4, 4), false).gpuCount()).isEqualTo(4);
    }

    @Test
    void aLibraryForCpusRefusesAnArrayOnAGpu() {
        try (var lane = new NativeLane()) {
            var gpus = lane.call(() -> Gpus.of(Torch.engine()));
            assumeFalse(lane.call(gpus::isForCuda), "a library for CUDA is in use");
            assertThat(lane.call(() -> gpus.trial(0)).orElseThrow())
                    .isNotBlank()
                    .doesNotContain("\n");
        }
    }

    /** A machine where PyTorch can use the first GPUs. */
    private record Machine(boolean hasDriver, boolean isForCuda, int counted, int usable) implements Gpus {

        @Override
        public Optional<String> trial(int gpu) {
            return gpu < usable ? Optional.empty() : Optional.of("the driver is too old");
        }
    }
}
