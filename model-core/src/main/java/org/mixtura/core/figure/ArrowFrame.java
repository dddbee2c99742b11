package org.mixtura.core.figure;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Two short arrows in the lower left corner: axes whose numbers have no meaning. */
record ArrowFrame(String x, String y) implements Frame {

    private static final double SPACE = 10;
    private static final double LENGTH = 30;
    private static final double HEAD = 3;
    private static final double LINE = 0.6;

    @Override
    public double left() {
        return SPACE;
    }

    @Override
    public double bottom() {
        return SPACE;
    }

    @Override
    public void draw(FigureCanvas canvas, Rectangle2D plot) {
        double cornerX = plot.getMinX() - 1.5;
        double cornerY = plot.getMaxY() + 1.5;
        double lengthX = Math.min(plot.getWidth(), Math.max(LENGTH, Typeface.SMALL.width(x) + 2 * HEAD));
        double lengthY = Math.min(plot.getHeight(), Math.max(LENGTH, Typeface.SMALL.width(y) + 2 * HEAD));
        var shaft = new Path2D.Double();
        shaft.moveTo(cornerX, cornerY - lengthY + HEAD / 2);
        shaft.lineTo(cornerX, cornerY);
        shaft.lineTo(cornerX + lengthX - HEAD / 2, cornerY);
        canvas.stroke(shaft, FigureCanvas.INK, LINE);
        var heads = new Path2D.Double();
        heads.moveTo(cornerX + lengthX, cornerY);
        heads.lineTo(cornerX + lengthX - HEAD, cornerY - HEAD / 2.4);
        heads.lineTo(cornerX + lengthX - HEAD, cornerY + HEAD / 2.4);
        heads.closePath();
        heads.moveTo(cornerX, cornerY - lengthY);
        heads.lineTo(cornerX - HEAD / 2.4, cornerY - lengthY + HEAD);
        heads.lineTo(cornerX + HEAD / 2.4, cornerY - lengthY + HEAD);
        heads.closePath();
        canvas.fill(heads, FigureCanvas.INK);
        canvas.text(x, cornerX, cornerY + 7.5, Typeface.SMALL, FigureCanvas.INK, FigureCanvas.Align.LEFT);
        canvas.textUpwards(y, cornerX - 3, cornerY - Typeface.SMALL.width(y) / 2, Typeface.SMALL, FigureCanvas.INK);
    }
}
