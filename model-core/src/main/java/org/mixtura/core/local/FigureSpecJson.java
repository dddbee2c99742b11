package org.mixtura.core.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.mixtura.core.AlikeFigureRequest;
import org.mixtura.core.CurveChoice;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.GroupFigureRequest;
import org.mixtura.core.ImageFigureRequest;
import org.mixtura.core.MapFigureRequest;
import org.mixtura.core.ModelFigureRequest;
import org.mixtura.core.PathPoint;
import org.mixtura.core.RunDrawing;
import org.mixtura.core.RunGroups;
import org.mixtura.core.component.PathLook;
import org.mixtura.core.component.PathOrder;
import org.mixtura.core.component.PathScale;
import org.mixtura.core.data.NearNames;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.error.DataProblem;
import org.mixtura.core.error.StorageProblem;
import org.mixtura.core.error.SystemReason;
import org.mixtura.core.figure.FigureFiles;
import org.mixtura.core.figure.FigureOutput;
import org.mixtura.core.figure.PanelLook;
import org.mixtura.core.group.ExpressionScale;
import org.mixtura.core.group.TableOrder;
import org.mixtura.core.group.TableShare;
import org.mixtura.core.run.AtomicFiles;
import org.mixtura.core.run.ReadingJson;
import org.mixtura.core.run.RelativePath;
import org.mixtura.core.schema.Choice;

/** How a figure is made, as a JSON file beside it. Runs are named relative to the file, so that a project can be moved. */
final class FigureSpecJson {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FigureSpecJson() {}

    /** A description that says the same already stays as somebody wrote it. */
    static void write(FigureSpec spec, Path file) {
        ObjectNode json = json(spec, file);
        if (Files.exists(file) && saysTheSame(json, file)) {
            return;
        }
        try {
            AtomicFiles.write(file, out -> JSON.writerWithDefaultPrettyPrinter().writeValue(out, json));
        } catch (IOException failure) {
            throw new StorageProblem(
                    "The file '%s' cannot be written.".formatted(file),
                    SystemReason.of(failure),
                    "Check free space and permissions, or choose another place for the figure.",
                    failure);
        }
    }

    /** Whether a file describes the same figure, however it is written. */
    static boolean isSame(FigureSpec spec, Path file) {
        return saysTheSame(json(spec, file), file);
    }

    private static boolean saysTheSame(ObjectNode json, Path file) {
        try {
            return json.equals(json(read(file), file));
        } catch (ConfigProblem | DataProblem | StorageProblem other) {
            return false;
        }
    }

    private static ObjectNode json(FigureSpec spec, Path file) {
        Path base = base(file);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("version", VERSION)
                .put("width_mm", spec.widthMm())
                .put("dpi", spec.dpi())
                .put("columns", spec.columns());
        spec.heightMm().ifPresent(height -> json.put("height_mm", height));
        var panels = json.putArray("panels");
        var beside = FigureFiles.ofDescription(file);
        int all = spec.panels().size();
        for (int p = 0; p < all; p++) {
            panels.add(panel(spec.panels().get(p), base, beside.numbers(p, all)));
        }
        return json;
    }

    private static Path base(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent(), "a file has a folder");
    }

    private static ObjectNode panel(FigureSpec.Panel panel, Path base, Path numbers) {
        var json = JsonNodeFactory.instance.objectNode().put("run", RelativePath.of(panel.run(), base));
        var look = panel.look();
        json.put("title", look.title()).put("legend", look.legend()).put("names", look.names());
        switch (panel.drawing()) {
            case FigureRequest request -> {
                json.put("kind", request.kind().id());
                request.colourBy().ifPresent(colour -> json.put("color", colour));
                request.curves().ifPresent(choice -> {
                    choice.curves().forEach(json.putArray("curves")::add);
                    json.put("log", choice.logarithmic());
                });
            }
            case MapFigureRequest request ->
                MapFigureJson.write(request, json.put("kind", MapFigureJson.KIND), numbers);
            case ImageFigureRequest request ->
                json.put("kind", request.kind().id())
                        .put("arm", request.arm())
                        .put("state", request.state())
                        .put("columns", request.columns());
            case ModelFigureRequest request -> model(request, json, base);
            case AlikeFigureRequest request -> AlikeFigureJson.write(request, json, base);
            case GroupFigureRequest request -> {
                json.put("kind", request.kind().id());
                request.by().ifPresent(by -> json.set("by", ReadingJson.write(by.seenFrom(base))));
                request.against().ifPresent(against -> json.set("against", ReadingJson.write(against.seenFrom(base))));
                var genes = json.putArray("genes");
                request.genes().forEach(genes::add);
                json.put("markers", request.markers())
                        .put("scale", request.scale().id())
                        .put("share", request.share().id())
                        .put("order", request.order().id());
                request.sets().ifPresent(file -> json.put("sets", RelativePath.of(file, base)));
            }
        }
        return json;
    }

    private static void model(ModelFigureRequest request, ObjectNode json, Path base) {
        json.put("kind", request.kind().id());
        var places = json.putArray("places");
        request.places().stream().map(place -> place.seenFrom(base).text()).forEach(places::add);
        request.anchor()
                .ifPresent(anchor -> json.put("anchor", anchor.seenFrom(base).text()));
        request.dimension().ifPresent(dimension -> json.put("dimension", dimension));
        var genes = json.putArray("genes");
        request.genes().forEach(genes::add);
        request.sets().ifPresent(file -> json.put("sets", RelativePath.of(file, base)));
        json.put("markers", request.markers())
                .put("scale", request.look().scale().id())
                .put("order", request.look().order().id())
                .put("drift_limit", request.look().mostDrift())
                .put("arm", request.arm())
                .put("state", request.state());
    }

    private static ModelFigureRequest model(ModelFigureRequest.Kind kind, JsonNode json, Path file) {
        var usual = ModelFigureRequest.of(kind, List.of());
        FigureKeys.require(json, FigureKeys.MODEL, panelOf(json), file);
        var places = FigureKeys.texts(json, "places").stream()
                .map(place -> PathPoint.parse(place, base(file)))
                .toList();
        return new ModelFigureRequest(
                kind,
                places,
                Optional.ofNullable(json.path("anchor").textValue()).map(text -> PathPoint.parse(text, base(file))),
                json.has("dimension")
                        ? OptionalInt.of(FigureKeys.whole(json, "dimension", 1, 0, file))
                        : OptionalInt.empty(),
                FigureKeys.texts(json, "genes"),
                sets(json, file),
                FigureKeys.whole(json, "markers", usual.markers(), 0, file),
                new PathLook(
                        chosen(PathScale.class, json, "scale", usual.look().scale(), file),
                        chosen(PathOrder.class, json, "order", usual.look().order(), file),
                        driftLimit(json, file)),
                FigureKeys.whole(json, "arm", usual.arm(), 0, file),
                FigureKeys.whole(json, "state", 1, 1, file));
    }

    private static Optional<Path> sets(JsonNode json, Path file) {
        return Optional.ofNullable(json.path("sets").textValue())
                .map(text -> base(file).resolve(text).normalize());
    }

    private static double driftLimit(JsonNode json, Path file) {
        double limit = json.path("drift_limit").asDouble(PathLook.USUAL_DRIFT);
        if (!(limit > 0 && limit <= PathLook.LARGEST_DRIFT)) {
            throw wrong(
                    file,
                    "'drift_limit' is %s; it is a share above 0 and at most %.0f."
                            .formatted(limit, PathLook.LARGEST_DRIFT));
        }
        return limit;
    }

    private static String panelOf(JsonNode json) {
        return "the panel '%s'".formatted(json.path("kind").asText());
    }

    /**
     * Reads it back.
     *
     * @throws ConfigProblem when the file is not there, is no such description, or says something that cannot be drawn
     * @throws StorageProblem when it cannot be read
     */
    static FigureSpec read(Path file) {
        JsonNode json;
        try {
            json = JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException broken) {
            throw wrong(
                    file,
                    "It is no JSON: line %d is broken."
                            .formatted(broken.getLocation().getLineNr()));
        } catch (NoSuchFileException missing) {
            throw new ConfigProblem(
                    "There is no description '%s'.".formatted(file),
                    "It may have been moved or renamed, or the figure was drawn elsewhere.",
                    "Check the path; figures have such a file beside them, with the ending .fig.json.");
        } catch (IOException unreadable) {
            throw new StorageProblem(
                    "The description '%s' cannot be read.".formatted(file),
                    SystemReason.of(unreadable),
                    "Check the path; figures have such a file beside them, with the ending .fig.json.",
                    unreadable);
        }
        if (!json.path("panels").isArray() || json.path("panels").isEmpty()) {
            throw wrong(file, "It has no panels.");
        }
        FigureKeys.require(json, FigureKeys.PAGE, "the page", file);
        if (json.path("version").asInt() != VERSION) {
            throw wrong(
                    file,
                    "Its version is %s; this program reads version %d."
                            .formatted(json.path("version").asText("missing"), VERSION));
        }
        var panels = new ArrayList<FigureSpec.Panel>();
        for (JsonNode panel : json.path("panels")) {
            panels.add(panel(panel, file));
        }
        return new FigureSpec(
                panels,
                FigureKeys.whole(json, "columns", 1, 1, file),
                json.path("width_mm").asDouble(120),
                json.path("height_mm").isNumber()
                        ? OptionalDouble.of(json.path("height_mm").asDouble())
                        : OptionalDouble.empty(),
                FigureKeys.whole(json, "dpi", FigureOutput.PRINT_DPI, 1, file));
    }

    private static FigureSpec.Panel panel(JsonNode json, Path file) {
        String run = json.path("run").asText();
        if (run.isBlank()) {
            throw wrong(file, "A panel has no run.");
        }
        var usual = PanelLook.STANDARD;
        return new FigureSpec.Panel(
                base(file).resolve(run).normalize(),
                drawing(json, file),
                new PanelLook(
                        json.path("title").asBoolean(usual.title()),
                        json.path("legend").asBoolean(usual.legend()),
                        json.path("names").asBoolean(usual.names())));
    }

    private static RunDrawing drawing(JsonNode json, Path file) {
        String kind = json.path("kind").asText();
        if (kind.equalsIgnoreCase(MapFigureJson.KIND)) {
            FigureKeys.require(json, FigureKeys.MAP, panelOf(json), file);
            return MapFigureJson.read(json, file);
        }
        if (kind.equalsIgnoreCase(AlikeFigureRequest.KIND)) {
            FigureKeys.require(json, FigureKeys.ALIKE, panelOf(json), file);
            return AlikeFigureJson.read(json, base(file), file);
        }
        var ofRun = constant(FigureRequest.Kind.class, kind);
        if (ofRun.isPresent()) {
            boolean curves = ofRun.get() == FigureRequest.Kind.LOSS;
            FigureKeys.require(json, curves ? FigureKeys.LOSS : FigureKeys.CELLS, panelOf(json), file);
            boolean some = json.has("curves") || json.has("log");
            return new FigureRequest(
                    ofRun.get(),
                    Optional.ofNullable(json.path("color").textValue()),
                    some
                            ? Optional.of(new CurveChoice(
                                    FigureKeys.texts(json, "curves"),
                                    json.path("log").asBoolean()))
                            : Optional.empty());
        }
        var ofImages = Arrays.stream(ImageFigureRequest.Kind.values())
                .filter(each -> each.id().equalsIgnoreCase(kind))
                .findFirst();
        if (ofImages.isPresent()) {
            FigureKeys.require(json, FigureKeys.IMAGES, panelOf(json), file);
            return new ImageFigureRequest(
                    ofImages.get(),
                    FigureKeys.whole(json, "arm", 1, 1, file),
                    FigureKeys.whole(json, "state", 1, 1, file),
                    FigureKeys.whole(json, "columns", ImageFigureRequest.USUAL_COLUMNS, 2, file));
        }
        var ofModel = constant(ModelFigureRequest.Kind.class, kind);
        if (ofModel.isPresent()) {
            return model(ofModel.get(), json, file);
        }
        var ofGroups = constant(GroupFigureRequest.Kind.class, kind).orElseThrow(() -> unknownKind(kind, file));
        FigureKeys.require(json, FigureKeys.GROUPS, panelOf(json), file);
        if (json.has("sets") && ofGroups != GroupFigureRequest.Kind.ANNOTATION) {
            throw wrong(file, "'sets' says nothing of %s; only annotation reads it.".formatted(kind));
        }
        var by = ReadingJson.column(json, "by", base(file));
        if (ofGroups.isOfComponents() && by.stream().anyMatch(ref -> !ref.equals(RunGroups.OF_MODEL))) {
            throw wrong(file, "'by' says nothing of %s, which is always of the model's components.".formatted(kind));
        }
        var usual = GroupFigureRequest.of(ofGroups, by, ReadingJson.column(json, "against", base(file)));
        return new GroupFigureRequest(
                ofGroups,
                usual.by(),
                usual.against(),
                FigureKeys.texts(json, "genes"),
                FigureKeys.whole(json, "markers", usual.markers(), 1, file),
                chosen(ExpressionScale.class, json, "scale", usual.scale(), file),
                chosen(TableShare.class, json, "share", usual.share(), file),
                chosen(TableOrder.class, json, "order", usual.order(), file),
                sets(json, file));
    }

    private static <E extends Enum<E> & Choice> E chosen(Class<E> type, JsonNode json, String key, E usual, Path file) {
        String text = json.path(key).asText();
        return text.isBlank()
                ? usual
                : constant(type, text)
                        .orElseThrow(() -> wrong(
                                file,
                                "'%s' is no %s; there are %s."
                                        .formatted(
                                                text,
                                                key,
                                                String.join(", ", names(type).toList()))));
    }

    private static <E extends Enum<E> & Choice> Optional<E> constant(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.id().equalsIgnoreCase(name))
                .findFirst();
    }

    private static <E extends Enum<E> & Choice> Stream<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::id);
    }

    private static ConfigProblem unknownKind(String kind, Path file) {
        List<String> known = Stream.of(
                        names(FigureRequest.Kind.class),
                        Stream.of(MapFigureJson.KIND),
                        names(GroupFigureRequest.Kind.class),
                        names(ModelFigureRequest.Kind.class),
                        Stream.of(AlikeFigureRequest.KIND),
                        Arrays.stream(ImageFigureRequest.Kind.values()).map(ImageFigureRequest.Kind::id))
                .flatMap(each -> each)
                .toList();
        return wrong(
                file,
                "There is no figure '%s'; there are %s.%s"
                        .formatted(kind, String.join(", ", known), NearNames.hint(kind, known)));
    }

    static ConfigProblem wrong(Path file, String why) {
        return new ConfigProblem(
                "'%s' does not describe a figure.".formatted(file),
                why,
                "Name the .fig.json file that was written beside a figure, or correct it.");
    }
}
