package org.mixtura.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.local.LocalWorkbench;
import org.mixtura.core.model.Preset;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;

/** A sweep that is left and opened again, with runs that wait, train, have ended or failed. */
class SweepFolderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    private LocalWorkbench workbench;
    private Path data;
    private Path folder;

    @BeforeEach
    void begin() throws IOException {
        workbench = new LocalWorkbench("test", dir.resolve("home"));
        data = Files.copy(workbench.demoData(), dir.resolve("cells.h5ad"));
        folder = dir.resolve("sweep");
    }

    @AfterEach
    void end() {
        workbench.close();
    }

    /** Runs of one epoch on few genes, so that one is trained in a moment. */
    private SweepPlan plan(String... axes) {
        return new SweepPlan(
                new RunRequest(
                        "scvi",
                        data,
                        Optional.of("X"),
                        Optional.of(ColumnRef.of("cell_type")),
                        Optional.empty(),
                        Preset.QUICK,
                        List.of("train.epochs=1", "prep.variableGenes=40"),
                        5,
                        "cpu",
                        1),
                List.of(axes).stream().map(SweepPlan.Axis::parse).toList(),
                2);
    }

    private Sweep queued() {
        var sweep = new Sweep(workbench, plan("latentDim=2,4"), folder);
        assertThat(sweep.enqueue()).isEqualTo(new Sweep.Queued(4, List.of()));
        return sweep;
    }

    private void edit(java.util.function.Consumer<ObjectNode> change) throws IOException {
        Path file = folder.resolve("sweep.json");
        var json = (ObjectNode) JSON.readTree(Files.readString(file));
        change.accept(json);
        Files.writeString(file, json.toString());
    }

    @Test
    void itIsOpenedAgainAsItWasPlanned() {
        var made = queued();
        var opened = Sweep.open(workbench, folder);

        assertThat(Sweep.isIn(folder)).isTrue();
        assertThat(opened.plan()).isEqualTo(made.plan());
        assertThat(opened.folder()).isEqualTo(folder);
        assertThat(opened.table().rows())
                .extracting(SweepTable.Row::state)
                .containsExactly(
                        SweepTable.State.TRAINING,
                        SweepTable.State.WAITING,
                        SweepTable.State.WAITING,
                        SweepTable.State.WAITING);
        assertThat(opened.enqueue().runs()).as("nothing is queued twice").isZero();
    }

    @Test
    void aRunKnowsItsSweep() {
        var sweep = queued();
        assertThat(Sweep.around(sweep.runFolder(sweep.plan().cells().getLast())))
                .contains(folder);
        assertThat(Sweep.around(folder)).isEmpty();
        var repeats = new Sweep(workbench, plan(), dir.resolve("repeats"));
        repeats.enqueue();
        assertThat(Sweep.around(dir.resolve("repeats/seed-5"))).contains(dir.resolve("repeats"));
    }

    @Test
    void whatIsMissingGoesOn() throws IOException {
        var sweep = queued();
        var cells = sweep.plan().cells();
        workbench.follow(sweep.runFolder(cells.get(0)), TrainListener.NONE, new RunControl());
        workbench.dequeue(sweep.runFolder(cells.get(1)));
        workbench.dequeue(sweep.runFolder(cells.get(2)));
        Path failed = Files.createDirectories(sweep.runFolder(cells.get(2)));
        Files.copy(sweep.runFolder(cells.get(0)).resolve("run.json"), failed.resolve("run.json"));
        Files.writeString(failed.resolve("status.json"), "{\"state\": \"FAI");

        var table = Sweep.open(workbench, folder).table();
        assertThat(table.rows())
                .extracting(SweepTable.Row::state)
                .containsExactly(
                        SweepTable.State.COMPLETE,
                        SweepTable.State.MISSING,
                        SweepTable.State.FAILED,
                        SweepTable.State.TRAINING);
        assertThat(table.rows().get(0).values()).containsKeys("validation_loss", "ari", "nmi", "seconds");
        assertThat(table.rows().get(0).values()).containsEntry("epochs", 1.0);
        assertThat(table.rows().get(2).problem()).contains("missing or damaged");
        assertThat(table.missing()).hasSize(2);

        assertThat(Sweep.open(workbench, folder).enqueue().runs()).isEqualTo(2);
        assertThat(Sweep.open(workbench, folder).table().count(SweepTable.State.COMPLETE))
                .as("what is complete is not trained again")
                .isEqualTo(1);
        assertThat(workbench.queue().waiting()).hasSize(2);
    }

    @Test
    void otherDataAreRefusedButWhatIsThereCanBeSeen() throws IOException {
        var sweep = queued();
        Files.write(data, new byte[] {0}, StandardOpenOption.APPEND);
        assertThatThrownBy(sweep::enqueue)
                .isInstanceOf(DataProblem.class)
                .hasMessageContaining("has changed since the sweep");
        assertThatThrownBy(sweep::prepare).isInstanceOf(DataProblem.class);
        assertThatThrownBy(() -> sweep.run(new LocalScheduler(1), new Unheard(), new RunControl()))
                .isInstanceOf(DataProblem.class);

        Files.delete(data);
        var opened = Sweep.open(workbench, folder);
        assertThat(opened.table().rows()).hasSize(4);
        assertThatThrownBy(opened::enqueue).isInstanceOf(DataProblem.class);
    }

    @Test
    void filesOfOtherVersionsAreOpened() throws IOException {
        var made = queued();
        edit(json -> {
            json.remove(List.of("fingerprint", "threads", "device"));
            json.put("comment", "of a later version").putObject("schedule").put("at", "night");
        });
        var opened = Sweep.open(workbench, folder);
        assertThat(opened.plan().axes()).isEqualTo(made.plan().axes());
        assertThat(opened.plan().base().threads()).isZero();
        assertThat(opened.enqueue().problems()).isEmpty();

        edit(json -> json.putArray("settings").add("noLongerThere=1"));
        var old = Sweep.open(workbench, folder);
        assertThat(old.table().rows()).hasSize(4);
        assertThatThrownBy(old::enqueue).isInstanceOf(ConfigProblem.class).hasMessageContaining("noLongerThere");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"model": "scvi",                                                                                    | no valid JSON at line 1
            {"data": "a.h5ad", "preset": "QUICK", "firstSeed": 0, "seeds": 1}                                    | 'model' is missing
            {"model": "scvi", "data": "a.h5ad", "preset": "SOON", "firstSeed": 0, "seeds": 1}                    | no preset 'SOON'
            {"model": "scvi", "data": "a.h5ad", "preset": "QUICK", "firstSeed": "x", "seeds": 1}                 | 'firstSeed' is no whole number
            {"model": "scvi", "data": "a.h5ad", "preset": "QUICK", "firstSeed": 0, "seeds": 0}                   | no seed
            {"model": "scvi", "data": "a.h5ad", "preset": "QUICK", "firstSeed": 0, "seeds": 1, "axes": {"a": []}}| no value
            []                                                                                                   | 'model' is missing
            """)
    void aDamagedFileIsSaidToBe(String content, String reason) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("sweep.json"), content);
        assertThatThrownBy(() -> Sweep.open(workbench, folder))
                .isInstanceOf(StorageProblem.class)
                .hasMessageContaining("sweep.json is damaged")
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("org.mixtura");
    }

    @Test
    void aFolderWithoutASweepIsSaidToBe() {
        assertThat(Sweep.isIn(folder)).isFalse();
        assertThatThrownBy(() -> Sweep.open(workbench, folder))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("There is no sweep");
    }

    @Test
    void anotherPlanIsNotMixedIn() {
        queued();
        var other = new Sweep(workbench, plan("latentDim=2,8"), folder);
        assertThatThrownBy(other::enqueue).isInstanceOf(ConfigProblem.class).hasMessageContaining("another sweep");
    }

    private static final class Unheard implements SweepListener {

        @Override
        public void begun(Path run) {
            throw new AssertionError("no run may begin");
        }

        @Override
        public void event(Path run, org.mixtura.core.train.TrainEvent event) {
            throw new AssertionError("no run may begin");
        }

        @Override
        public void ended(Path run, String problem, int done, int all) {
            throw new AssertionError("no run may begin");
        }
    }
}
