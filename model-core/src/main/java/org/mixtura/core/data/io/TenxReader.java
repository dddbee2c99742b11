package org.mixtura.core.data.io;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.mixtura.core.data.CellDataset;
import org.mixtura.core.data.CellTable;
import org.mixtura.core.data.CsrMatrix;
import org.mixtura.core.error.DataProblem;

/** Reads 10x MTX folders, versions 2 and 3. Features that are not gene expression (antibodies) are left out. */
final class TenxReader implements DatasetReader {

    private static final String EXPRESSION = "Gene Expression";

    /** Gzip shrinks digits to about a tenth at best; a header that promises more is not believed. */
    private static final long GZIP_RATIO = 60;

    @Override
    public boolean recognises(Path source) {
        return TenxFolder.find(source).isPresent();
    }

    @Override
    public CellDataset read(Path source, ReadOptions options) {
        var folder = TenxFolder.find(source).orElseThrow(() -> new IllegalStateException("not recognised"));
        options.countsAt().filter(place -> !place.equals("X")).ifPresent(place -> {
            throw new DataProblem(
                    "There is no '%s' in a 10x matrix.".formatted(place),
                    "It holds one matrix, called X here.",
                    "Leave out where the counts are.");
        });
        var counts = matrix(folder);
        var barcodes = lines(folder.barcodes()).stream()
                .map(line -> line.split("\t", -1)[0])
                .toList();
        var features =
                lines(folder.genes()).stream().map(line -> line.split("\t", -1)).toList();
        requireEqual(folder, counts.cells(), barcodes.size(), folder.barcodes(), "cells");
        requireEqual(folder, counts.genes(), features.size(), folder.genes(), "genes");
        int[] expression = IntStream.range(0, features.size())
                .filter(g -> features.get(g).length < 3 || features.get(g)[2].equals(EXPRESSION))
                .toArray();
        var kept = expression.length == features.size()
                ? counts
                : counts.select(IntStream.range(0, counts.cells()).toArray(), expression);
        CountChecks.requireCounts(kept, "X", source, barcodes);
        return new CellDataset(
                name(source),
                source,
                folder.features() ? "10x MTX v3" : "10x MTX v2",
                "X",
                kept,
                GeneNames.table(
                        IntStream.of(expression)
                                .mapToObj(g -> features.get(g)[0])
                                .toList(),
                        IntStream.of(expression)
                                .mapToObj(g -> features.get(g)[features.get(g).length > 1 ? 1 : 0])
                                .toList()),
                new CellTable(barcodes, List.of()));
    }

    private static String name(Path source) {
        return source.getFileName() == null ? "10x" : source.getFileName().toString();
    }

    private static CsrMatrix matrix(TenxFolder folder) {
        Path file = folder.matrix();
        try (var in = open(file)) {
            long bytes = Files.size(file);
            return new MatrixMarket(in).readTransposed(isGzip(file) ? bytes * GZIP_RATIO : bytes);
        } catch (EOFException | ZipException cut) {
            throw damaged(file, "The compressed data end too early or are damaged.", cut);
        } catch (MatrixMarket.Malformed malformed) {
            throw new DataProblem(
                    "'%s' is not a valid matrix file.".formatted(file),
                    "In it, %s.".formatted(malformed.getMessage()),
                    "Download or copy it again; it may be cut off.",
                    malformed);
        } catch (IllegalArgumentException repeated) {
            throw damaged(file, "An entry stands there twice: " + repeated.getMessage() + ".", repeated);
        } catch (IOException unreadable) {
            throw damaged(file, "The system says: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static List<String> lines(Path file) {
        var lines = new ArrayList<String>();
        try (var in = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    lines.add(line);
                }
            }
            return lines;
        } catch (IOException unreadable) {
            throw damaged(file, "The system says: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    private static boolean isGzip(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    private static InputStream open(Path file) throws IOException {
        return isGzip(file) ? new GZIPInputStream(Files.newInputStream(file), 1 << 16) : Files.newInputStream(file);
    }

    private static void requireEqual(TenxFolder folder, int inMatrix, int named, Path names, String what) {
        if (inMatrix != named) {
            throw new DataProblem(
                    "The files beside '%s' do not belong together.".formatted(folder.matrix()),
                    "The matrix has %,d %s, but '%s' names %,d.".formatted(inMatrix, what, names.getFileName(), named),
                    "Use the three files of one 10x run.");
        }
    }

    private static DataProblem damaged(Path file, String why, Exception cause) {
        return new DataProblem(
                "'%s' cannot be read to its end.".formatted(file), why, "Download or copy it again.", cause);
    }
}
