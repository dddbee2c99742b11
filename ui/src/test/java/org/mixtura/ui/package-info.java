/** Tests of the window. Start at {@link org.mixtura.ui.FxTest}, the base of all that need a scene. */
package org.mixtura.ui;
