package org.mixtura.core.local;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.GeneratedRequest;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.PathPoint;
import org.mixtura.core.PathRequest;
import org.mixtura.core.RunComponents;
import org.mixtura.core.RunOutputs;
import org.mixtura.core.TraversalRequest;
import org.mixtura.core.component.CellUncertainty;
import org.mixtura.core.component.ComponentNetwork;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.figure.AgreementFigure;
import org.mixtura.core.figure.Colouring;
import org.mixtura.core.figure.DecodedFigure;
import org.mixtura.core.figure.Figure;
import org.mixtura.core.figure.GeneratedFigure;
import org.mixtura.core.figure.NetworkFigure;
import org.mixtura.core.figure.PageFigure;
import org.mixtura.core.figure.PathFigure;
import org.mixtura.core.figure.ScatterFigure;
import org.mixtura.core.figure.TraversalFigure;
import org.mixtura.core.figure.UncertaintyColours;
import org.mixtura.core.infer.Inference;
import org.mixtura.core.infer.TraversalQuery;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.StoredRun;

/** Draws what the model of one finished run decodes. */
final class ModelFigures {

    private static final int STATES = 100;

    private final StoredRun run;
    private final RunOutputs outputs;
    private final Optional<RunComponents> components;

    ModelFigures(StoredRun run, RunOutputs outputs, Optional<RunComponents> components) {
        this.run = run;
        this.outputs = outputs;
        this.components = components;
    }

    DrawnFigure drawn(ModelFigureRequest request, Watcher watcher) {
        return switch (request.kind()) {
            case DECODE -> decoded(request);
            case PATH -> path(request, watcher);
            case STATES -> states(request, watcher);
            case ARMS -> {
                var report = required().agreement(watcher);
                yield new DrawnFigure(AgreementFigure.of(report), report.table());
            }
            case GRAPH -> graph();
            case SAMPLE -> sample(request, watcher);
            case UNCERTAINTY -> uncertainty(watcher);
        };
    }

    private DrawnFigure decoded(ModelFigureRequest request) {
        if (request.places().size() != 1) {
            throw new ConfigProblem(
                    "There is no place to decode.",
                    "One is needed; %d were named.".formatted(request.places().size()),
                    "Name it with --at, for example --at component:3 or --at umap:2.5,-1.");
        }
        try (var decoder = outputs.decoder()) {
            var place = decoder.decode(request.places().getFirst(), request.anchor());
            return new DrawnFigure(DecodedFigure.of(place, DecodedFigure.USUAL), place.table());
        }
    }

    private DrawnFigure path(ModelFigureRequest request, Watcher watcher) {
        var usual = PathRequest.of(request.places(), request.dimension());
        var report = outputs.follow(
                new PathRequest(
                        usual.through(),
                        usual.dimension(),
                        request.genes(),
                        request.sets(),
                        request.markers(),
                        usual.immediateEarly(),
                        usual.housekeeping(),
                        usual.points()),
                watcher);
        return new DrawnFigure(PathFigure.of(report, request.look()), report.table());
    }

    private DrawnFigure states(ModelFigureRequest request, Watcher watcher) {
        var report = components
                .orElseThrow(() -> Inference.noStates(run.spec().model()))
                .traverse(
                        new TraversalRequest(
                                request.genes(),
                                request.sets(),
                                request.markers(),
                                PathRequest.OF_A_SET,
                                PathRequest.OF_A_SET,
                                TraversalQuery.Range.CATEGORY,
                                STATES),
                        watcher);
        int state = request.state() - 1;
        report.require(request.arm(), request.state());
        var arm = request.arm() == 0 ? OptionalInt.empty() : OptionalInt.of(request.arm() - 1);
        var figure = TraversalFigure.of(report, arm, state, request.look());
        return new DrawnFigure(figure, report.table());
    }

    /** Of the components as a user has edited them, else of the model's own. */
    private DrawnFigure graph() {
        var own = required().mixture();
        var layers = RunLayers.of(run.folder());
        var components = layers.components()
                .or(() -> run.cells()
                        .column(StoredRun.COMPONENT)
                        .map(Column::asCategorical)
                        .map(cells -> EditedComponents.of(own, cells)))
                .orElseThrow(() -> StoredGroups.noComponents(run));
        var network = ComponentNetwork.of(
                components,
                run.latent(),
                run.umap(),
                run.labels().map(Column::asCategorical).map(layers::coloured));
        return new DrawnFigure(new NetworkFigure("Components", network), network.table());
    }

    /** From the component that is named as the one place; without a place from the mixture. */
    private DrawnFigure sample(ModelFigureRequest request, Watcher watcher) {
        var found = required()
                .sample(
                        new GeneratedRequest(
                                component(request.places()),
                                GeneratedRequest.USUAL,
                                run.spec().seed()),
                        Optional.empty(),
                        watcher);
        return new DrawnFigure(GeneratedFigure.of(found), found.table());
    }

    private static OptionalInt component(List<PathPoint> places) {
        if (places.isEmpty()) {
            return OptionalInt.empty();
        }
        if (places.size() == 1 && places.getFirst() instanceof PathPoint.Component(int number)) {
            return OptionalInt.of(number);
        }
        throw new ConfigProblem(
                "Cells are drawn from one component or the mixture.",
                "Another place was named.",
                "Name a component, for example --at component:3, or no place.");
    }

    private DrawnFigure uncertainty(Watcher watcher) {
        var found = outputs.uncertainty(watcher);
        var codes = UncertaintyColours.arms(found).size() > 1
                ? UncertaintyColours.arms(found).stream()
                : UncertaintyColours.spread(found).stream();
        var maps = Stream.concat(codes, UncertaintyColours.entropy(found).stream())
                .map(this::map)
                .toList();
        if (maps.isEmpty()) {
            throw new ConfigProblem(
                    "This model does not say how sure it is.",
                    "It has neither posteriors nor components.",
                    "Ask a run of another model, for example scvi or dgd.");
        }
        return new DrawnFigure(page(maps, found), found.table(run.cells().barcodes()));
    }

    private static Figure page(List<ScatterFigure> maps, CellUncertainty found) {
        if (found.spread().isEmpty()) {
            return maps.getFirst().withTitle(UncertaintyColours.NO_POSTERIOR);
        }
        return maps.size() == 1 ? maps.getFirst() : new PageFigure(List.copyOf(maps), Math.min(2, maps.size()));
    }

    private ScatterFigure map(Colouring colours) {
        return ScatterFigure.of(run.umap(), colours, ScatterFigure.Axes.ofMap("UMAP"));
    }

    private RunComponents required() {
        return components.orElseThrow(() -> run.noComponents(
                "Choose another figure, or a run of dgd, mixvae or another model that divides cells."));
    }
}
