package org.mixtura.core.figure;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mixtura.core.component.TraversalReport;
import org.mixtura.core.infer.Traversal;

/**
 * Expression along a state, a strip of colours for each gene and category: genes in rows, categories in columns, the state from left to
 * right within each. A strip shows a gene's expression as a share of its largest in the row, so a gene that does not change is flat.
 *
 * @param title above all; may be empty
 * @param categories names of the columns
 * @param rows from top to bottom
 */
public record TraversalFigure(String title, List<String> categories, List<Row> rows) implements TitledFigure {

    private static final double MARGIN = 3;
    private static final double TITLE = 14;
    private static final double HEAD = 12;
    private static final double FOOT = 26;
    private static final double STRIP = 9;
    private static final double BETWEEN_SETS = 6;
    private static final double GAP = 3;
    private static final double MOST_LABEL = 70;
    private static final int STEPS = 32;

    /**
     * A gene.
     *
     * @param set genes of one set lie together; its name is written at the first
     * @param strips categories x values, each 0 to 1
     */
    public record Row(String gene, String set, double[][] strips) {}

    public TraversalFigure {
        categories = List.copyOf(categories);
        rows = List.copyOf(rows);
        if (categories.isEmpty() || rows.isEmpty()) {
            throw new IllegalArgumentException("no categories or no genes");
        }
    }

    /**
     * One arm and one dimension of the state.
     *
     * @param arm from 0
     * @param dimension from 0
     * @throws IllegalArgumentException when the report has no such arm or dimension
     */
    public static TraversalFigure of(TraversalReport report, int arm, int dimension) {
        var shown = report.of(arm, dimension);
        var rows = new ArrayList<Row>();
        for (int g = 0; g < report.genes().size(); g++) {
            var gene = report.genes().get(g);
            rows.add(new Row(gene.symbol(), gene.setName(), strips(shown, g, report.most(arm, dimension, g))));
        }
        var names = shown.isEmpty()
                ? List.<String>of()
                : report.categories().stream()
                        .map(TraversalReport.Category::name)
                        .toList();
        return new TraversalFigure("State %d, arm %d".formatted(dimension + 1, arm + 1), names, rows);
    }

    @Override
    public TraversalFigure withTitle(String text) {
        return new TraversalFigure(text, categories, rows);
    }

    private static double[][] strips(List<Traversal> shown, int gene, double most) {
        return shown.stream()
                .map(each -> each.expression()[gene])
                .map(values ->
                        Arrays.stream(values).map(v -> most == 0 ? 0 : v / most).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public double heightAt(double width) {
        return MARGIN + (title.isBlank() ? 0 : TITLE) + HEAD + rows.size() * STRIP + sets() * BETWEEN_SETS + FOOT;
    }

    private long sets() {
        return rows.stream().map(Row::set).distinct().count();
    }

    @Override
    public void draw(FigureCanvas canvas) {
        double y = MARGIN;
        if (!title.isBlank()) {
            String fitted = Typeface.TITLE.fitted(title, canvas.width() - 2 * MARGIN);
            canvas.text(fitted, MARGIN, y + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            y += TITLE;
        }
        double label = rows.stream()
                .mapToDouble(row -> Typeface.SMALL.width(row.gene))
                .max()
                .orElse(0);
        double left = MARGIN + 12 + Math.min(MOST_LABEL, label) + GAP;
        double cell = (canvas.width() - MARGIN - left) / categories.size();
        for (int k = 0; k < categories.size(); k++) {
            String name = Typeface.SMALL.fittedInside(categories.get(k), cell - 2);
            canvas.text(
                    name, left + (k + 0.5) * cell, y + 8, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
        }
        y += HEAD;
        double usable = canvas.height() - y - FOOT - sets() * BETWEEN_SETS;
        double strip = usable / rows.size();
        String set = rows.getFirst().set;
        double begun = y;
        for (Row row : rows) {
            if (!row.set.equals(set)) {
                canvas.textUpwards(set, MARGIN + 6, (begun + y) / 2, Typeface.SMALL, FigureCanvas.FAINT_INK);
                set = row.set;
                y += BETWEEN_SETS;
                begun = y;
            }
            row(canvas, row, left, y, cell, strip);
            y += strip;
        }
        canvas.textUpwards(set, MARGIN + 6, (begun + y) / 2, Typeface.SMALL, FigureCanvas.FAINT_INK);
        var key = new ColourKey(
                ColourMap.VIRIDIS, "0", "1", List.of("share of the row's largest", "state rises to the right"));
        key.draw(canvas, left, y + 9, canvas.width() - MARGIN - left);
    }

    private void row(FigureCanvas canvas, Row row, double left, double y, double cell, double strip) {
        String gene = Typeface.SMALL.fitted(row.gene, MOST_LABEL);
        canvas.text(gene, left - GAP, y + strip / 2 + 2, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
        for (int k = 0; k < row.strips.length; k++) {
            double[] values = row.strips[k];
            double width = (cell - GAP) / STEPS;
            for (int i = 0; i < STEPS; i++) {
                double value = values[(int) Math.round((double) i / (STEPS - 1) * (values.length - 1))];
                // Each step reaches to the end: the next one lies over it, so no seams show.
                canvas.fill(
                        new Rectangle2D.Double(
                                left + k * cell + GAP / 2 + i * width, y + 0.5, (STEPS - i) * width, strip - 1),
                        new Color(ColourMap.VIRIDIS.colour(value)));
            }
        }
    }
}
