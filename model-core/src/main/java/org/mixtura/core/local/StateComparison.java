package org.mixtura.core.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mixtura.core.RunComponents;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.StateAgreement;
import org.mixtura.core.component.StateJudge;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.data.Column;
import org.mixtura.core.engine.SeedPlan;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.run.StoredRun;

/** Follows the same genes along the states of several runs. The first run chooses them. */
final class StateComparison {

    private final List<StoredRun> runs;
    private final Function<StoredRun, RunComponents> components;

    StateComparison(List<StoredRun> runs, Function<StoredRun, RunComponents> components) {
        this.runs = List.copyOf(runs);
        this.components = components;
    }

    StateAgreement of(TraversalRequest request, int arm, Watcher watcher) {
        requireSeveral();
        var first = runs.getFirst();
        var chosen = components.apply(first).traverse(request, share(watcher, 0));
        var common = chosen.genes().stream()
                .filter(gene -> runs.stream()
                        .allMatch(run -> run.genes().find(gene.symbol()).isPresent()))
                .toList();
        if (common.isEmpty()) {
            throw new ConfigProblem(
                    "There are no genes that all runs have.",
                    "Of the %d genes that the first run follows, none is among those that every other was trained on."
                            .formatted(chosen.genes().size()),
                    "Name genes with --genes, or compare runs with the same choice of genes.");
        }
        var members = new ArrayList<StateJudge.Member>();
        members.add(member(first, only(chosen, common), common));
        var same = new TraversalRequest(
                common.stream().map(TraversalReport.Gene::symbol).toList(),
                Optional.empty(),
                0,
                0,
                0,
                request.range(),
                request.points());
        for (int r = 1; r < runs.size(); r++) {
            var report = components.apply(runs.get(r)).traverse(same, share(watcher, r));
            members.add(member(runs.get(r), report, common));
        }
        members.forEach(member -> requireArm(member, arm));
        return new StateJudge(members, arm, new SeedPlan(first.spec().seed()).stream("exchanged genes")).agreement();
    }

    private void requireSeveral() {
        if (runs.size() < 2 || runs.stream().map(StoredRun::folder).distinct().count() < runs.size()) {
            throw new ConfigProblem(
                    "There are not several runs to compare.",
                    "States are compared between two or more runs, each named once.",
                    "Name further runs, for example with other seeds.");
        }
    }

    private static void requireArm(StateJudge.Member member, int arm) {
        if (member.report().of(arm, 0).isEmpty()) {
            throw new ConfigProblem(
                    "'%s' has no arm %d.".formatted(member.name(), arm + 1), "The model has fewer.", "Correct --arm.");
        }
    }

    private Watcher share(Watcher watcher, int run) {
        return watcher.part((double) run / runs.size(), (run + 1.0) / runs.size());
    }

    /** The report of some of its genes, in that order. */
    private static TraversalReport only(TraversalReport report, List<TraversalReport.Gene> genes) {
        int[] kept = genes.stream().mapToInt(report.genes()::indexOf).toArray();
        return report.with(
                genes,
                report.traversals().stream().map(each -> each.select(kept)).toList());
    }

    private StateJudge.Member member(StoredRun run, TraversalReport report, List<TraversalReport.Gene> genes) {
        var own = run.cells()
                .column(StoredRun.COMPONENT)
                .map(Column::asCategorical)
                .orElseThrow(() -> new ConfigProblem(
                        "The run '%s' has no categories.".formatted(run.folder()),
                        "Its table of cells has no column '%s'.".formatted(StoredRun.COMPONENT),
                        "Train it again with this version."));
        int[] category = Arrays.stream(own.codes())
                .map(code -> Integer.parseInt(own.levels().get(code)) - 1)
                .toArray();
        // Sets are those of the first run; asked by name, all genes would be wished ones.
        var named = report.with(genes, report.traversals());
        return new StateJudge.Member(name(run), named, run.cells().barcodes(), category);
    }

    /** As short as it can be told apart from the others. */
    private String name(StoredRun run) {
        var last = new HashMap<String, Integer>();
        runs.forEach(each -> last.merge(String.valueOf(each.folder().getFileName()), 1, Integer::sum));
        String own = String.valueOf(run.folder().getFileName());
        return last.getOrDefault(own, 0) == 1 ? own : run.folder().toString();
    }
}
