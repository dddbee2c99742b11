package org.mixtura.core;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.component.StateAgreement;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.ImportReport;
import org.mixtura.core.data.io.ImportRequest;
import org.mixtura.core.data.io.Inspection;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.embed.LatentMovie;
import org.mixtura.core.export.ExportFormat;
import org.mixtura.core.export.Exported;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;
import org.mixtura.core.worker.QueueState;

/**
 * The one facade: what the window and the command line can ask for. Calls block and may take long; call them from a
 * background thread. They throw {@link org.mixtura.core.error.WorkbenchException} for whatever a user can mend.
 */
public interface Workbench {

    /** All model families, in the order to show them. */
    List<ModelFamily<?>> models();

    /** The import check of a file or folder. Problems of the data are in the result, not thrown. */
    Inspection inspect(Path data, ReadOptions options);

    /**
     * Writes a new .h5ad file of one data set or of several: joined, with columns from tables, filtered. The sources are
     * not changed.
     *
     * @param out must not exist
     * @throws org.mixtura.core.error.DataProblem when something cannot be read or matched, or nothing is left
     * @throws org.mixtura.core.error.ConfigProblem when the request contradicts itself or the file exists
     */
    ImportReport importData(ImportRequest request, Path out);

    /**
     * The ways in which rows of a table find cells of a data set.
     *
     * @param tables one, or several with the same columns
     * @param barcodes the column of the table that holds barcodes; empty: it is found by what it holds
     * @throws org.mixtura.core.error.DataProblem when data set or table cannot be read, or there is no such column
     */
    LabelFile.Offer offerTables(Path data, ReadOptions options, List<Path> tables, Optional<String> barcodes);

    /** Where data sets are put that are made of others and that nobody gave a place. */
    Path importsFolder();

    /**
     * What a quality filter would leave of a data set.
     *
     * @throws org.mixtura.core.error.DataProblem when it cannot be read
     */
    FilterEffect filterEffect(Path data, ReadOptions options, QualityFilter filter);

    /**
     * How fast the cells of a data set reach a model: gathers minibatches as training does.
     *
     * @param rows the cells, in the order in which they are gathered
     */
    ReadingSpeed readingSpeed(Path data, int[] rows, int batchSize);

    /**
     * Reads the data set's size, takes the preset for it, and applies the changes.
     *
     * @throws org.mixtura.core.error.ConfigProblem when a model, key or value is wrong
     * @throws org.mixtura.core.error.DataProblem when the data set or a column cannot be used
     */
    RunSpec resolve(RunRequest request);

    /**
     * How long a run would train on this machine, told from a trial of some seconds the first time, and remembered.
     *
     * @throws org.mixtura.core.error.ConfigProblem when the settings do not fit the data
     * @throws org.mixtura.core.error.DataProblem when the data cannot be used, or there are too few cells to train on
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants to know
     */
    TrainingTime trainingTime(RunSpec spec, Watcher watcher);

    /** What {@link #resolve} changes in a preset beyond what was asked for, so that it fits, a sentence each. */
    List<String> adjusted(RunRequest request);

    /**
     * What a user should know about the data of a run before it trains, a paragraph each: how a table was read, what may be
     * wrong with the counts, how many cells a table of labels leads to.
     *
     * @throws org.mixtura.core.error.DataProblem when the data set or a column cannot be used
     */
    List<String> notes(RunSpec spec);

    /**
     * A specification with some settings changed, each {@code key=value}.
     *
     * @throws org.mixtura.core.error.ConfigProblem when a key or value is wrong
     */
    RunSpec override(RunSpec spec, List<String> overrides, long seed, String device, int threads);

    /**
     * Reads a specification from JSON; relative paths count from {@code base}.
     *
     * @throws org.mixtura.core.error.ConfigProblem when a key or value is wrong
     */
    RunSpec readSpec(JsonNode json, Path base);

    /**
     * Trains a model and writes its run folder, which must not exist or be empty.
     *
     * @return the finished run; empty after {@link RunControl#discard} and when it was stopped in its first epoch, and
     *     then the folder is gone
     */
    Optional<StoredRun> train(RunSpec spec, Path folder, TrainListener listener, RunControl control);

    /**
     * Goes on with a run that was interrupted or stopped, after its last whole epoch. On the CPU its metrics are those of
     * a run that was never interrupted, to the last digit.
     *
     * @return the run; empty after {@link RunControl#discard}, which leaves the run as it was
     */
    Optional<StoredRun> resume(Path folder, TrainListener listener, RunControl control);

    /**
     * Puts a new run at the end of the queue; it starts when nothing else of the queue trains. Watch it with {@link
     * #follow}.
     *
     * @param folder must not exist or be empty
     */
    void enqueue(RunSpec spec, Path folder);

    /** Puts a run that was interrupted or stopped at the end of the queue, to go on. */
    void enqueue(Path folder);

    /**
     * Leaves a new run in its folder for a scheduler outside of this program, which has it trained with {@link #work}.
     *
     * @param folder must not exist or be empty
     */
    void prepare(RunSpec spec, Path folder);

    /**
     * Trains in this process what was left in a run folder: a new run, or one that was interrupted. This is what a worker
     * process does.
     *
     * @param fresh whether nobody prepared this start, so that what an earlier worker was told must be forgotten
     * @return the run; empty when nothing was kept
     */
    Optional<StoredRun> work(Path folder, boolean fresh, TrainListener listener, RunControl control);

    /** What trains from the queue, and what waits. */
    QueueState queue();

    /** Takes a waiting run out of the queue; false when it does not wait there. */
    boolean dequeue(Path folder);

    /**
     * Watches a run that trains, also one that another process started, from its beginning to its end.
     *
     * @return the run; empty when nothing was kept
     */
    Optional<StoredRun> follow(Path folder, TrainListener listener, RunControl control);

    /**
     * Tells a run that trains what is wanted of it, without watching it.
     *
     * @throws org.mixtura.core.error.ConfigProblem when it does not train
     */
    void tell(Path folder, RunControl wish);

    /** Where a run is in its life. */
    RunPhase phase(Path folder);

    /**
     * Where a run is and how it ended, quickly and also where no run has begun; the queue is not asked.
     *
     * @throws org.mixtura.core.error.StorageProblem when a file of the run is damaged
     */
    RunGlance glance(Path folder);

    /** What a run trains, whether it waits, trains or is complete. */
    RunSpec specOf(Path folder);

    /** Reads a finished run back. */
    StoredRun openRun(Path folder);

    /** The expression of the run's cells, read again from the run's data set. */
    ExpressionSource expression(StoredRun run);

    /** The bundled demo data set as a file. */
    Path demoData();

    /**
     * Agreement of clusters of the latent space with known types, and how well batches mix in it.
     *
     * @throws org.mixtura.core.error.ConfigProblem when there are neither labels nor batches
     * @throws org.mixtura.core.error.DataProblem when there is no such column
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants it; asked before each clustering
     */
    Evaluation evaluate(StoredRun run, EvaluationRequest request, Watcher watcher);

    /**
     * The clusters that {@link #evaluate} compares, and the corrected latent codes that they are found in. As many as there are
     * types, or as the run has clusters where no types are known.
     *
     * @throws org.mixtura.core.error.ConfigProblem when a correction is asked for and there are no batches
     * @throws org.mixtura.core.error.DataProblem when there is no such column
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants it
     */
    ClusteredCells clustered(StoredRun run, EvaluationRequest request, Watcher watcher);

    /**
     * Writes evaluations. As {@code .xlsx} they are a workbook with a tab for each approach (model, correction, clustering)
     * and a line in it for each run. Else they are CSV, one score a line: {@code part,score,value}, where the part is a
     * clustering or {@code mixing}; of several also the run and the correction.
     *
     * @param evaluated at least one
     * @throws org.mixtura.core.error.StorageProblem when the file cannot be written
     */
    void writeEvaluations(List<EvaluatedRun> evaluated, Path file);

    /** What can be asked of a finished run's model: expression, likelihoods, new counts, comparisons. */
    RunOutputs outputs(StoredRun run);

    /**
     * Embeds the cells of another data set with a trained model and writes barcode and latent codes as CSV; where the model
     * divides cells, also the component of each, how probable it is, and the cell's place in the run's map. Genes are
     * matched by id, then by symbol; genes that the data set lacks count 0.
     *
     * @throws org.mixtura.core.error.DataProblem when fewer than a tenth of the model's genes are found, or a batch is
     *     none of training
     * @throws org.mixtura.core.error.ConfigProblem when a batch is given to a model without batches
     * @throws java.util.concurrent.CancellationException when the watcher no longer wants it; then no file is left
     */
    EmbedReport embed(StoredRun run, EmbedRequest request, Path csv, Watcher watcher);

    /** The components of a run's model; empty when it does not divide cells. */
    default Optional<RunComponents> components(StoredRun run) {
        return Optional.empty();
    }

    /**
     * The latent space of some of a run's cells while it was trained; empty where nothing was kept on the way.
     *
     * @throws org.mixtura.core.error.StorageProblem when a file of it is damaged
     */
    default Optional<LatentMovie> movie(StoredRun run) {
        return Optional.empty();
    }

    /** The images of a run; empty when its cells are none. */
    default Optional<RunImages> images(StoredRun run) {
        return Optional.empty();
    }

    /** What the counts say about groups of a run's cells. */
    RunGroups groups(StoredRun run);

    /**
     * Whether genes change alike along the states of several runs, for example with other seeds. The first run chooses the genes; those
     * that another lacks are left out.
     *
     * @param runs at least two of the same cells
     * @param arm from 0
     * @throws org.mixtura.core.error.ConfigProblem when a model has no states or no such arm, or the runs have no cells or genes in common
     * @throws org.mixtura.core.error.DataProblem when a data set has gone or changed, or the first run has no such gene
     */
    StateAgreement compareStates(List<StoredRun> runs, TraversalRequest request, int arm, Watcher watcher);

    /** A figure of a run with its numbers. */
    DrawnFigure figure(StoredRun run, FigureRequest request);

    /**
     * Draws a figure of one or several panels.
     *
     * @throws org.mixtura.core.error.ConfigProblem when a run is none, or has not what a panel shows
     * @throws org.mixtura.core.error.DataProblem when there is no column or gene of a name
     */
    DrawnPage draw(FigureSpec spec, Watcher watcher);

    /**
     * Reads how a figure is made from the file beside it.
     *
     * @throws org.mixtura.core.error.ConfigProblem when it is none, or of a later version
     * @throws org.mixtura.core.error.StorageProblem when it cannot be read
     */
    FigureSpec readFigureSpec(Path file);

    /**
     * Writes how a figure is made; runs are named relative to the file. A file that says the same already stays as it is.
     *
     * @throws org.mixtura.core.error.StorageProblem when it cannot be written
     */
    void writeFigureSpec(FigureSpec spec, Path file);

    /** Whether a file describes a figure already, in whatever words. */
    boolean describes(Path file, FigureSpec spec);

    /**
     * Writes runs in a form that other programs read.
     *
     * @param runs one; for h5ad also several of the same cells
     * @param out the file, or the folder of the formats that are one
     * @return what is to be known of it, for example what an .h5ad file could not take along
     * @throws ConfigProblem when it exists already (a table is written anew), or the runs do not belong together
     * @throws DataProblem when the data set is needed and has gone or changed
     * @throws StorageProblem when it cannot be written
     */
    Exported export(List<StoredRun> runs, ExportFormat format, Path out, Watcher watcher);

    /**
     * Writes the report of a project: its data, its runs side by side, and each run; one page of HTML.
     *
     * @param project its folder
     * @param out the file; one that is there is replaced
     * @throws ConfigProblem when there is no project, or nothing in it to report
     * @throws StorageProblem when something cannot be read or written
     */
    void report(Path project, Path out, Watcher watcher);

    /**
     * Trains a finished run again, elsewhere and only for this, and compares.
     *
     * @return empty when it was given up
     * @throws ConfigProblem when the run was stopped by hand
     * @throws DataProblem when the data set has gone or changed
     */
    Optional<Verification> verify(StoredRun run, TrainListener listener, RunControl control);

    /** The names of the runs that a data set carries because this program exported it; none in any other file. */
    List<String> carriedRuns(Path source);

    /**
     * Takes a run out of a data set that carries it.
     *
     * @param folder must not exist
     * @throws ConfigProblem when there is no such run, or the folder exists
     * @throws DataProblem when the file is damaged
     * @throws StorageProblem when the folder cannot be written
     */
    StoredRun restore(Path source, String run, Path folder);

    /** The folder of the user's own PyTorch library; empty when the one that comes with the program is used. */
    Optional<Path> torchFolder();

    /**
     * Lets runs from now on use the user's own PyTorch library, for example one that can use a GPU; empty: the one that
     * comes with the program.
     *
     * @throws org.mixtura.core.error.ConfigProblem when the folder holds no library of the right version
     */
    void useTorchFolder(Optional<Path> folder);

    /** What this machine can compute on, in plain words, after a real training step on each device. */
    List<DeviceReport> devices();
}
