package com.sun.glass.ui.testhead;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.PlatformFactory;
import com.sun.glass.ui.delegate.ClipboardDelegate;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import java.util.Optional;

/** What JavaFX instantiates for {@code -Dglass.platform=Testhead}. */
public final class TestheadPlatformFactory extends HeadlessPlatformFactory {

    private final Desktop desktop = new Desktop();

    /** The desktop of this JVM; empty when tests run in a real window. */
    public static Optional<Desktop> desktop() {
        return PlatformFactory.getPlatformFactory() instanceof TestheadPlatformFactory factory
                ? Optional.of(factory.desktop)
                : Optional.empty();
    }

    @Override
    public Application createApplication() {
        return new TestheadApplication(desktop);
    }

    @Override
    public ClipboardDelegate createClipboardDelegate() {
        var system = super.createClipboardDelegate();
        return name -> Clipboard.DND.equals(name) ? new DragClipboard(desktop) : system.createClipboard(name);
    }
}
