/**
 * A windowing platform for tests without a display: JavaFX's own headless platform with its input repaired (drag,
 * modifiers, wheel, modality, drag and drop, choosers). Start at {@link com.sun.glass.ui.testhead.TestheadPlatformFactory}.
 *
 * <p>JavaFX finds a platform by name, {@code -Dglass.platform=Testhead}, only in a package of this form. It extends
 * internal classes: it belongs to exactly the JavaFX version that the parent pom pins.
 */
package com.sun.glass.ui.testhead;
