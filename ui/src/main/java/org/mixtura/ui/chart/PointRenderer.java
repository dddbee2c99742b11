package org.mixtura.ui.chart;

import io.fair_acc.chartfx.axes.Axis;
import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/**
 * Draws the latest picture where its data are on the axes now: moved or stretched while a sharper one is on its way,
 * pixel for pixel once it is there.
 */
final class PointRenderer extends AbstractRendererXY<PointRenderer> {

    private final List<MapLayer> layers = new ArrayList<>();
    private @Nullable Picture picture;
    private double scale = 1;
    private long frames;

    void show(Picture newPicture) {
        picture = newPicture;
    }

    /** Physical pixels per logical pixel. */
    void setScale(double newScale) {
        scale = newScale;
    }

    List<MapLayer> layers() {
        return layers;
    }

    @Nullable
    Picture picture() {
        return picture;
    }

    /** How often the canvas was drawn. */
    long frames() {
        return frames;
    }

    @Override
    public void render() {
        frames++;
        updateCachedVariables();
        GraphicsContext graphics = getChart().getCanvas().getGraphicsContext2D();
        graphics.save();
        Picture current = picture;
        if (current != null) {
            draw(graphics, current);
        }
        for (MapLayer layer : layers) {
            layer.draw(graphics, xAxis, yAxis);
        }
        graphics.restore();
    }

    private void draw(GraphicsContext graphics, Picture current) {
        DataWindow window = current.window();
        double left = snapped(xAxis.getDisplayPosition(window.minX()));
        double right = snapped(xAxis.getDisplayPosition(window.maxX()));
        double top = snapped(yAxis.getDisplayPosition(window.maxY()));
        double bottom = snapped(yAxis.getDisplayPosition(window.minY()));
        boolean exact = Math.abs((right - left) * scale - current.image().getWidth()) < 0.5
                && Math.abs((bottom - top) * scale - current.image().getHeight()) < 0.5;
        graphics.setImageSmoothing(!exact);
        graphics.drawImage(current.image(), left, top, right - left, bottom - top);
    }

    /** The nearest edge of a physical pixel. */
    private double snapped(double position) {
        return Math.rint(position * scale) / scale;
    }

    @Override
    protected void render(GraphicsContext graphics, DataSet data, DataSetNode style) {
        // There are no data sets: the picture is all there is.
    }

    @Override
    public void updateAxisRange(Axis axis, io.fair_acc.chartfx.axes.spi.AxisRange range) {
        // Axes follow the model's window.
    }

    @Override
    protected PointRenderer getThis() {
        return this;
    }
}
