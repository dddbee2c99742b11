package org.mixtura.core.data.io;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What is said of files that no reader takes: what they are, and how their data can be had. */
final class UnknownFormat {

    private static final String KNOWN =
            "Choose HDF5 (.h5ad, 10x .h5, .loom), a 10x folder, Matrix Market (.mtx), or a table (.csv, .tsv).";

    private UnknownFormat() {}

    static UnreadableData of(Path source) {
        FileKind kind = FileKind.of(source);
        if (kind == FileKind.MISSING) {
            return FileKind.notReadable(source, new NoSuchFileException(source.toString()));
        }
        var damage = kind == FileKind.GZIP ? FileKind.damage(source) : Optional.<UnreadableData>empty();
        if (damage.isPresent()) {
            return damage.get();
        }
        return new UnreadableData(
                        kind == FileKind.EMPTY ? "empty-file" : "unknown-format",
                        "%s is %s, and no data set that can be read.".formatted(source.getFileName(), kind.words()),
                        why(kind),
                        remedy(kind))
                .with(new Fix.ChooseOther());
    }

    private static String why(FileKind kind) {
        return switch (kind) {
            case WEB_PAGE -> "A download that failed often leaves a page with an error message.";
            case GZIP -> "It holds no table; other compressed data sets must be unpacked first.";
            case XZ, BZIP2, ZSTD, SEVEN_ZIP ->
                "Of compressed files only those of gzip are unpacked while they are read.";
            case ZIP, TAR -> "An archive holds other files.";
            case LFS_POINTER -> "It says where the data are, which were not downloaded with it.";
            case EMPTY -> "The copy or download did not finish.";
            case R_OBJECT -> "Objects of R, such as those of Seurat, can be read by R only.";
            case EXCEL -> "Spreadsheets also change names of genes, for example SEPT2 to a date.";
            case ZARR, NUMPY, PARQUET -> "This layout cannot be read here.";
            default -> "The format is told from the file's content, not from its name.";
        };
    }

    private static String remedy(FileKind kind) {
        return switch (kind) {
            case GZIP -> "Unpack it (gunzip FILE) and open what comes out.";
            case XZ -> "Unpack it (unxz FILE) and open what comes out.";
            case BZIP2 -> "Unpack it (bunzip2 FILE) and open what comes out.";
            case ZSTD -> "Unpack it (unzstd FILE) and open what comes out.";
            case SEVEN_ZIP -> "Unpack it (7z x FILE) and open what comes out.";
            case ZIP -> "Unpack it (unzip FILE) and open the file or folder with the counts.";
            case TAR -> "Unpack it (tar xf FILE) and open the file or folder with the counts.";
            case R_OBJECT ->
                "In R, write the counts into a new folder and open that folder: o <- readRDS(FILE);"
                        + " m <- Seurat::GetAssayData(o, layer = \"counts\"); Matrix::writeMM(m, \"matrix.mtx\");"
                        + " writeLines(colnames(m), \"barcodes.tsv\"); writeLines(rownames(m), \"genes.tsv\");"
                        + " write.csv(o@meta.data, \"cells.csv\"), whose columns can be joined as labels.";
            case EXCEL ->
                "Take the table as it was before, or save the sheet as tab-separated text and check the names.";
            case ZARR -> "Write it as one file: in Python anndata.read_zarr(FOLDER).write_h5ad('data.h5ad').";
            case LFS_POINTER ->
                "Fetch the file itself: git lfs pull in its folder, or the download button of the web page.";
            case NUMPY, PARQUET -> "Write it as .h5ad or as a table: in Python with anndata or pandas.";
            default -> KNOWN;
        };
    }
}
