package org.mixtura.core.model;

import ai.djl.ndarray.NDArray;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.engine.CellCodes;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.nn.Adam;

/**
 * A model without an encoder: the code of each cell is found by optimisation. In training it is changed once an epoch, for
 * cells that are held out too, by a loss in which all weights stand still; for new cells a {@link Search} finds it.
 */
public interface FreeCodeModel extends GenerativeModel {

    /** The name under which codes are stored beside the weights. */
    String CODES = "cell_codes";

    /** Where training begins: cells x width. Called once, before the first {@link #attach}. */
    FloatMatrix firstCodes(TrainingCells cells);

    /** From now on the rows of minibatches have these codes. */
    void attach(CellCodes codes);

    /** -log p(x | code) of each row at the centre of its code; one value per row. */
    NDArray reconstructionAtCode(Minibatch batch, StepScope step);

    /** How codes are changed; the rate is that of an epoch. */
    Adam.Settings codeSteps();

    /** How the codes of new cells are found. */
    Search search();

    /**
     * How the code of a new cell is found: it begins where the cell's counts are most likely, and follows the gradient.
     *
     * @param starts where it may begin, starts x width
     * @param epochs steps from there
     */
    record Search(FloatMatrix starts, int epochs) {}
}
