package org.mixtura.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.mixtura.core.RunComponents;
import org.mixtura.core.Workbench;
import org.mixtura.core.component.EditEffect;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.HexColour;
import org.mixtura.core.error.ConfigProblem;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.run.StoredRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Merges, splits, names, colours and locks components of a run; the run itself stays as it is. */
@Command(
        name = "regroup",
        mixinStandardHelpOptions = true,
        description =
                "Merges, splits, renames, colours and locks components of a trained mixture, and says what that does to their"
                        + " agreement with known types and to the likelihood. The result is a column 'component_edited' on top of the run;"
                        + " the model and its own components stay as they are. Without an option it lists the components.",
        footer = "Splits come first, then merges, then names; colours and locks last.")
final class RegroupCommand implements Callable<Integer> {

    private final Workbench workbench;

    @Parameters(paramLabel = "RUN", description = "A run folder.")
    @SuppressWarnings("NullAway.Init")
    private Path run;

    @Option(
            names = "--split",
            paramLabel = "NAME[:PARTS]",
            description = "Divide a component by a mixture of its cells, into 2 or as many.")
    private List<String> splits = new ArrayList<>();

    @Option(
            names = "--merge",
            paramLabel = "NAME,NAME...",
            description = "Make one component of several. May be repeated.")
    private List<String> merges = new ArrayList<>();

    @Option(names = "--rename", paramLabel = "NAME=NEW", description = "Give a component a name. May be repeated.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--colour",
            paramLabel = "NAME=#RRGGBB",
            description = "Give a component a colour. May be repeated.")
    private List<String> colours = new ArrayList<>();

    @Option(
            names = "--lock",
            paramLabel = "NAME",
            description = "Keep a component from being merged, split and renamed.")
    private List<String> locks = new ArrayList<>();

    @Option(names = "--unlock", paramLabel = "NAME", description = "Allow it again.")
    private List<String> unlocks = new ArrayList<>();

    @Option(names = "--reset", description = "Begin with the components as the model has them.")
    private boolean reset;

    @Option(names = "--dry-run", description = "Say what would become of them, and change nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    RegroupCommand(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Integer call() {
        var stored = workbench.openRun(run.toAbsolutePath().normalize());
        var layers = RunLayers.of(stored.folder());
        var own = own(stored);
        var before = layers.components().orElse(own);
        var after = edited(reset ? own : before, stored);
        if (!dryRun && !after.equals(before)) {
            layers.withComponents(after.equals(own) ? Optional.empty() : Optional.of(after))
                    .write(stored.folder());
        }
        var effect = EditEffect.of(before, after, stored.labels().map(Column::asCategorical), stored.latent());
        if (json) {
            spec.commandLine().getOut().println(json(after, effect));
        } else {
            print(after, effect, !after.equals(before));
        }
        return ExitCodes.DONE;
    }

    private EditedComponents own(StoredRun stored) {
        var component = stored.cells().column(StoredRun.COMPONENT).map(Column::asCategorical);
        var mixture = workbench.components(stored).map(RunComponents::mixture);
        if (component.isEmpty() || mixture.isEmpty()) {
            throw stored.noComponents("Train one that does, for example with --model dgd.");
        }
        return EditedComponents.of(mixture.get(), component.get());
    }

    private EditedComponents edited(EditedComponents from, StoredRun stored) {
        var now = from;
        for (String split : splits) {
            int colon = split.lastIndexOf(':');
            String name = colon < 0 ? split : split.substring(0, colon);
            int parts = colon < 0 ? 2 : number(split.substring(colon + 1), split);
            now = now.split(
                    now.find(name), stored.latent(), parts, stored.spec().seed());
        }
        for (String merge : merges) {
            var found = now;
            now = now.merged(List.of(merge.split(",")).stream()
                    .map(name -> found.find(name.strip()))
                    .toList());
        }
        for (String rename : names) {
            var pair = pair(rename, "--rename");
            now = now.renamed(now.find(pair[0]), pair[1]);
        }
        for (String colour : colours) {
            var pair = pair(colour, "--colour");
            now = now.coloured(now.find(pair[0]), OptionalInt.of(argb(pair[1])));
        }
        for (String lock : locks) {
            now = now.locked(now.find(lock), true);
        }
        for (String lock : unlocks) {
            now = now.locked(now.find(lock), false);
        }
        return now;
    }

    private static String[] pair(String text, String option) {
        int at = text.indexOf('=');
        if (at < 1) {
            throw new ConfigProblem(
                    "'%s' does not say what for which component.".formatted(text),
                    "%s takes the name of a component, an equals sign, and the new value.".formatted(option),
                    "Write for example %s 3=%s."
                            .formatted(option, option.equals("--colour") ? "#0072b2" : "monocytes"));
        }
        return new String[] {text.substring(0, at), text.substring(at + 1)};
    }

    private static int number(String text, String whole) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new ConfigProblem(
                    "'%s' is no number of parts.".formatted(text),
                    "It stands behind the colon of '%s'.".formatted(whole),
                    "Write for example --split 3:2.");
        }
    }

    private static int argb(String text) {
        try {
            return HexColour.parse(text);
        } catch (IllegalArgumentException none) {
            throw new ConfigProblem(
                    "'%s' is no colour.".formatted(text),
                    "A colour is a hash and six hexadecimal digits.",
                    "Write for example --colour 3=#0072b2.");
        }
    }

    private void print(EditedComponents components, EditEffect effect, boolean changed) {
        var out = spec.commandLine().getOut();
        int[] cells = components.counts();
        out.printf("%-24s %8s %7s  %s%n", "component", "weight", "cells", "of the model's");
        for (int i = 0; i < cells.length; i++) {
            var group = components.groups().get(i);
            out.printf(
                    Locale.ROOT,
                    "%-24s %8.4f %7d  %s%s%n",
                    group.name(),
                    group.weight(),
                    cells[i],
                    String.join(
                            ", ", group.origins().stream().map(String::valueOf).toList()),
                    group.locked() ? "  (locked)" : "");
        }
        if (changed) {
            out.println(effect.words());
        }
    }

    private static String json(EditedComponents components, EditEffect effect) {
        var object = JsonNodeFactory.instance.objectNode();
        var list = object.putArray("components");
        int[] cells = components.counts();
        for (int i = 0; i < cells.length; i++) {
            var group = components.groups().get(i);
            var each = list.addObject()
                    .put("name", group.name())
                    .put("weight", group.weight())
                    .put("cells", cells[i])
                    .put("locked", group.locked());
            group.origins().forEach(each.putArray("origins")::add);
            group.colour().ifPresent(colour -> each.put("colour", HexColour.text(colour)));
        }
        effect.ariBefore().ifPresent(value -> object.put("ari_before", value));
        effect.ariAfter().ifPresent(value -> object.put("ari_after", value));
        return object.put("log_likelihood_before", effect.likelihoodBefore())
                .put("log_likelihood_after", effect.likelihoodAfter())
                .toString();
    }
}
