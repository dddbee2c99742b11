package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.Shuffle;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.error.ConfigProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine can do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks Java, the native library and the devices, with some steps of training on each.",
        footer = {
            "",
            "To train on an NVIDIA GPU: install PyTorch 2.7.1 for CUDA 12.8 (Linux or Windows, with pip or as libtorch),",
            "then run 'mixtura doctor --libtorch FOLDER' with the folder 'torch' of that installation. Nothing is",
            "downloaded by Mixtura itself. GPUs of Apple computers are experimental: used with --device mps alone."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final long MEBI = 1 << 20;

    private final Workbench workbench;

    @Option(
            names = "--libtorch",
            paramLabel = "FOLDER|none",
            description = "Use this PyTorch library from now on, for example one for CUDA; none: the bundled one.")
    private @Nullable String library;

    @Option(
            names = "--reading",
            paramLabel = "DATA",
            description = "Measure how fast cells of this data set reach a model, in random order.")
    private @Nullable Path reading;

    @Option(
            names = "--rows",
            paramLabel = "FILE",
            description = "With --reading: the rows to read, as little-endian 32-bit integers.")
    private @Nullable Path rows;

    @Option(names = "--batch-size", paramLabel = "N", description = "With --reading: cells at a time. Default: 128.")
    private int batchSize = 128;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DoctorCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (library != null) {
            return choose(library, out);
        }
        if (reading != null) {
            return measure(reading, out);
        }
        var runtime = Runtime.getRuntime();
        out.printf("Mixtura   %s%n", Version.current());
        out.printf("Java      %s (%s)%n", Runtime.version(), System.getProperty("java.home"));
        out.printf(
                "System    %s %s, %d cores, %,d MiB for Java%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() / MEBI);
        out.printf(
                "PyTorch   %s%n",
                workbench.torchFolder().map(Path::toString).orElse("bundled, for CPUs; see 'mixtura doctor --help'"));
        var devices = workbench.devices();
        for (DeviceReport device : devices) {
            out.printf("%-9s %s  %s%n", device.name(), device.usable() ? "usable" : "not usable", device.explanation());
        }
        return devices.stream().anyMatch(DeviceReport::usable) ? ExitCodes.DONE : ExitCodes.DEVICE;
    }

    private int measure(Path data, PrintWriter out) {
        int[] order = rows == null
                ? Shuffle.of(workbench.inspect(data, ReadOptions.DETECT).cells(), new SplittableRandom(0))
                : integers(rows);
        if (order.length == 0 || batchSize < 1) {
            throw new ConfigProblem(
                    "There is nothing to read.",
                    "%d rows in minibatches of %d cells were asked for.".formatted(order.length, batchSize),
                    "Give rows, and a --batch-size of at least 1.");
        }
        var speed = workbench.readingSpeed(data, order, batchSize);
        out.println(JsonNodeFactory.instance
                .objectNode()
                .put("cells", speed.cells())
                .put("entries", speed.entries())
                .put("total", speed.total())
                .put("seconds", speed.seconds())
                .put("cellsPerSecond", speed.cells() / speed.seconds()));
        return ExitCodes.DONE;
    }

    private static int[] integers(Path file) {
        try {
            var buffer = ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer();
            int[] all = new int[buffer.remaining()];
            buffer.get(all);
            return all;
        } catch (IOException unreadable) {
            throw new ConfigProblem(
                    "'%s' cannot be read.".formatted(file), "It should hold numbers of rows.", "Check the path.");
        }
    }

    /** The choice holds for the next process: in this one the library may be loaded already. */
    private int choose(String folder, PrintWriter out) {
        boolean none = folder.equals("none");
        workbench.useTorchFolder(
                none ? Optional.empty() : Optional.of(Path.of(folder).toAbsolutePath()));
        out.printf(
                "From now on the %s PyTorch library is used. Run 'mixtura doctor' again to test it.%n",
                none ? "bundled" : "chosen");
        return ExitCodes.DONE;
    }
}
