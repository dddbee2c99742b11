package org.mixtura.core.data.io;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names by which tables call columns that are no counts of a gene or cell: measures and groups of cells, places and lengths
 * of genes. None of them is a symbol of the bundled gene sets.
 */
final class AnnotationNames {

    /** In small letters without signs, so that n_counts, nCount and N.Counts are one. */
    private static final Set<String> ABOUT_CELLS = Set.of(
            "ncounts",
            "ncount",
            "ncountrna",
            "nfeaturerna",
            "nfeature",
            "nfeatures",
            "ngenes",
            "ngene",
            "numi",
            "numis",
            "totalcounts",
            "totalcount",
            "totalumi",
            "totalumis",
            "total",
            "librarysize",
            "libsize",
            "numberofgenes",
            "ngenesbycounts",
            "log1ptotalcounts",
            "log1pngenesbycounts",
            "totalfeatures",
            "detectedgenes",
            "pctcountsmt",
            "pctcountsmito",
            "totalcountsmt",
            "log1ptotalcountsmt",
            "percentmt",
            "percentmito",
            "percentmitochondrial",
            "mitopercent",
            "mitoratio",
            "percentribo",
            "pctcountsribo",
            "pctcountsinhb",
            "cluster",
            "clusters",
            "clusterid",
            "seuratclusters",
            "leiden",
            "louvain",
            "celltype",
            "celltypes",
            "celltypeid",
            "celllabel",
            "cellline",
            "label",
            "labels",
            "annotation",
            "class",
            "classid",
            "group",
            "ct",
            "type",
            "ident",
            "origident",
            "batch",
            "batchid",
            "sample",
            "sampleid",
            "samples",
            "donor",
            "donorid",
            "patient",
            "patientid",
            "subject",
            "subjectid",
            "individual",
            "plate",
            "plateid",
            "lane",
            "library",
            "libraryid",
            "replicate",
            "condition",
            "treatment",
            "timepoint",
            "day",
            "stage",
            "age",
            "sex",
            "tissue",
            "doubletscore",
            "doubletscores",
            "predicteddoublet",
            "sizefactor",
            "sizefactors",
            "sscore",
            "g2mscore",
            "phase",
            "pseudotime",
            "arrayrow",
            "arraycol",
            "pxlrowinfullres",
            "pxlcolinfullres",
            "imagerow",
            "imagecol",
            "intissue",
            "index",
            "cellid",
            "cellindex",
            "rowid",
            "mouseid",
            "animalid",
            "cellsize",
            "doublet",
            "doublets",
            "isdoublet",
            "bmi",
            "dose",
            "passage",
            "rownumber");

    private static final Set<String> ABOUT_GENES = Set.of(
            "chr",
            "chrom",
            "chromosome",
            "chromosomename",
            "seqnames",
            "seqname",
            "start",
            "end",
            "strand",
            "length",
            "genelength",
            "width",
            "exonlength",
            "effectivelength",
            "startposition",
            "endposition",
            "genestart",
            "geneend",
            "transcriptlength",
            "entrez",
            "entrezid",
            "entrezgene",
            "entrezgeneid",
            "ncbigeneid",
            "biotype",
            "genebiotype",
            "genetype",
            "description",
            "genedescription",
            "geneid",
            "geneids",
            "hgncid",
            "mgiid",
            "taxid",
            "gccontent",
            "percentgccontent");

    private static final Pattern PLACE_IN_A_MAP =
            Pattern.compile("(?i)(umap|tsne|t-sne|pca?|harmony|latent|x_umap|x_tsne|x_pca)[-_. ]\\d+");

    /** Coordinates and sizes of cells on a slide; short names that samples of a table of genes may have, too. */
    private static final Pattern PLACE_OF_A_CELL = Pattern.compile("(?i)[xyz]"
            + "|[xyz][-_. ]?(centroid|cent(er|re)|coord\\w*|pos(ition)?|location|pixels?|px|um|min|max|(global|local)\\w*)"
            + "|(centroid|cent(er|re)|coord\\w*|pos(ition)?|location|pixel|min|max|spatial)[-_. ]?[xyz]([-_. ]\\w+)?"
            + "|spatial[-_. ]?\\d|((cell|nucleus|nuclear)[-_. ]?)?(area|volume|perimeter|width|height)([-_. ]um\\d?)?"
            + "|aspect[-_. ]?ratio|eccentricity|solidity|fov([-_. ]?(id|name))?|field[-_. ]of[-_. ]view");

    /** Names of columns that number rows in the order of an earlier table. */
    private static final Pattern INDEX = Pattern.compile(
            "(?i)|unnamed: \\d+(\\.\\d+)?|\\.\\.\\.\\d+|x(\\.\\d+)?|v1|#|no\\.?|nr\\.?|level_\\d|rowid|row[-_. ]?(names?|number|index)?"
                    + "|(cell|gene|spot)?[-_. ]?(index|idx|number|nr)|id");

    /** Lines that counting programs add below those of genes. */
    private static final Pattern SUMMARY = Pattern.compile(
            "__(no_feature|ambiguous|too_low_aQual|not_aligned|alignment_not_unique)|N_(unmapped|multimapping|noFeature|ambiguous)");

    private AnnotationNames() {}

    /** Whether a column of numbers with this name is no gene and no cell. */
    static boolean isAnnotation(String name) {
        String plain = plain(name);
        return ABOUT_CELLS.contains(plain) || isAboutGenes(name) || isPlace(name);
    }

    /** Whether a row of numbers with this name is said of cells; short names of places are those of genes of flies, too. */
    static boolean isAboutCells(String name) {
        return ABOUT_CELLS.contains(plain(name)) || isPlaceInAMap(name);
    }

    /** Whether it is the name of a coordinate or size of cells, in a map or on a slide. */
    static boolean isPlace(String name) {
        return isPlaceInAMap(name) || isPlaceOfACell(name);
    }

    /** Whether it is the name of a coordinate or size of cells on a slide. */
    static boolean isPlaceOfACell(String name) {
        return PLACE_OF_A_CELL.matcher(name.strip()).matches();
    }

    /** Whether a column of rising numbers with this name may be one of row numbers. */
    static boolean isIndex(String name) {
        return INDEX.matcher(name.strip()).matches();
    }

    /** Whether it is the name of a coordinate such as UMAP_1; samples may be called PC_1, too. */
    static boolean isPlaceInAMap(String name) {
        return PLACE_IN_A_MAP.matcher(name.strip()).matches();
    }

    /** Whether a column with this name describes genes. */
    static boolean isAboutGenes(String name) {
        return ABOUT_GENES.contains(plain(name));
    }

    /** Whether it is the sum of what a program could not count as a gene. */
    static boolean isSummary(String name) {
        return SUMMARY.matcher(name.strip()).matches();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    static Set<String> all() {
        var all = new java.util.HashSet<>(ABOUT_CELLS);
        all.addAll(ABOUT_GENES);
        return all;
    }
}
