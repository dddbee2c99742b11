package org.mixtura.core.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.mixtura.core.component.AugmentationReport;
import org.mixtura.core.data.Column;

/**
 * Cells and the copies that an augmenter made of them: in one map, by a vote of the nearest cells, and gene by gene.
 *
 * @param title above all; may be empty
 */
public record AugmentationFigure(String title, AugmentationReport report) implements SheetFigure {

    private static final Color CELLS = new Color(Palette.colour(0));
    private static final Color COPIES = new Color(Palette.colour(1));
    private static final Color WASH = new Color(CELLS.getRed(), CELLS.getGreen(), CELLS.getBlue(), 165);
    private static final double NARROWEST = 120;
    private static final double WIDEST = 210;
    private static final double NARROWEST_GENE = 68;
    private static final double WIDEST_GENE = 110;
    private static final int MOST_GENES_BESIDE = 6;
    private static final double BAR = 0.6;
    private static final double LINE = 1;

    /** The figure with a title. */
    public static AugmentationFigure of(AugmentationReport report) {
        return new AugmentationFigure("Cells and their copies", report);
    }

    @Override
    public AugmentationFigure withTitle(String text) {
        return new AugmentationFigure(text, report);
    }

    @Override
    public PanelSheet sheet() {
        var parts = new ArrayList<Panel>();
        parts.add(new PanelGrid(List.of(new FigurePanel(map()), vote()), NARROWEST, WIDEST, 2));
        if (!report.genes().isEmpty()) {
            var genes = report.genes().stream().map(AugmentationFigure::gene).toList();
            parts.add(new PanelGrid(genes, NARROWEST_GENE, WIDEST_GENE, MOST_GENES_BESIDE));
        }
        String foot =
                report.genes().isEmpty() ? "" : "Genes: share of cells (filled) and copies (line) by log expression";
        return new PanelSheet(title, parts, foot);
    }

    private ScatterFigure map() {
        int[] kind = new int[report.map().rows()];
        Arrays.fill(kind, kind.length / 2, kind.length, 1);
        var column = new Column.Categorical("One map", List.of("cells", "copies"), kind);
        return ScatterFigure.of(report.map(), Colouring.of(column), ScatterFigure.Axes.ofMap("UMAP"));
    }

    private PlotPanel vote() {
        double[] shares = {report.agreementOfCells(), report.agreementOfCopies()};
        return new PlotPanel(
                "The nearest cells tell the " + report.classes(),
                List.of(),
                new PlotPanel.Horizontal("", 0.4, 2.6, new Ticks(List.of(1.0, 2.0), List.of("of cells", "of copies"))),
                new PlotPanel.Vertical("share told right", 0, 1),
                (canvas, x, y) -> {
                    for (int i = 0; i < shares.length; i++) {
                        if (shares[i] > 0) {
                            double left = x.at(i + 1 - BAR / 2);
                            double top = y.at(shares[i]);
                            canvas.fill(
                                    new Rectangle2D.Double(left, top, x.at(i + 1 + BAR / 2) - left, y.at(0) - top),
                                    i == 0 ? CELLS : COPIES);
                        }
                    }
                });
    }

    private static Panel gene(AugmentationReport.GeneSpread gene) {
        double[] cells = shares(gene.ofCells());
        double[] copies = shares(gene.ofCopies());
        double most = IntStream.range(0, cells.length)
                .mapToDouble(bin -> Math.max(cells[bin], copies[bin]))
                .max()
                .orElse(1);
        double end = gene.most() > 0 ? gene.most() : 1;
        return new PlotPanel(
                gene.gene(),
                List.of(),
                new PlotPanel.Horizontal("", 0, end, Ticks.linear(0, end, 2)),
                new PlotPanel.Vertical("", 0, most * 1.04),
                (canvas, x, y) -> {
                    canvas.fill(outline(cells, x, y, end, true), WASH);
                    var line = new BasicStroke((float) LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
                    canvas.fill(line.createStrokedShape(outline(copies, x, y, end, false)), COPIES);
                });
    }

    private static double[] shares(int[] bins) {
        double all = Math.max(1, Arrays.stream(bins).sum());
        return Arrays.stream(bins).mapToDouble(n -> n / all).toArray();
    }

    /** The upper edge of a histogram, from the axis and back to it where it is to be filled. */
    private static Path2D outline(double[] bins, Scale x, Scale y, double end, boolean closed) {
        var path = new Path2D.Double();
        path.moveTo(x.at(0), y.at(closed ? 0 : bins[0]));
        for (int bin = 0; bin < bins.length; bin++) {
            path.lineTo(x.at(bin * end / bins.length), y.at(bins[bin]));
            path.lineTo(x.at((bin + 1) * end / bins.length), y.at(bins[bin]));
        }
        path.lineTo(x.at(end), y.at(0));
        if (closed) {
            path.closePath();
        }
        return path;
    }
}
