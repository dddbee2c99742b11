package org.mixtura.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.error.ConfigProblem;

class TorchLibraryTest {

    @TempDir
    private Path dir;

    private Path lib(String name, String... files) throws IOException {
        Path lib = Files.createDirectories(dir.resolve(name));
        for (String file : files) {
            Files.createFile(lib.resolve(file));
        }
        return lib;
    }

    @Test
    void aPythonPackageForCudaIsRecognisedFromEachOfItsFolders() throws IOException {
        Path lib = lib("site/torch/lib", "libtorch_cpu.so", "libtorch_cuda.so");
        Files.writeString(dir.resolve("site/torch/version.py"), "__version__ = '2.7.1+cu128'\ncuda = '12.8'\n");
        for (String folder : new String[] {"site", "site/torch", "site/torch/lib"}) {
            assertThat(TorchLibrary.of(dir.resolve(folder))).isEqualTo(new TorchLibrary(lib, "2.7.1", "cu128"));
        }
    }

    @Test
    void anArchiveForCpusIsRecognised() throws IOException {
        Path lib = lib("libtorch/lib", "libtorch_cpu.so");
        Files.writeString(dir.resolve("libtorch/build-version"), "2.7.1+cpu\n");
        assertThat(TorchLibrary.of(dir.resolve("libtorch"))).isEqualTo(new TorchLibrary(lib, "2.7.1", "cpu"));
    }

    @Test
    void unpackedNativesSayTheirVersionInTheirName() throws IOException {
        Path lib = lib("2.7.1-cpu-linux-x86_64", "libtorch_cpu.so");
        assertThat(TorchLibrary.of(lib)).isEqualTo(new TorchLibrary(lib, "2.7.1", "cpu"));
    }

    @Test
    void anotherCudaIsRefused() throws IOException {
        lib("torch/lib", "libtorch_cpu.so", "libtorch_cuda.so");
        Files.writeString(dir.resolve("torch/version.py"), "__version__ = '2.7.1+cu126'\n");
        assertThatThrownBy(() -> TorchLibrary.of(dir.resolve("torch")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("12.8");
    }

    @Test
    void anotherVersionIsRefusedWithBothNumbers() throws IOException {
        lib("torch/lib", "libtorch_cpu.so");
        Files.writeString(dir.resolve("torch/version.py"), "__version__ = '2.9.0+cu130'\n");
        assertThatThrownBy(() -> TorchLibrary.of(dir.resolve("torch")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("2.9.0")
                .hasMessageContaining("2.7.1");
    }

    @Test
    void aFolderWithoutALibraryIsRefused() {
        assertThatThrownBy(() -> TorchLibrary.of(dir))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("holds no PyTorch library");
    }
}
