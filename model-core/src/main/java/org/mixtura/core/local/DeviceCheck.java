package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.engine.DeviceProbe;
import org.mixtura.core.engine.Devices;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.error.DeviceProblem;

/** Looks what this machine can compute on, with a real computation on each device. */
final class DeviceCheck {

    private final NativeLane lane;

    DeviceCheck(NativeLane lane) {
        this.lane = lane;
    }

    /**
     * Checks before any long work that a device is there.
     *
     * @throws DeviceProblem when it is not
     * @throws org.mixtura.core.error.ConfigProblem when the text is no device
     */
    void require(String device) {
        lane.run(() -> Devices.probe().require(device));
    }

    List<DeviceReport> all() {
        return lane.call(() -> {
            var devices = Devices.probe();
            var reports = new ArrayList<DeviceReport>();
            reports.add(report("cpu"));
            for (int gpu = 0; gpu < devices.gpuCount(); gpu++) {
                reports.add(report("cuda:" + gpu));
            }
            if (devices.gpuCount() == 0) {
                reports.add(new DeviceReport("cuda:0", false, devices.whyNoGpu()));
            }
            if (devices.hasAppleGpu()) {
                var apple = report("mps");
                reports.add(new DeviceReport(
                        apple.name(), apple.usable(), "Experimental, used only if asked for. " + apple.explanation()));
            }
            return reports;
        });
    }

    private static DeviceReport report(String device) {
        try {
            return new DeviceReport(device, true, DeviceProbe.run(device).toString());
        } catch (DeviceProblem problem) {
            return new DeviceReport(device, false, problem.paragraph());
        }
    }
}
