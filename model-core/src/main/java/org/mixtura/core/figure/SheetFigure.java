package org.mixtura.core.figure;

/** A figure of parts below each other, with a title that can be left out. */
interface SheetFigure extends TitledFigure {

    /** The parts as they are laid out. */
    PanelSheet sheet();

    @Override
    default double heightAt(double width) {
        return sheet().heightAt(width);
    }

    @Override
    default void draw(FigureCanvas canvas) {
        sheet().draw(canvas);
    }
}
