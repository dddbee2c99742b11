package org.mixtura.core.figure;

/** A figure whose title can be left out, for a page or a caption says it already. */
public interface TitledFigure extends Figure {

    /** The same with another title; empty: none. */
    TitledFigure withTitle(String text);
}
