package org.mixtura.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.SeedsFigure;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.model.scvi.ScviConfig;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.project.ProjectRun;
import org.mixtura.core.project.RunMark;
import org.mixtura.core.run.Fingerprint;
import org.mixtura.core.run.MetricsHistory;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.RunStatus;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.schema.Schema;
import org.mixtura.core.sweep.SweepTable.Measure;

class RunComparisonTest {

    @TempDir
    private Path folder;

    private static RunSpec spec(Map<String, String> settings, long seed) {
        var config = Schema.of(ScviConfig.REFERENCE).build(settings);
        return new RunSpec(
                "scvi",
                Path.of("pbmc.h5ad"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PrepConfig.DEFAULTS,
                config,
                seed,
                "cpu",
                1);
    }

    private static RunStatus status(double loss, double ari) {
        return new RunStatus(
                RunStatus.State.FINISHED,
                10,
                9,
                3,
                0.3,
                "cpu",
                Map.of("loss", loss),
                Map.of("loss", loss),
                Map.of("ari", ari),
                List.of(),
                null,
                "done");
    }

    private static RunSummary run(String name, Map<String, String> settings, long seed, double loss, double ari) {
        return new RunSummary(
                new ProjectRun(name, Path.of(name), RunMark.NONE),
                RunState.FINISHED,
                Optional.of(spec(settings, seed)),
                Optional.of(status(loss, ari)),
                0,
                "");
    }

    private static RunComparison compare(RunSummary... runs) {
        return new RunComparison(List.of(runs), new ModelFamilies().all());
    }

    private final RunComparison study = compare(
            run("a-0", Map.of(), 0, 600, 0.50),
            run("a-1", Map.of(), 1, 601, 0.52),
            run("a-2", Map.of(), 2, 602, 0.54),
            run("b-0", Map.of("latentDim", "20"), 0, 590, 0.70),
            run("b-1", Map.of("latentDim", "20"), 1, 595, 0.71),
            run("b-2", Map.of("latentDim", "20"), 2, 591, 0.75));

    @Test
    void showsChangedSettingsOnlyAndGroupsSeeds() {
        assertThat(study.changed()).containsExactly("latentDim");
        assertThat(study.groups()).extracting(RunGroup::name).containsExactly("a (3 seeds)", "b (3 seeds)");
        assertThat(study.groups().getFirst().seeds()).isEqualTo("0, 1, 2");
        assertThat(study.groups().getFirst().spread(Measure.ARI).words(" ± ")).isEqualTo("0.520 ± 0.020");
        assertThat(study.measures())
                .contains(Measure.VALIDATION_LOSS, Measure.ARI)
                .doesNotContain(Measure.NMI);
    }

    @Test
    void testsDifferencesOverSeedsAsWelchDid() {
        var ari = study.tests().stream()
                .filter(test -> test.measure() == Measure.ARI)
                .findFirst()
                .orElseThrow();
        // scipy.stats.ttest_ind([.5,.52,.54], [.70,.71,.75], equal_var=False)
        assertThat(ari.difference()).isCloseTo(0.2, within(1e-12));
        assertThat(Math.abs(ari.t())).isCloseTo(10.444659, within(1e-5));
        assertThat(ari.df()).isCloseTo(3.7230769230769236, within(1e-9));
        assertThat(ari.p()).isCloseTo(6.832490e-4, within(1e-9));
        assertThat(ari.isSignificant()).isTrue();
        assertThat(study.tables().tests().plain()).contains("a (3 seeds)", "yes");
    }

    @Test
    void drawsADotASeedAndABracketOverWhatDiffers() throws IOException {
        var panels = study.seedsFigure().orElseThrow().panels();
        assertThat(panels).extracting(SeedsFigure.Panel::measure).containsExactly("Validation loss", "ARI");
        assertThat(panels.get(1).groups())
                .extracting(SeedsFigure.Group::name)
                .containsExactly("a (3 seeds)", "b (3 seeds)");
        assertThat(panels.get(1).groups().getFirst().values()).containsExactly(0.50, 0.52, 0.54);
        assertThat(panels.get(1).brackets()).containsExactly(new SeedsFigure.Bracket(0, 1, "***"));

        study.saveSeeds(folder.resolve("seeds.svg"));
        assertThat(folder.resolve("seeds.svg")).content().contains("ARI", "a (3 seeds)", "***");
        assertThat(Files.readAllLines(folder.resolve("seeds.csv")))
                .hasSize(13)
                .startsWith("measure,group,run,seed,value")
                .contains("ari,b (3 seeds),b-2,2,0.75");
        var tests = Files.readAllLines(folder.resolve("seeds-tests.csv"));
        assertThat(tests)
                .hasSize(1 + study.tests().size())
                .first()
                .asString()
                .startsWith("measure,first,first_runs,first_mean")
                .endsWith("difference,t,df,p");
        var ari = study.tests().stream()
                .filter(test -> test.measure().key().equals("ari"))
                .findFirst()
                .orElseThrow();
        assertThat(tests).anySatisfy(line -> assertThat(line)
                .startsWith("ari,a (3 seeds),3,")
                .contains(",b (3 seeds),3,")
                .endsWith("," + ari.p()));
    }

    @Test
    void drawsNoBracketWhereNothingDiffersAndNothingWithoutSeeds() {
        var alike = compare(
                run("a-0", Map.of(), 0, 600, 0.50),
                run("a-1", Map.of(), 1, 601, 0.52),
                run("b-0", Map.of("latentDim", "20"), 0, 600, 0.51),
                run("b-1", Map.of("latentDim", "20"), 1, 601, 0.50));
        assertThat(alike.seedsFigure().orElseThrow().panels())
                .allMatch(panel -> panel.brackets().isEmpty());
        var single = compare(run("a", Map.of(), 0, 600, 0.5), run("b", Map.of("latentDim", "20"), 0, 600, 0.5));
        assertThat(single.seedsFigure()).isEmpty();
        assertThatThrownBy(() -> single.saveSeeds(folder.resolve("seeds.pdf")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("nothing to draw");
        assertThatThrownBy(() -> study.saveSeeds(folder.resolve("seeds.doc"))).isInstanceOf(ConfigProblem.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void doesNotCompareLossesThatCountOtherThings() {
        var mixed = compare(
                run("plain", Map.of(), 0, 600, 0.5),
                run("wider", Map.of("latentDim", "20"), 0, 610, 0.5),
                run("zinb", Map.of("likelihood", "nb"), 0, 500, 0.5));
        assertThat(mixed.lossObstacle(mixed.runs().get(1))).isEmpty();
        assertThat(mixed.lossObstacle(mixed.runs().get(2)))
                .hasValueSatisfying(why -> assertThat(why).contains("counts something else", "nb"));
        assertThat(mixed.tests()).isEmpty();
    }

    @Test
    void comparesWithTheStarredRun() {
        var first = run("first", Map.of(), 0, 600, 0.5);
        var starred = new RunSummary(
                new ProjectRun("star", Path.of("star"), RunMark.NONE.withStar(true)),
                first.state(),
                first.spec(),
                first.status(),
                0,
                "");
        assertThat(compare(first, starred).baseline()).contains(starred);
    }

    @Test
    void writesTables() throws IOException {
        study.tables().save(folder.resolve("runs.csv"));
        assertThat(folder.resolve("runs.csv"))
                .content()
                .startsWith("run,state,star,latentDim,seed,validation_loss,ari,")
                .contains("b-2,Finished,,20,2,591.0,0.75,");
        study.tables().save(folder.resolve("table.tex"));
        assertThat(folder.resolve("table.tex")).content().contains("0.520 $\\pm$ 0.020");
        study.tables().save(folder.resolve("all.xlsx"));
        try (var zip = new ZipFile(folder.resolve("all.xlsx").toFile())) {
            assertThat(zip.getEntry("xl/worksheets/sheet3.xml")).isNotNull();
        }
        assertThatThrownBy(() -> study.tables().save(folder.resolve("x.pdf"))).isInstanceOf(ConfigProblem.class);
    }

    private static StoredRun stored(String name, List<String> barcodes, String groups) {
        var levels = groups.chars().mapToObj(Character::toString).toList();
        int cells = barcodes.size();
        return new StoredRun(
                Path.of(name),
                spec(Map.of(), 0),
                new Fingerprint(1, ""),
                status(1, 1),
                new MetricsHistory(List.of()),
                new CellTable(barcodes, List.of(Column.Categorical.of(StoredRun.CLUSTER, levels))),
                IntStream.range(0, cells).toArray(),
                new GeneTable(List.of("G"), List.of("G")),
                new FloatMatrix(cells, 1, new float[cells]),
                new FloatMatrix(cells, 2, new float[2 * cells]));
    }

    private static final List<String> CELLS = List.of("c1", "c2", "c3", "c4", "c5", "c6");

    @Test
    void matchesGroupsOfTwoRuns() {
        var found = GroupAgreement.of(
                stored("a", CELLS, "112233"), stored("b", List.of("c6", "c5", "c4", "c3", "c2", "c1"), "aabbcc"));
        assertThat(found.rows()).containsExactly("1", "2", "3");
        assertThat(found.columns()).containsExactly("c", "b", "a");
        assertThat(found.counts()).isDeepEqualTo(new int[][] {{2, 0, 0}, {0, 2, 0}, {0, 0, 2}});
        assertThat(found.scores().ari()).isEqualTo(1);
        assertThatThrownBy(() -> GroupAgreement.of(stored("a", CELLS, "112233"), stored("b", List.of("x"), "1")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("no cells in common");
    }

    @Test
    void measuresHowStableCellsAre() {
        var stability = CellStability.of(
                List.of(stored("a", CELLS, "112233"), stored("b", CELLS, "xxyyzz"), stored("c", CELLS, "qqrrrs")));
        // In the third run c5 is with the group of c3 and c4.
        assertThat(stability.stability()).containsExactly(1, 1, 1, 1, 2 / 3.0, 1);
        assertThat(stability.group()).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(stability.shareStable()).isCloseTo(5 / 6.0, within(1e-12));
        assertThatThrownBy(() -> CellStability.of(List.of(stored("a", CELLS, "112233"))))
                .isInstanceOf(ConfigProblem.class);
    }
}
