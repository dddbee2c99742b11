package org.mixtura.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine can do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks Java, the native library and the devices, with a real computation on each.",
        footer = {
            "",
            "To train on an NVIDIA GPU: install PyTorch 2.7.1 for CUDA 12.8 (Linux or Windows, with pip or as libtorch),",
            "then run 'mixtura doctor --libtorch FOLDER' with the folder 'torch' of that installation. Nothing is",
            "downloaded by Mixtura itself. GPUs of Apple computers are not used."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final long MEBI = 1 << 20;

    private final Workbench workbench;

    @Option(
            names = "--libtorch",
            paramLabel = "FOLDER|none",
            description = "Use this PyTorch library from now on, for example one for CUDA; none: the bundled one.")
    private @Nullable String library;

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
