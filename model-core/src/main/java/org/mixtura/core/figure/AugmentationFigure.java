package org.mixtura.core.figure;

import java.util.Arrays;
import java.util.List;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.data.Column;

/** Cells and the copies that an augmenter made of them, in one map. */
public record AugmentationFigure(AugmentationReport report) implements Figure {

    @Override
    public double heightAt(double width) {
        return scatter().heightAt(width);
    }

    @Override
    public void draw(FigureCanvas canvas) {
        scatter().draw(canvas);
    }

    private ScatterFigure scatter() {
        int[] kind = new int[report.map().rows()];
        Arrays.fill(kind, kind.length / 2, kind.length, 1);
        var column = new Column.Categorical("cells", List.of("original", "augmented"), kind);
        return ScatterFigure.of(report.map(), Colouring.of(column), ScatterFigure.Axes.ofMap("UMAP"))
                .withTitle("Cells and their copies");
    }
}
