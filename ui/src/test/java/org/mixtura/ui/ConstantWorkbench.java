package org.mixtura.ui;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mixtura.core.DeviceReport;
import org.mixtura.core.DrawnFigure;
import org.mixtura.core.DrawnPage;
import org.mixtura.core.FigureRequest;
import org.mixtura.core.FigureSpec;
import org.mixtura.core.ReadingSpeed;
import org.mixtura.core.RunGroups;
import org.mixtura.core.Verification;
import org.mixtura.core.Workbench;
import org.mixtura.core.data.ExpressionSource;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.io.BarcodeRule;
import org.mixtura.core.data.io.FilterEffect;
import org.mixtura.core.data.io.LabelFile;
import org.mixtura.core.data.io.ReadOptions;
import org.mixtura.core.infer.Watcher;
import org.mixtura.core.model.ModelFamily;
import org.mixtura.core.model.families.ModelFamilies;
import org.mixtura.core.run.Environment;
import org.mixtura.core.run.RunRequest;
import org.mixtura.core.run.RunSpec;
import org.mixtura.core.run.StoredRun;
import org.mixtura.core.train.RunControl;
import org.mixtura.core.train.TrainListener;

/** What a workbench answers alike in all tests, and what none of them asks; the model families are the real ones. */
abstract class ConstantWorkbench implements Workbench {

    @Override
    public ReadingSpeed readingSpeed(Path data, int[] rows, int batchSize) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void tell(Path folder, RunControl wish) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void prepare(RunSpec spec, Path folder) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredRun> work(Path folder, boolean fresh, TrainListener listener, RunControl control) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunSpec resolve(RunRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunSpec override(RunSpec spec, List<String> overrides, long seed, String device, int threads) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunSpec readSpec(JsonNode json, Path base) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExpressionSource expression(StoredRun run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunGroups groups(StoredRun run) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DrawnFigure figure(StoredRun run, FigureRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DrawnPage draw(FigureSpec spec, Watcher watcher) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FigureSpec readFigureSpec(Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean describes(Path file, FigureSpec spec) {
        return false;
    }

    @Override
    public void writeFigureSpec(FigureSpec spec, Path file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> adjusted(RunRequest request) {
        return List.of();
    }

    @Override
    public List<String> notes(RunSpec spec) {
        return List.of();
    }

    @Override
    public Path importsFolder() {
        return Path.of("imports").toAbsolutePath();
    }

    @Override
    public Path demoData() {
        return Path.of("demo_pbmc800.h5ad").toAbsolutePath();
    }

    @Override
    public List<DeviceReport> devices() {
        return List.of(
                new DeviceReport("cpu", true, "A training step ran on 2 cores."),
                new DeviceReport("cuda:0", false, "No NVIDIA driver was found."));
    }

    @Override
    public LabelFile.Offer offerTables(Path data, ReadOptions options, List<Path> tables, Optional<String> barcodes) {
        return new LabelFile.Offer(
                List.of("barcode", "well", "cell_type"),
                Optional.of(barcodes.orElse("barcode")),
                List.of(
                        new LabelFile.Match(new BarcodeRule.WithoutSuffix(), 790, 800),
                        new LabelFile.Match(BarcodeRule.EXACT, 5, 800)),
                Optional.empty());
    }

    /** A cell goes for each gene that is asked for, and a gene for each cell. */
    @Override
    public FilterEffect filterEffect(Path data, ReadOptions options, QualityFilter filter) {
        return new FilterEffect(
                Samples.CELLS,
                Samples.CELLS - filter.minGenes(),
                16_791,
                16_791 - filter.minCells(),
                filter.minGenes(),
                0,
                filter.minCells(),
                true);
    }

    @Override
    public Optional<Verification> verify(StoredRun run, TrainListener listener, RunControl control) {
        var here = new Environment("test", "25", "2.7.1", "here", "");
        return Optional.of(
                new Verification(Verification.Verdict.EQUIVALENT, List.of("metrics.csv"), 1.25, 1.5, 0.95, here, here));
    }

    @Override
    public List<ModelFamily<?>> models() {
        return new ModelFamilies().all();
    }
}
