package org.mixtura.core.model.mixvae;

import org.mixtura.core.schema.Explained;
import org.mixtura.core.schema.InvalidSetting;
import org.mixtura.core.schema.Param;
import org.mixtura.core.schema.Section;
import org.mixtura.core.train.TrainConfig;
import org.mixtura.core.train.Trainable;

/** The settings of cpl-mixVAE. */
public record MixvaeConfig(
        @Section("Categories")
        @Param(
                label = "Categories",
                help = "Categories that cells are divided into: the number of known types, or more with pruning.",
                symbol = "K",
                source = "our choice: number of types",
                min = 2,
                max = 1000,
                basic = true)
        int categories,

        CouplingSettings coupling,

        StateSettings state,

        CategorySettings drawing,

        OutputSettings output,

        NetworkSettings network,

        AugmenterSettings augmenter,

        AffineSettings affine,
        PruningSettings pruning,

        TrainConfig train)
        implements Trainable, Explained {

    public MixvaeConfig {
        network.requireFitting(output);
        affine.requireFitting(output);
        InvalidSetting.unless(
                pruning.rounds() == 0 || coupling.arms() > 1 && !coupling.shared(),
                "pruning.rounds",
                "Categories are pruned by the consensus of arms: set at least 2 arms of their own, or no rounds of"
                        + " pruning.");
        InvalidSetting.unless(
                pruning.rounds() < categories - 1,
                "pruning.rounds",
                "At least 2 categories must be left after all rounds of pruning.");
        InvalidSetting.unless(
                augmenter.epochs() + pruning.total() < train.epochs(),
                augmenter.epochs() > 0 ? "augmenter.epochs" : "pruning.rounds",
                "The epochs of the augmenter and all rounds of pruning together must be fewer than those of the training.");
        InvalidSetting.unless(
                pruning.rounds() == 0 || train.keepBest(),
                "train.keepBest",
                "Pruning chooses among the models that it leaves, so the best one must be kept.");
    }

    @Override
    public TrainConfig training() {
        return train;
    }

    @Override
    public boolean keepsCheckpoint(int epoch) {
        return Trainable.super.keepsCheckpoint(epoch) || pruning.rounds() > 0 && endsRound(epoch);
    }

    @Override
    public String explanation() {
        return coupling.arms() == 1
                ? "One arm: no consensus is sought."
                : "%d %s, %d categories, states of %d dimensions%s."
                        .formatted(
                                coupling.arms(),
                                coupling.shared() ? "passes through one network" : "arms of their own",
                                categories,
                                state.states(),
                                pruning.rounds() == 0
                                        ? ""
                                        : "; up to %d categories are pruned from epoch %d on"
                                                .formatted(pruning.rounds(), beforePruning() + 1));
    }

    /** Epochs before the first category is removed. */
    int beforePruning() {
        return train.epochs() - pruning.total();
    }

    /** Whether an epoch, counted from 1, is one of the augmenter's. */
    boolean learnsAugmenter(int epoch) {
        return epoch <= augmenter.epochs();
    }

    /** Whether a model that may be chosen is there after an epoch, counted from 1. */
    boolean endsRound(int epoch) {
        return epoch >= beforePruning() && (epoch - beforePruning()) % pruning.epochs() == 0;
    }

    /** Whether a category may be removed before an epoch. */
    boolean mayPruneBefore(int epoch) {
        return pruning.rounds() > 0 && epoch > 1 && epoch <= train.epochs() && endsRound(epoch - 1);
    }

    /** Arms with weights of their own. */
    int ownArms() {
        return coupling.shared() ? 1 : coupling.arms();
    }

    ArmForm arm() {
        return new ArmForm(
                categories,
                state.states(),
                state.dependent(),
                true,
                ArmForm.Spread.SIGMOID,
                new ArmForm.Norm(true, 0.01, 1e-8).suiting(output),
                network,
                output);
    }
}
