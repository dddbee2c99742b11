package org.mixtura.core.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mixtura.core.component.EditedComponents;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.FloatMatrix;
import org.mixtura.core.embed.LatentMixture;
import org.mixtura.core.layer.RunLayers;
import org.mixtura.core.prep.Preparation;
import org.mixtura.core.run.ColumnRef;
import org.mixtura.core.run.StoredRun;

/**
 * A run on its way out.
 *
 * @param run the run
 * @param name what it is called in the file, unique there
 * @param model what its model is called, for example {@code scVI}
 * @param mixture the components of its model, if it has such
 * @param probabilities cells x components, if it has such
 * @param fromData the command that trains it again from its data set alone
 * @param arms how many encoders its model has whose codes lie side by side in the latent codes; 1 for most
 */
public record ExportedRun(
        StoredRun run,
        String name,
        String model,
        Optional<LatentMixture> mixture,
        Optional<FloatMatrix> probabilities,
        String fromData,
        int arms) {

    /**
     * A column that the run has found.
     *
     * @param column under its name in the file
     * @param own as the run has it
     */
    record Found(Column column, Column own) {}

    /** The same as other programs want its cells: barcodes differ, and who has no batch is of none that the training made up. */
    ExportedRun plain() {
        var cells = run.cells().unique();
        var named = run.batch()
                .map(Column::asCategorical)
                .map(batch -> cells.replacing(batch.without(List.of(Preparation.NO_BATCH))))
                .orElse(cells);
        return new ExportedRun(run.withCells(named), name, model, mixture, probabilities, fromData, arms);
    }

    /** The columns that the user has given, and what the run has found. */
    List<Column> columns() {
        return Stream.concat(givenColumns().stream(), foundColumns().stream()).toList();
    }

    /** The columns that the user has given: those of the data set, of tables and names for cells. */
    List<Column> givenColumns() {
        return run.cells().columns().stream()
                .filter(column -> !isFound(column.name()))
                .toList();
    }

    private static boolean isFound(String column) {
        return StoredRun.isOwn(column) || column.equals(EditedComponents.COLUMN);
    }

    /** Those of them that the data set does not have: from tables of labels, and names that the user gave to cells. */
    Set<String> joinedColumns() {
        var joined = new HashSet<>(layers().labels().keySet());
        Stream.of(run.spec().labels(), run.spec().batch())
                .flatMap(Optional::stream)
                .filter(ref -> ref.file().isPresent())
                .map(ColumnRef::column)
                .forEach(joined::add);
        return joined;
    }

    /** What lies on top of the run. */
    RunLayers layers() {
        return RunLayers.of(run.folder());
    }

    /** The columns that the run has found, named after it; where it has components also how unsure each cell is. */
    List<Column> foundColumns() {
        return found().stream().map(Found::column).toList();
    }

    List<Found> found() {
        var edited = layers().components()
                .filter(each -> each.cells().length == run.cells().size())
                .map(EditedComponents::column);
        var found = new ArrayList<Found>();
        for (Column column : run.cells().columns()) {
            switch (column.name()) {
                case EditedComponents.COLUMN -> {}
                case StoredRun.COMPONENT -> {
                    edited.ifPresent(users -> found.add(new Found(users.named(name + "_component"), users)));
                    found.add(new Found(
                            column.named(name + (edited.isPresent() ? "_component_model" : "_component")), column));
                }
                case StoredRun.COMPONENT_PROBABILITY ->
                    found.add(new Found(column.named(name + "_confidence"), column));
                case StoredRun.ARMS_AGREE -> found.add(new Found(consensus(column), column));
                case String own
                when own.startsWith(StoredRun.OF_ARM) ->
                    found.add(new Found(column.named(name + "_component_arm" + arm(own)), column));
                case String own when isFound(own) -> found.add(new Found(column.named(name + "_" + own), column));
                default -> {}
            }
        }
        probabilities.map(this::entropy).ifPresent(entropy -> found.add(new Found(entropy, entropy)));
        return List.copyOf(found);
    }

    /** From 0, as the codes of the arms are called. */
    private static int arm(String column) {
        return Integer.parseInt(column.substring(StoredRun.OF_ARM.length())) - 1;
    }

    /** True where all arms give the cell one category; the first level of the run's own column says so. */
    private Column consensus(Column agree) {
        return new Column.Categorical(
                name + "_consensus",
                List.of("False", "True"),
                Arrays.stream(agree.asCategorical().codes())
                        .map(code -> code == 0 ? 1 : 0)
                        .toArray(),
                Column.Levels.FLAG,
                false);
    }

    /** In nats: 0 for a cell in one component, log K for one between all. */
    private Column entropy(FloatMatrix p) {
        return new Column.Numeric(
                name + "_entropy",
                IntStream.range(0, p.rows())
                        .mapToDouble(cell -> IntStream.range(0, p.columns())
                                .mapToDouble(k -> p.at(cell, k))
                                .map(share -> share > 0 ? -share * Math.log(share) : 0)
                                .sum())
                        .toArray());
    }

    /** The key of the latent codes among coordinates, for example {@code X_scVI}. */
    String latentKey() {
        String plain = model.contains(" ") ? run.spec().model() : model;
        return "X_" + plain.replaceAll("[^A-Za-z0-9_]", "");
    }

    /** The codes of each arm, cells x dimensions; none where there is one. */
    List<FloatMatrix> armCodes() {
        var latent = run.latent();
        int width = latent.columns() / arms;
        return arms < 2
                ? List.of()
                : IntStream.range(0, arms)
                        .mapToObj(arm -> part(latent, arm * width, width))
                        .toList();
    }

    private static FloatMatrix part(FloatMatrix latent, int from, int width) {
        float[] values = new float[latent.rows() * width];
        for (int row = 0; row < latent.rows(); row++) {
            System.arraycopy(latent.values(), row * latent.columns() + from, values, row * width, width);
        }
        return new FloatMatrix(latent.rows(), width, values);
    }

    /** What trains the run again where its folder is. */
    String command() {
        String folder = String.valueOf(run.folder().getFileName());
        return "mixtura train --config %s/run.json --out %s-again".formatted(folder, folder);
    }

    /** The rows of the data set, for two runs to be compared. */
    boolean hasCellsOf(ExportedRun other) {
        return Arrays.equals(run.sourceRows(), other.run.sourceRows());
    }
}
