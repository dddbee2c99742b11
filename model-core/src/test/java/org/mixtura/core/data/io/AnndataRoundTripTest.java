package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixtura.core.data.QualityFilter;
import org.mixtura.core.data.store.Spill;

/** What is written, real anndata reads as it was. Needs Debian's python3-anndata, which {@code .ci/run} installs. */
class AnndataRoundTripTest {

    private static final String PYTHON = "/usr/bin/python3";

    /** Fails with a message unless both files hold the same; arguments: the source and what was written. */
    private static final String COMPARE = """
            import sys, warnings
            warnings.filterwarnings('ignore')
            import anndata as ad, numpy as np, pandas as pd, scipy.sparse as sp
            a, b = ad.read_h5ad(sys.argv[1]), ad.read_h5ad(sys.argv[2])
            dense = lambda x: x.toarray() if sp.issparse(x) else np.asarray(x)
            def same(x, y, what):
                assert x.shape == y.shape, what
                assert np.array_equal(dense(x), dense(y)), what
            if a.X is not None:
                same(a.X, b.X, 'X')
            else:
                assert b.X is None, 'X'
            assert set(a.layers) == set(b.layers), (set(a.layers), set(b.layers))
            for name in a.layers:
                same(a.layers[name], b.layers[name], name)
            pd.testing.assert_frame_equal(a.obs, b.obs)
            pd.testing.assert_frame_equal(a.var, b.var)
            assert 'mixtura_import' in b.uns
            """;

    @TempDir
    private Path folder;

    private final DatasetReaders readers = new DatasetReaders();

    @BeforeAll
    static void needsAnndata() {
        boolean there;
        try {
            there = Files.isExecutable(Path.of(PYTHON)) && run("import anndata").isEmpty();
        } catch (IOException | InterruptedException e) {
            there = false;
        }
        assumeTrue(there, "python3-anndata is not installed");
    }

    /** What the script wrote to its error stream; empty when it ended well. */
    private static String run(String script, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(PYTHON, "-c", script));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        var process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() == 0 ? "" : output;
    }

    private Path imported(Path source, ImportRequest.Changes changes) {
        Path out = folder.resolve("out.h5ad");
        new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(ImportRequest.of(source, ReadOptions.DETECT, changes), out);
        return out;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csr.h5ad",
                "csr_gzip.h5ad",
                "csr_lzf.h5ad",
                "csc.h5ad",
                "dense.h5ad",
                "layers_counts.h5ad",
                "layers_spliced.h5ad",
                "no_x.h5ad",
                "ensembl_index.h5ad",
                "int_categories.h5ad",
                "flag_categories.h5ad",
                "duplicate_genes.h5ad",
                "large_lzf.h5ad"
            })
    void a_file_of_anndata_comes_back_identical(String fixture) throws IOException, InterruptedException {
        Path source = Fixture.file(fixture);

        Path out = imported(source, ImportRequest.Changes.NONE);

        assertThat(run(COMPARE, source.toString(), out.toString())).isEmpty();
    }

    @Test
    void what_is_not_kept_is_left_out_of_all_tables() throws IOException, InterruptedException {
        Path source = Fixture.file("layers_counts.h5ad");
        var changes = new ImportRequest.Changes(
                new QualityFilter(6, 4, 1),
                false,
                false,
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                0);

        Path out = imported(source, changes);

        // The same filter in numpy, on the layer that holds the counts.
        String filtered = """
                import sys, warnings
                warnings.filterwarnings('ignore')
                import anndata as ad, numpy as np
                a = ad.read_h5ad(sys.argv[1])
                x = a.layers['counts'].toarray()
                cells = (x > 0).sum(axis=1) >= 6
                genes = (x[cells] > 0).sum(axis=0) >= 4
                assert 0 < cells.sum() < len(cells) and 0 < genes.sum() < len(genes)
                b = a[cells, genes].copy()
                for c in list(b.obs.columns):
                    if b.obs[c].dtype.name == 'category':
                        b.obs[c] = a.obs[c][cells]
                b.write_h5ad(sys.argv[2])
                """;
        Path expected = folder.resolve("expected.h5ad");
        assertThat(run(filtered, source.toString(), expected.toString())).isEmpty();
        assertThat(run(COMPARE, expected.toString(), out.toString())).isEmpty();
    }

    @Test
    void columns_of_tables_keep_their_types() throws IOException, InterruptedException {
        var counts = new StringBuilder("barcode,CD3D,MS4A1,LYZ\n");
        var labels = new StringBuilder("barcode,reads,gaps,score,cluster,kept\n");
        for (int cell = 0; cell < 120; cell++) {
            counts.append("c%d,%d,1,%d%n".formatted(cell, cell % 3, cell % 5));
            labels.append("c%d,%d,%s,%d.5,%d,%s%n"
                    .formatted(
                            cell,
                            1000 + cell,
                            cell == 7 ? "" : "" + cell,
                            cell,
                            cell % 4,
                            cell % 3 == 0 ? "TRUE" : "FALSE"));
        }
        Path data = Files.writeString(folder.resolve("data.csv"), counts);
        Path table = Files.writeString(folder.resolve("labels.csv"), labels);
        Path out = folder.resolve("out.h5ad");
        new DatasetImport(readers, new Spill(folder, Spill.USUAL_ENTRIES))
                .run(ImportRequest.labelled(data, ReadOptions.DETECT, List.of(table), TableMatch.WHOLE), out);

        String check = """
                import sys, warnings
                warnings.filterwarnings('ignore')
                import anndata as ad, pandas as pd
                a, t = ad.read_h5ad(sys.argv[1]), pd.read_csv(sys.argv[2], index_col=0)
                assert a.obs['reads'].dtype == 'int64' and list(a.obs['reads']) == list(t['reads'])
                assert a.obs['gaps'].dtype == 'Int64' and a.obs['gaps'].isna().sum() == 1 and a.obs['gaps'][8] == 8
                assert a.obs['score'].dtype == 'float64' and list(a.obs['score']) == list(t['score'])
                assert a.obs['cluster'].cat.categories.dtype == 'int64' and list(a.obs['cluster']) == list(t['cluster'])
                assert a.obs['kept'].dtype == 'bool' and list(a.obs['kept']) == list(t['kept'])
                """;
        assertThat(run(check, out.toString(), table.toString())).isEmpty();
    }

    /** AnnData itself refuses to open such a file; what is made of it opens. */
    @Test
    void levels_that_are_listed_twice_are_one_in_what_anndata_reads() throws IOException, InterruptedException {
        Path source = folder.resolve("twice.h5ad");
        String make = """
                import sys, warnings
                warnings.filterwarnings('ignore')
                import anndata as ad, h5py, numpy as np, pandas as pd, scipy.sparse as sp
                obs = pd.DataFrame({'type': pd.Categorical(['T', 'B', 'C', 'T', 'C', None])}, index=[f'c{i}' for i in range(6)])
                ad.AnnData(sp.csr_matrix(np.arange(18).reshape(6, 3).astype('float32')), obs=obs).write_h5ad(sys.argv[1])
                with h5py.File(sys.argv[1], 'r+') as f:
                    f['obs/type/categories'][1] = 'B'
                try:
                    ad.read_h5ad(sys.argv[1])
                except Exception:
                    sys.exit(0)
                sys.exit('anndata reads it')
                """;
        assertThat(run(make, source.toString())).isEmpty();
        assertThat(new DatasetInspector(readers)
                        .inspect(source, ReadOptions.DETECT)
                        .problems())
                .filteredOn(found -> found.code().equals("repeated-levels"))
                .singleElement()
                .satisfies(found -> assertThat(found.what()).contains("type"));

        Path out = imported(source, ImportRequest.Changes.NONE);

        String check = """
                import sys, warnings
                warnings.filterwarnings('ignore')
                import anndata as ad
                a = ad.read_h5ad(sys.argv[1])
                assert list(a.obs['type'].cat.categories) == ['B', 'T'], a.obs['type'].cat.categories
                assert list(a.obs['type'])[:5] == ['T', 'B', 'B', 'T', 'B'] and a.obs['type'].isna()[5]
                assert 'repeated' in a.uns['mixtura_import'] or 'listed twice' in a.uns['mixtura_import']
                """;
        assertThat(run(check, out.toString())).isEmpty();
    }

    @Test
    void edited_columns_are_what_anndata_reads() throws IOException, InterruptedException {
        Path source = folder.resolve("spelled.h5ad");
        String make = """
                import sys, warnings
                warnings.filterwarnings('ignore')
                import anndata as ad, numpy as np, pandas as pd, scipy.sparse as sp
                obs = pd.DataFrame({'type': pd.Categorical(['T', 't ', 'B', 'T', 'Unknown', None])}, index=[f'c{i}' for i in range(6)])
                ad.AnnData(sp.csr_matrix(np.arange(18).reshape(6, 3).astype('float32')), obs=obs).write_h5ad(sys.argv[1])
                """;
        assertThat(run(make, source.toString())).isEmpty();
        var edits = ColumnEdits.NONE.merging("type").withMissing("type", List.of("Unknown"));

        Path out = imported(source, ImportRequest.Changes.NONE.with(edits));

        String check = """
                import sys, warnings
                warnings.filterwarnings('ignore')
                import anndata as ad
                a, b = ad.read_h5ad(sys.argv[1]), ad.read_h5ad(sys.argv[2])
                assert list(a.obs['type'].cat.categories) == ['B', 'T'], a.obs['type'].cat.categories
                assert list(a.obs['type'])[:4] == ['T', 'T', 'B', 'T'] and a.obs['type'].isna().sum() == 2
                assert list(b.obs['type'].cat.categories) == ['B', 'T', 'Unknown', 't ']
                """;
        assertThat(run(check, out.toString(), source.toString())).isEmpty();
    }

    @Test
    void a_loom_file_becomes_one_that_anndata_reads_with_all_its_layers() throws IOException, InterruptedException {
        Path out = imported(Fixture.file("loom_v3.loom"), ImportRequest.Changes.NONE);

        String check = """
                import sys, warnings
                warnings.filterwarnings('ignore')
                import anndata as ad, numpy as np
                a = ad.read_h5ad(sys.argv[1])
                expected = np.loadtxt(sys.argv[2], delimiter=',')
                assert set(a.layers) == {'spliced'}
                assert np.array_equal(a.layers['spliced'].toarray(), expected)
                assert a.X.shape == expected.shape and not np.array_equal(a.X.toarray(), expected)
                assert a.var_names[0] == 'CD3D' and a.var['gene_ids'][0] == 'ENSG00000000001'
                assert a.obs_names[0] == 'CELL00-1' and list(a.obs['Clusters'][:3]) == ['B', 'T', 'NK']
                """;
        assertThat(run(check, out.toString(), Fixture.file("counts.csv").toString()))
                .isEmpty();
    }
}
