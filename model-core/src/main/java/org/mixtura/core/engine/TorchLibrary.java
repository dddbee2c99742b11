package org.mixtura.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mixtura.core.error.ConfigProblem;

/**
 * A PyTorch library that the user has, for example one that can use a GPU; the one that comes with this program computes
 * on CPUs only.
 *
 * @param folder where the native libraries lie
 * @param version of PyTorch
 * @param flavor {@code cpu} or {@code cu128}
 */
public record TorchLibrary(Path folder, String version, String flavor) {

    /** The version that the bridge to Java is built for. */
    public static final String REQUIRED = "2.7.1";

    private static final List<String> CPU_LIBRARIES = List.of("libtorch_cpu.so", "libtorch_cpu.dylib", "torch_cpu.dll");
    private static final List<String> CUDA_LIBRARIES = List.of("libtorch_cuda.so", "torch_cuda.dll");
    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+)(?:\\+(cpu|cu\\d+))?");

    /** The only CUDA version that the bridge to Java is built for. */
    private static final String CUDA = "cu128";

    /**
     * The library in a folder: that of libtorch or of an installed {@code torch} package, or its {@code lib}.
     *
     * @throws ConfigProblem when there is none, or one of another version
     */
    public static TorchLibrary of(Path folder) {
        Path lib = Stream.of(folder, folder.resolve("lib"), folder.resolve("torch/lib"))
                .filter(place -> hasAny(place, CPU_LIBRARIES))
                .findFirst()
                .orElseThrow(() -> new ConfigProblem(
                        "'%s' holds no PyTorch library.".formatted(folder),
                        "There is no %s in it or in its folder lib.".formatted(CPU_LIBRARIES.getFirst()),
                        "Choose the folder of libtorch, or the folder torch of a Python installation."));
        var version = versionOf(lib);
        String number = version.map(v -> v.number).orElse("");
        if (!number.equals(REQUIRED)) {
            throw new ConfigProblem(
                    "The PyTorch library in '%s' cannot be used.".formatted(folder),
                    number.isEmpty()
                            ? "It does not say its version, and only version %s fits.".formatted(REQUIRED)
                            : "It has version %s, and only version %s fits.".formatted(number, REQUIRED),
                    "Install PyTorch %s, for a GPU the build for CUDA 12.8.".formatted(REQUIRED));
        }
        boolean cuda = hasAny(lib, CUDA_LIBRARIES);
        String flavor = cuda
                ? version.map(v -> v.flavor).filter(f -> f.startsWith("cu")).orElse(CUDA)
                : "cpu";
        if (cuda && !flavor.equals(CUDA)) {
            throw new ConfigProblem(
                    "The PyTorch library in '%s' cannot be used.".formatted(folder),
                    "It is built for CUDA %s, and only the build for CUDA 12.8 (%s) fits."
                            .formatted(flavor.substring(2), CUDA),
                    "Install PyTorch %s for CUDA 12.8, as its download page says.".formatted(REQUIRED));
        }
        return new TorchLibrary(lib.toAbsolutePath().normalize(), number, flavor);
    }

    /** Lets the engine load this library. Must be called before its first use in this process. */
    public void use() {
        System.setProperty("PYTORCH_LIBRARY_PATH", folder.toString());
        System.setProperty("PYTORCH_VERSION", version);
        System.setProperty("PYTORCH_FLAVOR", flavor);
    }

    private record Version(String number, String flavor) {}

    /** Python packages, libtorch archives and unpacked natives say their version in different places. */
    private static Optional<Version> versionOf(Path lib) {
        Path parent = lib.resolveSibling("");
        return Stream.of(parent.resolve("version.py"), parent.resolve("build-version"))
                .filter(Files::isRegularFile)
                .map(TorchLibrary::text)
                .findFirst()
                .or(() -> Optional.of(String.valueOf(lib.getFileName())))
                .map(VERSION::matcher)
                .filter(Matcher::find)
                .map(found -> new Version(found.group(1), found.group(2) == null ? "" : found.group(2)));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static boolean hasAny(Path folder, List<String> names) {
        return names.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    @Override
    public String toString() {
        return "PyTorch %s (%s) in '%s'".formatted(version, flavor, folder);
    }
}
