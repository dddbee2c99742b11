package org.mixtura.ui.violation;

import javafx.scene.Node;
import picocli.CommandLine;

/** A view model with a node in it, in a window that knows the command line. */
public class BadViewModel {

    Node node;
    CommandLine commandLine;
}
