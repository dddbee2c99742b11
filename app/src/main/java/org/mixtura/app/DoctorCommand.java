package org.mixtura.app;

import java.util.concurrent.Callable;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what this machine can do. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks Java, the native library and the devices, with a real computation on each.")
final class DoctorCommand implements Callable<Integer> {

    private static final long MEBI = 1 << 20;

    private final Workbench workbench;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    DoctorCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var runtime = Runtime.getRuntime();
        out.printf("Mixtura   %s%n", Version.current());
        out.printf("Java      %s (%s)%n", Runtime.version(), System.getProperty("java.home"));
        out.printf(
                "System    %s %s, %d cores, %,d MiB for Java%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() / MEBI);
        var devices = workbench.devices();
        for (DeviceReport device : devices) {
            out.printf("%-9s %s  %s%n", device.name(), device.usable() ? "usable" : "not usable", device.explanation());
        }
        return devices.stream().anyMatch(DeviceReport::usable) ? ExitCodes.DONE : ExitCodes.DEVICE;
    }
}
