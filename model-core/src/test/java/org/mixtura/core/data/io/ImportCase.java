package org.mixtura.core.data.io;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.Column;
import org.mixtura.core.data.CountMatrix;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.data.GeneTable;
import org.mixtura.core.data.NumberType;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.hdf5.Hdf5Type;
import org.mixtura.core.data.hdf5.Hdf5Writer;
import org.mixtura.core.data.store.Spill;

/** What tests of {@link DatasetImport} share: a folder, small files, and imports into them. */
abstract class ImportCase {

    @TempDir
    Path folder;

    final DatasetReaders readers = new DatasetReaders();

    /** A loom file of two genes and three cells with attributes of several types. */
    Path loom(String name, String... chromosomes) throws IOException {
        Path file = folder.resolve(name);
        try (var out = new Hdf5Writer(file)) {
            var matrix = out.root().dataset("matrix", Hdf5Type.FLOAT32, 2, 3);
            matrix.write(new float[] {1, 0, 2, 0, 3, 4}, 6);
            var rows = out.root().group("row_attrs");
            rows.texts("Gene", List.of("CD3D", "LYZ"));
            rows.texts("Accession", List.of("ENSG00000000001", "ENSG00000000002"));
            rows.texts("Chromosome", List.of(chromosomes));
            var starts = rows.dataset("Start", Hdf5Type.INT32, 2);
            starts.write(700L);
            starts.write(-3L);
            var columns = out.root().group("col_attrs");
            columns.texts("CellID", List.of(name + "1", name + "2", name + "3"));
            out.finish();
        }
        return file;
    }

    Frame genesOf(Path written) throws IOException {
        try {
            var study = new StudyReader(readers).read(written, ReadOptions.DETECT, new ImportLog());
            return study.genes();
        } catch (UnreadableData e) {
            throw new IOException(e);
        }
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    CellDataset imported(ImportRequest request) {
        Path out = folder.resolve("out.h5ad");
        new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES)).run(request, out);
        return readers.read(out, ReadOptions.DETECT);
    }

    ImportRequest request(List<Path> sources, List<Path> tables, BarcodeRule rule) {
        return new ImportRequest(
                sources,
                ReadOptions.DETECT,
                tables,
                new TableMatch(rule, false),
                "plate",
                List.of(),
                GeneJoin.ALL,
                ImportRequest.Changes.NONE);
    }

    List<Path> plates() throws IOException {
        return List.of(
                file("p1.csv", ",CD3D,MS4A1\nA1,1,0\nA2,0,12\n"), file("p2.csv", ",MS4A1,LYZ\nA1,5,6\nB7,0,3\n"));
    }

    static ImportRequest.Changes changes(QualityFilter filter, boolean sum, Optional<Integer> some) {
        return new ImportRequest.Changes(filter, false, sum, Optional.empty(), some, some.map(_ -> "cell_type"), 1);
    }

    static List<String> texts(CellDataset data, String name) {
        Column column = data.cells().column(name).orElseThrow();
        return java.util.stream.IntStream.range(0, column.size())
                .mapToObj(column::text)
                .toList();
    }

    ImportReport report(List<Path> sources, GeneJoin genes) {
        return new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(
                        new ImportRequest(
                                sources,
                                ReadOptions.DETECT,
                                List.of(),
                                TableMatch.WHOLE,
                                "batch",
                                List.of(),
                                genes,
                                ImportRequest.Changes.NONE),
                        folder.resolve("report.h5ad"));
    }

    Path clustering(String name, int genes) {
        try (var out = HdfFile.write(folder.resolve(name))) {
            float[][] counts = new float[12][genes];
            int[] types = new int[12];
            for (int cell = 0; cell < 12; cell++) {
                types[cell] = cell % 3;
                for (int gene = 0; gene < genes; gene++) {
                    counts[cell][gene] = (cell * 7 + gene * 3) % 5;
                }
            }
            out.putDataset("X", counts);
            out.putDataset("Y", types);
        }
        return folder.resolve(name);
    }

    /** Two cells and genes with these matrices beside X. */
    Path withLayers(String name, String... layers) throws IOException {
        var genes = new GeneTable(List.of("CD3D", "LYZ"), List.of("CD3D", "LYZ"));
        var matrices = new java.util.LinkedHashMap<String, CountMatrix>();
        matrices.put("X", CsrMatrix.of(2, new int[] {0, 2, 4}, new int[] {0, 1, 0, 1}, new float[] {1, 2, 3, 4}));
        for (String layer : layers) {
            matrices.put(layer, CsrMatrix.of(2, new int[] {0, 1, 2}, new int[] {0, 1}, new float[] {5, 6}));
        }
        Path file = folder.resolve(name);
        H5adWriter.write(
                new Study(
                        name,
                        new Frame(Frame.INDEX, new CellTable(List.of(name + "1", name + "2"), List.of())),
                        StudyReader.frame(genes, List.of()),
                        genes,
                        matrices,
                        "X"),
                new Annotations(),
                file);
        return file;
    }

    /** Two cells with columns of all types and a layer. */
    Path study(String name, List<String> grades, List<String> levels, String batch) throws IOException {
        var cells = new CellTable(
                List.of(name + "1", name + "2"),
                List.of(
                        Column.Categorical.of("batch", List.of(batch, batch)),
                        new Column.Categorical(
                                "grade",
                                levels,
                                grades.stream().mapToInt(levels::indexOf).toArray(),
                                Column.Levels.TEXT,
                                true),
                        new Column.Categorical(
                                "flag", List.of("False", "True"), new int[] {1, 0}, Column.Levels.FLAG, false),
                        new Column.Numeric(
                                "number", new double[] {7, 8}, new NumberType(2, NumberType.Form.SIGNED, false))));
        var genes = new GeneTable(List.of("CD3D", "LYZ"), List.of("CD3D", "LYZ"));
        var matrices = new java.util.LinkedHashMap<String, CountMatrix>();
        matrices.put("X", CsrMatrix.of(2, new int[] {0, 2, 4}, new int[] {0, 1, 0, 1}, new float[] {1, 2, 3, 4}));
        matrices.put(
                "layers/double",
                CsrMatrix.of(2, new int[] {0, 2, 4}, new int[] {0, 1, 0, 1}, new float[] {2, 4, 6, 8}));
        Path file = folder.resolve(name);
        H5adWriter.write(
                new Study(
                        name, new Frame(Frame.INDEX, cells), StudyReader.frame(genes, List.of()), genes, matrices, "X"),
                new Annotations(),
                file);
        return file;
    }
}
