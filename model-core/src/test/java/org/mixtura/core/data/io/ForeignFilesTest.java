package org.mixtura.core.data.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of other programs, and compressed files that went bad: what they are is said, and how their data can be had. */
class ForeignFilesTest {

    private static final String TABLE =
            "gene,AAACCTGAGA-1,AAACCTGAGC-1\nCD3D,1,0\nMS4A1,0,12\nLYZ,7,3\nNKG7,5,1\nFOS,0,2\nACTB,9,8\n";

    @TempDir
    private Path folder;

    private final DatasetInspector inspector = new DatasetInspector(new DatasetReaders());

    private Inspection inspect(byte[] bytes) throws IOException {
        return inspector.inspect(Files.write(folder.resolve("data.any"), bytes), ReadOptions.DETECT);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fd377a585a0000046b         | xz-compressed    | unxz
            425a683931415926535900     | bzip2-compressed | bunzip2
            28b52ffd0458               | zstd-compressed  | unzstd
            377abcaf271c0004           | a 7z archive     | 7z x
            580a00000003000402         | an object of R   | Seurat::GetAssayData
            d0cf11e0a1b11ae1           | Excel            | tab-separated
            504b0304140006000800000021005b436f6e74656e745f54797065735d2e786d6c | Excel | tab-separated
            934e554d50590100           | NumPy            | anndata
            """)
    void the_kind_is_said_and_what_to_do(String hex, String kind, String remedy) throws IOException {
        Finding found =
                inspect(java.util.HexFormat.of().parseHex(hex)).problems().getFirst();

        assertThat(found.code()).isEqualTo("unknown-format");
        assertThat(found.what()).contains(kind);
        assertThat(found.remedy()).contains(remedy);
        assertThat(found.fixes()).containsExactly(new Fix.ChooseOther());
    }

    @Test
    void an_object_of_r_is_known_in_its_compression() throws IOException {
        byte[] object = ("X\n\0\0\0\3" + "\0".repeat(200)).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(inspect(gzip(object)).problems().getFirst().what()).contains("an object of R");
    }

    @Test
    void genes_that_begin_like_other_files_are_still_a_table() throws IOException {
        assertThat(inspect("RDX,PAR1,BZH\nc1,1,2,3\nc2,0,1,5\n".getBytes(StandardCharsets.UTF_8))
                        .format())
                .startsWith("table");
    }

    @Test
    void a_zarr_store_is_no_10x_folder() throws IOException {
        Files.writeString(folder.resolve(".zgroup"), "{\"zarr_format\": 2}");

        Finding found = inspector.inspect(folder, ReadOptions.DETECT).problems().getFirst();

        assertThat(found.what()).contains("a zarr store");
        assertThat(found.remedy()).contains("read_zarr");
    }

    @Test
    void a_changed_byte_is_told_as_damage_and_not_as_an_odd_table() throws IOException {
        int told = 0;
        byte[] whole = gzip(TABLE.repeat(40).getBytes(StandardCharsets.UTF_8));
        for (int at = 30; at < whole.length - 8; at++) {
            byte[] bad = whole.clone();
            bad[at] ^= 0x55;
            Finding found = inspect(bad).problems().getFirst();
            assertThat(found.code()).as("byte " + at).isIn("damaged-file", "unknown-format");
            told += found.what().contains("is damaged") ? 1 : 0;
        }
        assertThat(told).isPositive();
    }

    @Test
    void a_cut_file_ends_too_early() throws IOException {
        byte[] whole = gzip(TABLE.getBytes(StandardCharsets.UTF_8));

        assertThat(inspect(Arrays.copyOf(whole, whole.length - 12))
                        .problems()
                        .getFirst()
                        .what())
                .contains("ends too early");
    }

    @ParameterizedTest
    @CsvSource({"garbagegarbage, true", "'', false"})
    void bytes_behind_a_compressed_table_are_told(String behind, boolean told) throws IOException {
        byte[] whole = gzip(TABLE.getBytes(StandardCharsets.UTF_8));
        byte[] more = behind.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(whole, whole.length + more.length + 3);
        System.arraycopy(more, 0, all, whole.length, more.length);

        Inspection found = inspect(all);

        assertThat(found.cells()).isEqualTo(2);
        assertThat(found.problems().stream().anyMatch(p -> p.code().equals("bytes-behind")))
                .isEqualTo(told);
    }

    @Test
    void two_compressed_parts_are_one_table() throws IOException {
        byte[] first = gzip(TABLE.substring(0, 60).getBytes(StandardCharsets.UTF_8));
        byte[] second = gzip(TABLE.substring(60).getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);

        Inspection found = inspect(all);

        assertThat(found.genes()).isEqualTo(6);
        assertThat(found.problems()).noneMatch(p -> p.code().equals("bytes-behind"));
    }
}
