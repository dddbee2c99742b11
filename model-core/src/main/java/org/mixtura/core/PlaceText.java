package org.mixtura.core;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.run.ColumnRef;

/** Reads places of the latent space as somebody typed them. */
final class PlaceText {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?";
    private static final Pattern MAP = Pattern.compile("umap:(%s),(%s)".formatted(NUMBER, NUMBER));
    private static final Pattern AXES = Pattern.compile(
            "(latent|pc):(\\d+=%s(?:,\\d+=%s)*)(?:@(nearest|component|mean))?".formatted(NUMBER, NUMBER));

    private PlaceText() {}

    static PathPoint parse(String text, Path base) {
        if (text.startsWith("cell:")) {
            return new PathPoint.Cell(text.substring("cell:".length()));
        }
        if (text.matches("component:\\d+")) {
            return new PathPoint.Component(Integer.parseInt(text.substring("component:".length())));
        }
        if (text.startsWith("cells:")) {
            var barcodes = List.of(text.substring("cells:".length()).split(";"));
            return new PathPoint.Cells(barcodes.size() + " cells", barcodes);
        }
        var map = MAP.matcher(text);
        if (map.matches()) {
            return new PathPoint.OnMap(Double.parseDouble(map.group(1)), Double.parseDouble(map.group(2)));
        }
        var axes = AXES.matcher(text);
        if (axes.matches()) {
            return onAxes(axes.group(1).equals("pc"), axes.group(2), axes.group(3));
        }
        if (text.startsWith("latent:") || text.startsWith("pc:") || text.startsWith("umap:")) {
            throw new ConfigProblem(
                    "'%s' is no place in the latent space.".formatted(text),
                    "Points are numbers: umap:3.1,-2 on the map; latent:1=0.5,2=-1 or pc:1=2 on dimensions, with the others as in"
                            + " the nearest cell, or as in latent:1=0.5,2=-1@mean (or @component).",
                    "Write it like one of these.");
        }
        int equals = text.indexOf('=');
        if (equals > 0 && equals < text.length() - 1) {
            return new PathPoint.Group(ColumnRef.parse(text.substring(0, equals), base), text.substring(equals + 1));
        }
        throw new ConfigProblem(
                "'%s' is no place in the latent space.".formatted(text),
                "Places are components, cells, groups and points: component:3, cell:BARCODE, COLUMN=LEVEL, umap:3.1,-2,"
                        + " latent:1=0.5,2=-1.",
                "Write one of these.");
    }

    private static PathPoint.OnAxes onAxes(boolean principal, String typed, @Nullable String others) {
        var at = new ArrayList<PathPoint.Coordinate>();
        for (String each : typed.split(",")) {
            var pair = each.split("=");
            at.add(new PathPoint.Coordinate(principal, Integer.parseInt(pair[0]), Double.parseDouble(pair[1])));
        }
        return new PathPoint.OnAxes(
                at,
                others == null ? PathPoint.Others.NEAREST : PathPoint.Others.valueOf(others.toUpperCase(Locale.ROOT)));
    }
}
