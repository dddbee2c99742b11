package org.mixtura.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final ReadOnlyObjectWrapper<Optional<List<DeviceReport>>> reports =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper library = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ownLibrary = new ReadOnlyBooleanWrapper(false);
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

    /** What was found about each device; empty while it is tested. */
    ReadOnlyObjectProperty<Optional<List<DeviceReport>>> reportsProperty() {
        return reports.getReadOnlyProperty();
    }

    /** Which PyTorch library runs use, a sentence. */
    ReadOnlyStringProperty libraryProperty() {
        return library.getReadOnlyProperty();
    }

    /** Whether the user chose a library. */
    ReadOnlyBooleanProperty ownLibraryProperty() {
        return ownLibrary.getReadOnlyProperty();
    }

    /** Java, system, cores and memory in a line. */
    String system() {
        var runtime = Runtime.getRuntime();
        return "%s %s · %d cores · %,d MB for Java %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        runtime.availableProcessors(),
                        runtime.maxMemory() >> 20,
                        Runtime.version().feature());
    }

    /** Computes a little on each device and tells what came of it. */
    void testDevices() {
        reports.set(Optional.empty());
        tasks.run(
                "Testing devices",
                _ -> new Found(workbench.devices(), workbench.torchFolder()),
                this::tested,
                workflow::report);
    }

    private record Found(List<DeviceReport> devices, Optional<Path> torchFolder) {}

    /** Lets runs from now on use this PyTorch library; empty: the bundled one. */
    void useLibrary(Optional<Path> folder) {
        tasks.run(
                "Choosing a library",
                _ -> {
                    workbench.useTorchFolder(folder);
                    return workbench.torchFolder();
                },
                chosen -> {
                    tellLibrary(chosen);
                    library.set(
                            library.get() + " Runs use it from now on; this window tests it when it is opened again.");
                },
                workflow::report);
    }

    private void tellLibrary(Optional<Path> folder) {
        ownLibrary.set(folder.isPresent());
        library.set(folder.map("PyTorch library: %s."::formatted)
                .orElse(
                        "PyTorch library: the bundled one, which computes on CPUs. For an NVIDIA GPU choose the folder of"
                                + " PyTorch 2.7.1 for CUDA 12.8."));
    }

    /** Reads how much of the heap is in use. */
    void readMemory() {
        var runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory() >> 20;
        memory.set("%,d of %,d MB".formatted(used, runtime.maxMemory() >> 20));
    }

    private void tested(Found found) {
        reports.set(Optional.of(found.devices()));
        tellLibrary(found.torchFolder());
        device.set(found.devices().stream()
                .filter(DeviceReport::usable)
                .map(r -> r.name().toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(" · ")));
    }

    private void update(Session session) {
        Optional<StoredRun> run = session.runProperty().get();
        Optional<Inspection> data = session.inspectionProperty().get();
        Optional<LiveRun> live = session.trainingProperty().get();
        size.set(data.filter(d -> d.cells() > 0)
                .map(d -> size(d.cells(), d.genes()))
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
