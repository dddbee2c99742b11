package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.engine.DeviceProbe;
import org.mixtura.core.engine.Devices;
import org.mixtura.core.engine.FusedCpu;
import org.mixtura.core.engine.NativeLane;
import org.mixtura.core.error.DeviceProblem;
import org.mixtura.core.error.WorkbenchException;
import org.mixtura.core.train.LatentScorer;
import org.mixtura.core.train.Trainer;

/** Looks what this machine can compute on: a gradient on each device, and some steps of training. */
final class DeviceCheck {

    private static final String CPU = "cpu";

    /** As the CPU trains when it trains for long. */
    private static final String LOOPING_CPU = "cpu:loops";

    /** How far the loss of another device may be from the CPU's, as a share of it; sums are taken in another order. */
    private static final double TOLERANCE = 1e-3;

    private final NativeLane lane;
    private final TrainingProbe training;

    DeviceCheck(NativeLane lane) {
        this.lane = lane;
        this.training = new TrainingProbe(new Trainer(lane, LatentScorer.NONE));
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
        var devices = lane.call(Devices::probe);
        var reports = new ArrayList<DeviceReport>();
        var expected = report(CPU, OptionalDouble.empty(), reports);
        for (int gpu = 0; gpu < devices.gpuCount(); gpu++) {
            report("cuda:" + gpu, expected, reports);
        }
        if (devices.gpuCount() == 0) {
            reports.add(new DeviceReport("cuda:0", false, devices.whyNoGpu()));
        }
        if (devices.hasAppleGpu()) {
            report("mps", expected, reports);
            var apple = reports.removeLast();
            reports.add(new DeviceReport(
                    apple.name(), apple.usable(), "Experimental, used only if asked for. " + apple.explanation()));
        }
        return reports;
    }

    /**
     * Tries a device.
     *
     * @param expected the loss that training should end with; empty: unknown
     * @return the loss it ended with; empty when it could not be used
     */
    private OptionalDouble report(String device, OptionalDouble expected, List<DeviceReport> reports) {
        try {
            var probe = lane.call(() -> DeviceProbe.run(device));
            var trained = training.run(device.equals(CPU) ? LOOPING_CPU : device);
            if (expected.isPresent() && !isClose(trained.loss(), expected.getAsDouble())) {
                throw new DeviceProblem(
                        "The device %s trains with wrong numbers.".formatted(device),
                        "The same steps end with loss %.3f, and with %.3f on the CPU."
                                .formatted(trained.loss(), expected.getAsDouble()),
                        "Use --device cpu, and check the driver.");
            }
            reports.add(new DeviceReport(device, true, probe + "; " + trained + how(device)));
            return OptionalDouble.of(trained.loss());
        } catch (RuntimeException failure) {
            // A driver may fail in ways of its own; the other devices are still to be tried.
            reports.add(new DeviceReport(device, false, said(failure)));
            return OptionalDouble.empty();
        }
    }

    private String how(String device) {
        return device.equals(CPU) ? ", " + lane.call(FusedCpu::description) : "";
    }

    private static String said(RuntimeException failure) {
        return failure instanceof WorkbenchException problem
                ? problem.paragraph()
                : new DeviceProblem(
                                "The device failed when training was tried on it.",
                                "The native library says: %s".formatted(failure.getMessage()),
                                "Use another device, and check the driver.")
                        .paragraph();
    }

    private static boolean isClose(double loss, double expected) {
        return Math.abs(loss - expected) <= TOLERANCE * Math.abs(expected);
    }
}
