package org.mixtura.core.model.mixvae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.dist.Gaussian;
import org.mixtura.core.dist.GumbelSoftmax;
import org.mixtura.core.engine.Minibatch;
import org.mixtura.core.engine.StepScope;
import org.mixtura.core.model.ImageModel;

/**
 * A model of one or several arms whose encoders give categories. The latent code of a cell is what all arms sum it up in, one
 * after the other; category and state of each arm follow from its part.
 */
interface ArmModel extends DescribedCategories, ImageModel {

    /** The arms that have weights of their own. */
    List<Arm> arms();

    /** How their numbers become probabilities. */
    CategoryPosterior posterior();

    /** What encoders see. */
    ExpressionScale scale();

    @Override
    default NDArray encode(Minibatch batch, StepScope step) {
        NDArray expression = scale().dense(batch, step);
        return NDArrays.concat(
                new NDList(arms().stream()
                        .map(arm -> arm.summary(expression, step))
                        .toList()),
                1);
    }

    /** The mean over the arms. */
    @Override
    default Optional<NDArray> memberships(Minibatch batch, StepScope step) {
        NDArray sum = step.constant(0);
        for (int arm = 0; arm < armCount(); arm++) {
            sum = sum.add(categoryOf(arm, batch, step));
        }
        return Optional.of(sum.div(step.constant(armCount())));
    }

    @Override
    default NDArray categoryOf(int arm, Minibatch batch, StepScope step) {
        Arm own = arms().get(arm);
        NDArray summary = own.summary(scale().dense(batch, step), step);
        return posterior().of(own.logits(summary, step), step);
    }

    @Override
    default int armCount() {
        return arms().size();
    }

    @Override
    default Gaussian stateOf(int arm, NDArray category, Minibatch batch, StepScope step) {
        Arm own = arms().get(arm);
        return own.state(own.summary(scale().dense(batch, step), step), category, step);
    }

    @Override
    default NDArray expressionOf(int arm, NDArray category, NDArray state, Minibatch batch, StepScope step) {
        return arms().get(arm).expression(category, state, batch, step);
    }

    /** The mean over the arms of what each decodes from its part of the code: its most probable category and the mean state. */
    @Override
    default NDArray images(NDArray code, StepScope step) {
        var posterior = posterior();
        int width = Math.toIntExact(code.getShape().get(1)) / arms().size();
        NDArray sum = step.constant(0);
        for (int a = 0; a < arms().size(); a++) {
            Arm arm = arms().get(a);
            NDArray summary = code.get(new NDIndex(":,{}:{}", a * width, (a + 1) * width));
            NDArray category = GumbelSoftmax.largest(posterior.of(arm.logits(summary, step), step));
            sum = sum.add(arm.image(category, arm.state(summary, category, step).mean(), step));
        }
        return sum.div(step.constant(arms().size()));
    }
}
