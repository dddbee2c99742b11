package org.mixtura.ui.chart;

import javafx.scene.image.Image;

/** An image of points and the part of the data that it shows. */
record Picture(Image image, DataWindow window) {}
