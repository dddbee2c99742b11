package org.mixtura.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a paper that can be made again on images: which models with which settings, and what the paper says of them.
 *
 * @param title what it is
 * @param lines one for each model
 */
public record PaperTable(String title, List<Line> lines) {

    /**
     * A model of the table.
     *
     * @param name as in the paper
     * @param model id of the family
     * @param settings what differs from the preset, each {@code key=value}
     * @param published what the paper says, by the names of our own columns
     */
    public record Line(String name, String model, List<String> settings, Map<String, String> published) {

        public Line {
            settings = List.copyOf(settings);
        }

        /** The name as part of a folder's name. */
        public String slug() {
            return name.toLowerCase(java.util.Locale.ROOT)
                    .replace("+", "copies")
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
        }
    }

    private static final List<String> COPIES = List.of("affine.turn=20", "affine.scale=0.1", "affine.shift=2");
    private static final List<String> NO_COPIES = List.of("affine.turn=0", "affine.scale=0", "affine.shift=0");

    public PaperTable {
        lines = List.copyOf(lines);
    }

    /**
     * One of the tables.
     *
     * @param paper {@code 003} (Marghi et al.: table 1) or {@code 004} (Schuster and Krogh: tables 1 and S1)
     * @param sprites whether the data are sprites and not digits or clothes
     * @param published whether settings are those of the paper, which need a GPU; else such as two CPU cores train in an hour
     * @return empty when there is no such table
     */
    public static Optional<PaperTable> of(String paper, boolean sprites, boolean published) {
        return switch (paper) {
            case "003" -> Optional.of(coupled(sprites, published));
            case "004" -> sprites ? Optional.empty() : Optional.of(decoders(published));
            default -> Optional.empty();
        };
    }

    private static PaperTable coupled(boolean sprites, boolean published) {
        var common = new ArrayList<>(
                published ? List.<String>of() : List.of("train.batchSize=64", "network.hiddenLayers=4"));
        if (sprites) {
            common.addAll(List.of("categories=3"));
        }
        var lines = new ArrayList<Line>();
        if (sprites) {
            lines.add(line("JointVAE", "jointvae", common, NO_COPIES, "44.79 ± 3.9", "", "74.5 ± 5.2"));
            lines.add(line("CascadeVAE", "cascadevae", common, NO_COPIES, "78.84 ± 15.7", "", "90.5 ± 5.3"));
            lines.add(line("cpl-mixVAE", "mixvae", common, COPIES, "96.30 ± 9.2", "", "89.9 ± 4.1"));
        } else {
            lines.add(line("JointVAE", "jointvae", common, NO_COPIES, "68.99 ± 11.8", "3.12 ± 1.0", ""));
            lines.add(line("JointVAE+", "jointvae", common, COPIES, "68.21 ± 9.6", "3.65 ± 2.7", ""));
            lines.add(line("CascadeVAE", "cascadevae", common, NO_COPIES, "74.83 ± 6.9", "1.99 ± 1.1", ""));
            lines.add(line("CascadeVAE+", "cascadevae", common, COPIES, "72.98 ± 13.4", "2.44 ± 1.4", ""));
            lines.add(line("cpl-mixVAE", "mixvae", common, COPIES, "84.56 ± 6.5", "1.48 ± 1.4", ""));
        }
        return new PaperTable("Marghi et al., table 1, columns of %s".formatted(sprites ? "dSprites" : "MNIST"), lines);
    }

    private static Line line(
            String name,
            String model,
            List<String> common,
            List<String> copies,
            String accuracy,
            String kl,
            String disentanglement) {
        var settings = new ArrayList<>(common);
        settings.addAll(copies);
        var said = new java.util.LinkedHashMap<String, String>();
        said.put("accuracy %", accuracy);
        if (!kl.isEmpty()) {
            said.put("KL x 100", kl);
        }
        if (!disentanglement.isEmpty()) {
            said.put("disentanglement %", disentanglement);
        }
        return new Line(name, model, settings, said);
    }

    private static PaperTable decoders(boolean published) {
        List<String> small =
                published ? List.of("decoder.channels=32") : List.of("decoder.channels=8", "decoder.maskedSize=3");
        var lines = new ArrayList<Line>();
        for (int latent : published ? new int[] {20, 50, 100} : new int[] {20}) {
            lines.add(decoder("DGD", "dgd-image", latent, with(small, "prior.kind=standard-normal")));
            lines.add(decoder("VAD", "vad-image", latent, small));
            lines.add(decoder("VAE", "vae-image", latent, small));
        }
        List<String> full = published ? List.of() : small;
        lines.add(new Line("DGD, 10 components", "dgd-image", with(full, "prior.components=10"), Map.of()));
        lines.add(new Line(
                "DGD, 20 components",
                "dgd-image",
                with(full, "prior.components=20"),
                Map.of("ARI", "0.295", "FID (paper)", "27.25")));
        lines.add(new Line(
                "DGD, supervised",
                "dgd-image",
                with(with(full, "prior.kind=supervised"), published ? "prior.spread=1" : "prior.spread=0.05"),
                Map.of("ARI", "0.995")));
        return new PaperTable("Schuster and Krogh, tables 1 and S1, Fashion-MNIST", lines);
    }

    private static List<String> with(List<String> settings, String one) {
        var all = new ArrayList<>(settings);
        all.add(one);
        return all;
    }

    private static Line decoder(String name, String model, int latent, List<String> settings) {
        return new Line(
                "%s, %d dimensions".formatted(name, latent),
                model,
                with(settings, "latentDim=" + latent),
                switch (name + latent) {
                    case "DGD20" -> said("0.2629", "0.9939", "0.21", "37.51");
                    case "DGD50" -> said("0.2578", "0.9774", "0.14", "74.34");
                    case "DGD100" -> said("0.2578", "0.9414", "0.13", "73.22");
                    case "VAD20" -> said("0.2615", "0.9962", "0.38", "44.15");
                    case "VAD50" -> said("0.2575", "0.9898", "0.32", "52.95");
                    case "VAD100" -> said("0.2583", "0.9543", "0.31", "46.37");
                    case "VAE20" -> said("0.2798", "0.7533", "0.27", "33.87");
                    case "VAE50" -> said("0.2808", "0.4431", "0.29", "34.47");
                    default -> said("0.2804", "0.2999", "0.36", "33.01");
                });
    }

    private static Map<String, String> said(String bce, String shapiro, String ari, String fid) {
        return Map.of("BCE", bce, "Shapiro-Wilk", shapiro, "ARI", ari, "FID (paper)", fid);
    }
}
