package org.mixtura.core;

/** What to draw of a run, in words that can be kept: the same words draw the same figure again. */
public sealed interface RunDrawing
        permits FigureRequest,
                MapFigureRequest,
                GroupFigureRequest,
                ImageFigureRequest,
                ModelFigureRequest,
                AlikeFigureRequest {}
