package org.mixtura.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.model.Preset;
import org.mixtura.resources.BundledResource;

/** A model whose training is timed against a plain PyTorch loop with the same settings. */
enum SpeedModel {
    /** With the paper's settings. */
    SCVI("scVI", "scvi", Preset.PAPER, BundledResource.PEER_SCVI, "speed", List.of("nb", "zinb"), List.of()),
    /** With the paper's settings. */
    DGD(
            "scDGD",
            "dgd",
            Preset.PAPER,
            BundledResource.PEER_SCDGD,
            "speed_dgd",
            List.of("nb"),
            List.of("prior.components=10")),
    /** With the recommended network; all components learn from the first epoch on, so that every epoch is the same work. */
    GMVAE(
            "GMVAE",
            "scaespy",
            Preset.RECOMMENDED,
            BundledResource.PEER_GMVAE,
            "speed_gmvae",
            List.of("nb"),
            List.of(
                    "variant=gmvae",
                    "components=10",
                    "prior.warmupEpochs=0",
                    "prior.groupEpochs=0",
                    "train.kl.warmupEpochs=0",
                    "train.batchSize=128")),
    /** With the recommended settings. */
    MIXVAE(
            "cpl-mixVAE",
            "mixvae",
            Preset.RECOMMENDED,
            BundledResource.PEER_MIXVAE,
            "speed_mixvae",
            List.of("nb"),
            List.of("categories=10", "coupling.arms=2", "train.batchSize=128"));

    private final String title;
    private final String family;
    private final Preset preset;
    private final BundledResource script;
    private final String place;
    private final List<String> likelihoods;
    private final List<String> settings;

    SpeedModel(
            String title,
            String family,
            Preset preset,
            BundledResource script,
            String place,
            List<String> likelihoods,
            List<String> settings) {
        this.title = title;
        this.family = family;
        this.preset = preset;
        this.script = script;
        this.place = place;
        this.likelihoods = likelihoods;
        this.settings = settings;
    }

    /** Its name in sentences. */
    String title() {
        return title;
    }

    /** The id of its family. */
    String family() {
        return family;
    }

    Preset preset() {
        return preset;
    }

    /** The loop to measure against. */
    Peer peer() {
        return Peer.training(script);
    }

    /** Where its table goes. */
    String place() {
        return place;
    }

    /**
     * The likelihoods to measure, in lower case: those that are asked for, or all that both programs know.
     *
     * @param asked empty: all
     * @throws ConfigProblem for one that the loop does not know
     */
    List<String> likelihoods(List<String> asked) {
        if (asked.isEmpty()) {
            return likelihoods;
        }
        var known = asked.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        for (String name : known) {
            if (!likelihoods.contains(name)) {
                throw new ConfigProblem(
                        "%s is not measured with the likelihood '%s'.".formatted(title, name),
                        "The loop that it is measured against knows %s.".formatted(String.join(", ", likelihoods)),
                        "Correct --likelihood, or leave it out.");
            }
        }
        return known;
    }

    /** What is set on top of the preset. */
    List<String> settings(String likelihood, int genes, int epochs) {
        var all = new ArrayList<>(settings);
        if (likelihoods.size() > 1) {
            all.add("likelihood=" + likelihood);
        }
        all.add("prep.variableGenes=" + genes);
        all.add("train.epochs=" + epochs);
        return all;
    }
}
