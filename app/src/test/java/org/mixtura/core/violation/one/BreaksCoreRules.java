package org.mixtura.core.violation.one;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import javafx.scene.Node;
import org.mixtura.core.violation.two.OtherHalfOfTheCycle;

/** Breaks every rule that holds for the core; only {@code ArchitectureTest} looks at it. */
public class BreaksCoreRules {

    static int state;

    Node node;
    NDArray array;
    OtherHalfOfTheCycle other;

    double draw() {
        System.out.println(state);
        return new Random().nextDouble();
    }
}
