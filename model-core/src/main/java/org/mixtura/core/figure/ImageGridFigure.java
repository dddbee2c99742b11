package org.mixtura.core.figure;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.mixtura.core.image.ImageGrid;

/**
 * Images in rows and columns, white on black, with the names of rows at the left and those of columns above.
 *
 * @param title above all; may be empty
 * @param rowTitle what rows are; may be empty
 * @param columnTitle what columns are; may be empty
 */
public record ImageGridFigure(String title, String rowTitle, String columnTitle, ImageGrid grid)
        implements TitledFigure {

    private static final double MARGIN = 3;
    private static final double TITLE = 14;
    private static final double LINE = 10;
    private static final double GAP = 1.5;
    private static final double MOST_NAME = 80;

    @Override
    public ImageGridFigure withTitle(String text) {
        return new ImageGridFigure(text, rowTitle, columnTitle, grid);
    }

    @Override
    public double heightAt(double width) {
        double high = (double) grid.shape().height() / grid.shape().width();
        return top() + grid.rows().size() * (cell(width) * high + GAP) + MARGIN;
    }

    private double top() {
        return MARGIN
                + (title.isBlank() ? 0 : TITLE)
                + (columnTitle.isBlank() ? 0 : LINE)
                + (isNamed(grid.columns()) ? LINE : 0);
    }

    private double left() {
        double names =
                grid.rows().stream().mapToDouble(Typeface.SMALL::width).max().orElse(0);
        return MARGIN + (rowTitle.isBlank() ? 0 : LINE) + (isNamed(grid.rows()) ? Math.min(MOST_NAME, names) + 3 : 0);
    }

    private static boolean isNamed(java.util.List<String> names) {
        return names.stream().anyMatch(name -> !name.isBlank());
    }

    private double cell(double width) {
        return Math.max(1, (width - left() - MARGIN) / grid.columns().size() - GAP);
    }

    @Override
    public void draw(FigureCanvas canvas) {
        double cell = cell(canvas.width());
        double high = cell * grid.shape().height() / grid.shape().width();
        double left = left();
        double top = top();
        words(canvas, left, top, cell);
        for (int row = 0; row < grid.rows().size(); row++) {
            double y = top + row * (high + GAP);
            String name = Typeface.SMALL.fittedInside(grid.rows().get(row), MOST_NAME);
            double baseline = y + high / 2 + Typeface.SMALL.middle();
            canvas.text(name, left - 3, baseline, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.RIGHT);
            for (int column = 0; column < grid.columns().size(); column++) {
                var place = new Rectangle2D.Double(left + column * (cell + GAP), y, cell, high);
                canvas.picture(picture(grid, row * grid.columns().size() + column), place);
            }
        }
    }

    private void words(FigureCanvas canvas, double left, double top, double cell) {
        double y = MARGIN;
        if (!title.isBlank()) {
            String fitted = Typeface.TITLE.fitted(title, canvas.width() - 2 * MARGIN);
            canvas.text(fitted, MARGIN, y + 7, Typeface.TITLE, FigureCanvas.INK, FigureCanvas.Align.LEFT);
            y += TITLE;
        }
        if (!columnTitle.isBlank()) {
            double middle = left + grid.columns().size() * (cell + GAP) / 2;
            canvas.text(columnTitle, middle, y + 6, Typeface.SMALL, FigureCanvas.FAINT_INK, FigureCanvas.Align.CENTRE);
        }
        for (int column = 0; column < grid.columns().size(); column++) {
            String name = Typeface.SMALL.fittedInside(grid.columns().get(column), cell);
            double middle = left + column * (cell + GAP) + cell / 2;
            canvas.text(name, middle, top - 3, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.CENTRE);
        }
        if (!rowTitle.isBlank()) {
            double middle = (top + canvas.height()) / 2;
            canvas.textUpwards(rowTitle, MARGIN + 6, middle, Typeface.SMALL, FigureCanvas.FAINT_INK);
        }
    }

    /** One of the images, a pixel each. */
    public static BufferedImage picture(ImageGrid grid, int number) {
        int width = grid.shape().width();
        var image = new BufferedImage(width, grid.shape().height(), BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < grid.shape().pixels(); p++) {
            int grey = Math.clamp(Math.round(255 * grid.images().at(number, p)), 0, 255);
            image.setRGB(p % width, p / width, grey << 16 | grey << 8 | grey);
        }
        return image;
    }
}
