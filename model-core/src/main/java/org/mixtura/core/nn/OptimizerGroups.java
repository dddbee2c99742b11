package org.mixtura.core.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mixtura.core.data.Tensor;
import org.mixtura.core.engine.StepScope;

/** Parts of a model that learn at rates of their own, each by its own optimiser. No parameter is in two of them. */
public final class OptimizerGroups implements OptimizerStep {

    private final List<Group> groups;

    /** @param groups updated in this order */
    public OptimizerGroups(List<Group> groups) {
        this.groups = List.copyOf(groups);
    }

    /**
     * A part.
     *
     * @param share what the learning rate of the run is multiplied by
     * @param schedule when its rate falls
     */
    public record Group(Adam optimizer, double share, Drop schedule) {}

    /**
     * A rate that falls once. The optimiser then starts anew, with empty moments.
     *
     * @param epoch after so many epochs; 0: never
     * @param factor what the rate is multiplied by from then on
     */
    public record Drop(int epoch, double factor) {

        /** A rate that stays. */
        public static final Drop NEVER = new Drop(0, 1);

        double scale(int epochNow) {
            return epoch > 0 && epochNow > epoch ? factor : 1;
        }

        boolean isAt(int epochNow) {
            return epoch > 0 && epochNow == epoch + 1;
        }
    }

    private int epoch = 1;

    @Override
    public void beginEpoch(int number) {
        epoch = number;
        groups.stream().filter(g -> g.schedule.isAt(number)).forEach(g -> g.optimizer.reset());
    }

    @Override
    public void update(StepScope step, double rate, double clip) {
        for (Group group : groups) {
            group.optimizer.update(step, rate * group.share * group.schedule.scale(epoch), clip);
        }
    }

    @Override
    public Map<String, Tensor> state() {
        var state = new LinkedHashMap<String, Tensor>();
        groups.forEach(group -> state.putAll(group.optimizer.state()));
        return state;
    }

    @Override
    public void restore(Map<String, Tensor> state) {
        groups.forEach(group -> group.optimizer.restore(state));
    }
}
