package org.mixtura.core.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.mixtura.core.component.TraversalReport;

/**
 * Where the lines of genes lie below each other, with room between sets whose names stand upright at the left.
 *
 * @param genes in the order of their report
 * @param order of the lines, places among the genes
 * @param line height of a line, points
 */
record GeneLines(List<TraversalReport.Gene> genes, int[] order, double line) {

    private static final double BETWEEN_SETS = 5;

    /** Room for the name of a set. */
    private static final double SET = 10;

    private static final double GAP = 3;
    private static final double MOST_NAME = 60;

    /** A line, from its upper edge. */
    private record Placed(int gene, double top) {}

    /** The lines of a set. */
    private record Block(String set, double top, List<Placed> lines) {}

    double height() {
        long sets = genes.stream().map(TraversalReport.Gene::set).distinct().count();
        return order.length * line + Math.max(0, sets - 1) * BETWEEN_SETS;
    }

    /** Room at the left for names of genes and sets, and for another word. */
    double left(String word) {
        double widest = genes.stream()
                .mapToDouble(gene -> Typeface.SMALL.width(gene.symbol()))
                .max()
                .orElse(0);
        return SET + Math.min(MOST_NAME, Math.max(Typeface.SMALL.width(word), widest)) + GAP;
    }

    private List<Block> blocks(double top) {
        var blocks = new ArrayList<Block>();
        double y = top;
        for (int gene : order) {
            String set = genes.get(gene).setName();
            if (blocks.isEmpty() || !blocks.getLast().set.equals(set)) {
                y += blocks.isEmpty() ? 0 : BETWEEN_SETS;
                blocks.add(new Block(set, y, new ArrayList<>()));
            }
            blocks.getLast().lines.add(new Placed(gene, y));
            y += line;
        }
        return blocks;
    }

    /** What is drawn right of the names. */
    interface Line {

        /** @param top upper edge of the line */
        void draw(int gene, double top);
    }

    /**
     * Draws names, and calls for what is beside each.
     *
     * @param x left edge of everything
     * @param left where names end
     */
    void draw(FigureCanvas canvas, double x, double left, double top, Line beside) {
        for (var block : blocks(top)) {
            double height = block.lines.size() * line;
            String set = Typeface.SMALL.fitted(block.set, height);
            canvas.textUpwards(set, x + 6, block.top + height / 2, Typeface.SMALL, FigureCanvas.FAINT_INK);
            for (var placed : block.lines) {
                String name = Typeface.SMALL.fitted(genes.get(placed.gene).symbol(), MOST_NAME);
                double baseline = placed.top + line / 2 + Typeface.SMALL.middle();
                canvas.text(name, left - GAP, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
                beside.draw(placed.gene, placed.top);
            }
        }
    }

    /** The upper edge of a gene's line. */
    double top(double top, int gene) {
        return blocks(top).stream()
                .flatMap(block -> block.lines.stream())
                .filter(placed -> placed.gene == gene)
                .mapToDouble(Placed::top)
                .findFirst()
                .orElseThrow();
    }

    /** The symbols of the genes whose lines are between two heights, from above. */
    List<String> between(double top, double from, double to) {
        double upper = Math.min(from, to);
        double lower = Math.max(from, to);
        return blocks(top).stream()
                .flatMap(block -> block.lines.stream())
                .filter(placed -> placed.top + line > upper && placed.top < lower)
                .map(placed -> genes.get(placed.gene).symbol())
                .toList();
    }

    /** The gene whose line is at a height. */
    OptionalInt at(double top, double y) {
        return blocks(top).stream()
                .flatMap(block -> block.lines.stream())
                .filter(placed -> y >= placed.top && y < placed.top + line)
                .mapToInt(Placed::gene)
                .findFirst();
    }
}
