/**
 * The workbench window: everything that shows or asks, nothing that computes. Each feature has a package with an FXML
 * view, a thin controller and a view model that knows no controls. Start at {@link org.mixtura.ui.MixturaApp}.
 */
@NullMarked
package org.mixtura.ui;

import org.jspecify.annotations.NullMarked;
