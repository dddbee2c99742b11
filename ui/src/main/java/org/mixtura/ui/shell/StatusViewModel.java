package org.mixtura.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.run.StoredRun;
import org.mixtura.ui.session.LiveRun;
import org.mixtura.ui.session.Session;
import org.mixtura.ui.session.Workflow;
import org.mixtura.ui.task.Tasks;

/** What the status bar says. */
final class StatusViewModel {

    private static final String UNTESTED = "CPU";

    private final Workbench workbench;
    private final Workflow workflow;
    private final Tasks tasks;
    private final ReadOnlyStringWrapper device = new ReadOnlyStringWrapper(UNTESTED);
    private final ReadOnlyStringWrapper devices =
            new ReadOnlyStringWrapper("Click to test the devices of this computer.");
    private final ReadOnlyStringWrapper memory = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper seed = new ReadOnlyStringWrapper("");

    StatusViewModel(Workbench workbench, Workflow workflow, Tasks tasks) {
        this.workbench = workbench;
        this.workflow = workflow;
        this.tasks = tasks;
        var session = workflow.session();
        session.inspectionProperty().subscribe(_ -> update(session));
        session.runProperty().subscribe(_ -> update(session));
        session.trainingProperty().subscribe(_ -> update(session));
        session.selectedCellsProperty()
                .subscribe(n -> selected.set(n.intValue() == 0 ? "" : "%,d selected".formatted(n.intValue())));
        readMemory();
    }

    /** The device that computes, in a word. */
    ReadOnlyStringProperty deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /** What was found about all devices. */
    ReadOnlyStringProperty devicesProperty() {
        return devices.getReadOnlyProperty();
    }

    ReadOnlyStringProperty memoryProperty() {
        return memory.getReadOnlyProperty();
    }

    /** Cells and genes of the run, or of the data set. */
    ReadOnlyStringProperty sizeProperty() {
        return size.getReadOnlyProperty();
    }

    ReadOnlyStringProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyStringProperty seedProperty() {
        return seed.getReadOnlyProperty();
    }

    /** Computes a little on each device and tells what came of it. */
    void testDevices() {
        tasks.run("Testing devices", _ -> workbench.devices(), this::tested, workflow::report);
    }

    /** Reads how much of the heap is in use. */
    void readMemory() {
        var runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
        memory.set("%,d of %,d MB".formatted(used, runtime.maxMemory() >> 20));
    }

    private void tested(List<DeviceReport> reports) {
        device.set(reports.stream()
                .filter(DeviceReport::usable)
                .map(r -> r.name().toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" · ")));
        devices.set(reports.stream()
                .map(r -> "%s: %s".formatted(r.usable() ? "✓ " + r.name() : "✗ " + r.name(), r.explanation()))
                .collect(Collectors.joining("\n")));
    }

    private void update(Session session) {
        Optional<StoredRun> run = session.runProperty().get();
        Optional<Inspection> data = session.inspectionProperty().get();
        Optional<LiveRun> live = session.trainingProperty().get();
        size.set(data.map(d -> size(d.cells(), d.genes()))
                .or(() -> run.map(r -> size(r.cells().size(), r.genes().size())))
                .orElse("No data"));
        seed.set(live.map(l -> l.spec().seed())
                .or(() -> run.map(r -> r.spec().seed()))
                .map(s -> "Seed " + s)
                .orElse(""));
    }

    private static String size(int cells, int genes) {
        return "%,d cells × %,d genes".formatted(cells, genes);
    }
}
