package org.mixtura.core.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.ColumnEdits;
import org.mixtura.core.model.DataSummary;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.Preset;
import org.mixtura.core.model.Stages;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.prep.PrepConfig;
import org.mixtura.core.schema.Field;
import org.mixtura.core.schema.Schema;

/** What is typed to train a run again where nothing is there but its data: all that differs from a preset. */
public final class TrainCommandLine {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=,+@%-]+");

    private final ModelFamilies families;

    public TrainCommandLine(ModelFamilies families) {
        this.families = families;
    }

    /**
     * The command, with the preset that leaves the least to be said. Files are named without their folders, which are others
     * elsewhere.
     *
     * @param out the run folder to write
     */
    public String of(RunSpec spec, String out) {
        var words = new ArrayList<>(List.of("mixtura", "train", name(spec.data()), "--model", spec.model()));
        reading(spec, words);
        columns(spec, words);
        settings(spec, families.byId(spec.model()), words);
        words.addAll(List.of("--seed", Long.toString(spec.seed())));
        if (!spec.device().equals("auto")) {
            words.addAll(List.of("--device", spec.device()));
        }
        if (spec.threads() > 0) {
            words.addAll(List.of("--threads", Integer.toString(spec.threads())));
        }
        words.addAll(List.of("--out", out));
        return words.stream().map(TrainCommandLine::quoted).collect(Collectors.joining(" "));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static void reading(RunSpec spec, List<String> words) {
        var reading = spec.reading();
        reading.countsAt().ifPresent(at -> words.addAll(List.of("--counts", at)));
        reading.orientation().ifPresent(way -> words.addAll(List.of("--orientation", way.text())));
        reading.notCounts()
                .ifPresent(names -> words.addAll(
                        List.of("--not-counts", names.isEmpty() ? "none" : "none," + String.join(",", names))));
        if (reading.anyValues()) {
            words.addAll(List.of("--values", "any"));
        }
        reading.numerals().decimals().ifPresent(sign -> words.addAll(List.of("--decimals", sign.text())));
        if (reading.numerals().blanksAreZeros()) {
            words.add("--blanks-are-zeros");
        }
        var edits = new ArrayList<>(List.of(reading.columns()));
        columnsOf(spec).map(ref -> ref.match().columns()).forEach(edits::add);
        var said = new LinkedHashSet<List<String>>();
        edits.forEach(each -> said.addAll(options(each)));
        said.forEach(words::addAll);
    }

    private static List<List<String>> options(ColumnEdits edits) {
        var all = new ArrayList<List<String>>();
        edits.merged().forEach(column -> all.add(List.of("--merge-spellings", column)));
        edits.missing()
                .forEach((column, levels) ->
                        levels.forEach(level -> all.add(List.of("--as-missing", column + "=" + level))));
        if (edits.samples()) {
            all.add(List.of("--samples-from-barcodes"));
        }
        return all;
    }

    private static Stream<ColumnRef> columnsOf(RunSpec spec) {
        return Stream.of(spec.labels(), spec.batch()).flatMap(Optional::stream);
    }

    private static void columns(RunSpec spec, List<String> words) {
        spec.labels().ifPresent(ref -> words.addAll(List.of("--labels", typed(ref))));
        spec.batch().ifPresent(ref -> words.addAll(List.of("--batch", typed(ref))));
        // The command line has one rule for all tables.
        columnsOf(spec)
                .filter(ref -> ref.file().isPresent())
                .map(ColumnRef::match)
                .findFirst()
                .ifPresent(match -> {
                    if (!match.rule().equals(BarcodeRule.EXACT)) {
                        words.addAll(List.of("--match", match.rule().text()));
                    }
                    if (match.partly()) {
                        words.addAll(List.of("--missing-labels", "keep"));
                    }
                    match.barcodes().ifPresent(column -> words.addAll(List.of("--barcodes", column)));
                });
    }

    private static String typed(ColumnRef ref) {
        return ref.file().map(file -> name(file) + ":").orElse("") + ref.column();
    }

    private static <C extends Record> void settings(RunSpec spec, ModelFamily<C> family, List<String> words) {
        @SuppressWarnings("unchecked")
        C config = (C) family.schema().defaults().getClass().cast(spec.config());
        Preset preset = Arrays.stream(Preset.values())
                .min(Comparator.comparingInt(
                                (Preset each) -> said(family, each, config).size())
                        .thenComparing(each -> each != Preset.RECOMMENDED))
                .orElseThrow();
        words.addAll(List.of("--preset", preset.name().toLowerCase(Locale.ROOT)));
        differing(Schema.of(PrepConfig.DEFAULTS), spec.prep(), Stream.of(PrepConfig.DEFAULTS), Set.of())
                .forEach((key, value) -> words.addAll(List.of("--set", "prep." + key + "=" + value)));
        said(family, preset, config).forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    }

    private static <C extends Record> Map<String, String> said(ModelFamily<C> family, Preset preset, C config) {
        var schema = family.schema();
        var said = differing(schema, config, starts(family, preset), Set.of());
        // The epochs of stages follow those of the training where they are not given.
        return said.containsKey(Stages.EPOCHS)
                ? differing(
                        schema,
                        config,
                        starts(family, preset),
                        Set.copyOf(family.stages().keys()))
                : said;
    }

    /** The settings with an effect that some start has otherwise, and these. */
    private static <C extends Record> Map<String, String> differing(
            Schema<C> schema, C config, Stream<C> starts, Set<String> always) {
        var texts = schema.texts(config);
        var others = starts.map(schema::texts).toList();
        var said = new LinkedHashMap<String, String>();
        for (Field field : schema.fields()) {
            String key = field.key();
            String value = texts.getOrDefault(key, "");
            boolean differs = others.stream().anyMatch(other -> !value.equals(other.get(key)));
            if (schema.isActive(field, texts) && (differs || always.contains(key))) {
                said.put(key, value);
            }
        }
        return said;
    }

    /** Where a preset begins for data of all kinds: what depends on the data is said, and is right whatever they are. */
    private static <C extends Record> Stream<C> starts(ModelFamily<C> family, Preset preset) {
        return Stream.of(50, 5_000, 200_000)
                .flatMap(cells -> Stream.of(500, 30_000)
                        .flatMap(genes -> Stream.of(1, 4).flatMap(batches -> Stream.of(0, 3, 60)
                                .flatMap(labels -> Stream.of(true, false).flatMap(counted -> Stream.of(false, true)
                                        .map(images ->
                                                new DataSummary(cells, genes, batches, labels, counted, images)))))))
                .map(data -> family.start(preset, data))
                .distinct();
    }
}
