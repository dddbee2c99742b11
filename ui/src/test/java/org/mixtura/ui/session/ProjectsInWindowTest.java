package org.mixtura.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.project.Access;
import org.mixtura.core.project.Project;
import org.mixtura.core.project.ProjectRun;
import org.mixtura.core.project.Projects;
import org.mixtura.ui.FakeWorkbench;
import org.mixtura.ui.Samples;
import org.mixtura.ui.settings.RecentItems;
import org.mixtura.ui.task.Tasks;

class ProjectsInWindowTest {

    @TempDir
    private Path folder;

    private final FakeWorkbench workbench = new FakeWorkbench();
    private final Tasks tasks = new Tasks(Runnable::run, Runnable::run);
    private Path data;
    private Workflow workflow;

    @BeforeEach
    void begin() throws IOException {
        data = Files.writeString(folder.resolve("pbmc.h5ad"), "counts");
        workbench.opening(path -> Samples.run(path, Samples.spec(data, 0)));
        workflow = new Workflow(
                workbench,
                tasks,
                new RecentItems(folder, tasks),
                Optional.of(new Projects(folder.resolve("projects"), "1")));
    }

    @AfterEach
    void close() {
        workflow.close();
    }

    private Project project() {
        return workflow.history().projectProperty().get().orElseThrow();
    }

    @Test
    void dataHaveAProjectOfTheirOwn() {
        workflow.open(data);
        var first = project();
        assertThat(first.name()).isEqualTo("pbmc");
        assertThat(first.data()).singleElement().satisfies(ref -> assertThat(ref.content())
                .isPresent());
        workflow.open(data);
        assertThat(project()).isSameAs(first);
    }

    @Test
    void aRunElsewhereBelongsToTheProjectOfItsData() throws IOException {
        Path run = Files.createDirectories(folder.resolve("loose/001"));
        Files.createFile(run.resolve("run.json"));
        workflow.open(run);
        assertThat(project().runs()).extracting(ProjectRun::folder).containsExactly(run);
        var first = project();
        workflow.open(data);
        assertThat(project()).isSameAs(first);
    }

    @Test
    void aRunOfAProjectOpensThatAndAProjectOpensItsData() throws IOException {
        Path study = folder.resolve("study");
        try (var made = Project.create(study, "study", "1")) {
            made.addData(data);
        }
        Path run = Files.createDirectories(study.resolve("runs/001"));
        Files.createFile(run.resolve("run.json"));
        workflow.open(run);
        assertThat(project().folder()).isEqualTo(study);
        assertThat(project().access()).isEqualTo(new Access.Writable());
        workflow.close();
        workflow.open(study);
        assertThat(workflow.session().inspectionProperty().get()).isPresent();
        assertThat(project().folder()).isEqualTo(study);
    }

    @Test
    void aRunOfAnotherProjectThatEndsTakesNobodyThere() throws IOException {
        Path study = folder.resolve("study");
        Project.create(study, "study", "1").close();
        workflow.open(data);
        var mine = project();
        workflow.go(Place.RUNS);
        Path other = study.resolve("runs/001");
        workbench.training((spec, target, listener, control) -> {
            workflow.go(Place.RUNS);
            return Optional.of(Samples.run(target, spec));
        });
        Files.createDirectories(other);
        workflow.train(Samples.spec(data, 0), other);

        assertThat(project()).isSameAs(mine);
        assertThat(workflow.session().placeProperty().get()).isEqualTo(Place.RUNS);
        assertThat(workflow.session().runProperty().get()).isEmpty();
    }

    /** A command line trains on other data, in a folder of no project, while somebody compares runs of this one. */
    @Test
    void aRunOfOtherDataThatEndsTakesNobodyThere() throws IOException {
        workflow.open(data);
        var mine = project();
        workflow.go(Place.COMPARE);
        workbench.training((spec, target, listener, control) -> {
            workflow.go(Place.COMPARE);
            return Optional.of(Samples.run(target, spec));
        });
        Path others = Files.writeString(folder.resolve("others.h5ad"), "counts");
        workflow.train(Samples.spec(others, 0), Files.createDirectories(folder.resolve("elsewhere")));

        assertThat(project()).isSameAs(mine);
        assertThat(workflow.session().runProperty().get()).isEmpty();
    }
}
